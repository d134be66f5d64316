/** xAPI statements, as cmi5 has them, and those that the platform writes itself. */
import type {Course} from './courses.ts';
import type {Launch} from './launches.ts';

export interface Statement {
  readonly id: string;
  readonly actor: {readonly objectType: 'Agent'; readonly account: Account};
  readonly verb: {readonly id: string; readonly display?: Readonly<Record<string, string>>};
  readonly object: Activity;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly context?: {
    readonly registration?: string;
    readonly contextActivities?: Readonly<Record<string, readonly Activity[]>>;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  readonly timestamp: string;
}

export interface Account {
  readonly homePage: string;
  readonly name: string;
}

interface Activity {
  readonly objectType?: 'Activity';
  readonly id: string;
  readonly definition?: Readonly<Record<string, unknown>>;
}

const adl = 'http://adlnet.gov/expapi/verbs/';

/** Those that a platform writes, and no unit may, stand apart: who can write `satisfied` can give the badge. */
export const verbs = {
  unit: ['initialized', 'completed', 'passed', 'failed', 'terminated'].map((name) => adl + name),
  completed: `${adl}completed`,
  passed: `${adl}passed`,
  terminated: `${adl}terminated`,
  answered: `${adl}answered`,
  launched: `${adl}launched`,
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const;

const extension = 'https://w3id.org/xapi/cmi5/context/extensions';
const categories = {
  cmi5: {objectType: 'Activity', id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'},
  moveOn: {objectType: 'Activity', id: 'https://w3id.org/xapi/cmi5/context/categories/moveon'},
} as const satisfies Record<string, Activity>;

/** `home`: the platform's address. It names courses and their units by ids of its own. */
export const courseActivity = (home: string, course: Course): string => `${home}activites/${course.id}`;
export const unitActivity = (home: string, course: Course): string => `${courseActivity(home, course)}/unite`;

/** What every statement of this session has; the unit gets it from its launch data. */
export const contextTemplate = ({course, session}: Pick<Launch, 'course' | 'session'>) => ({
  contextActivities: {
    grouping: [{objectType: 'Activity', id: `${course.publisherId}/unite`} satisfies Activity],
  },
  extensions: {[`${extension}/sessionid`]: session},
});

type Said = Pick<Statement, 'verb' | 'object' | 'context'> & Partial<Pick<Statement, 'result'>>;

/** A statement of the platform's own about a learner. */
export function says(home: string, learner: string, said: Said, at = new Date()): Statement {
  const actor = {objectType: 'Agent', account: {homePage: home, name: learner}} as const;
  return {id: crypto.randomUUID(), actor, ...said, timestamp: at.toISOString()};
}

/** A session begins (cmi5 §9.3.1). */
export function launched(home: string, launch: Launch): Statement {
  const template = contextTemplate(launch);
  return says(home, launch.learner, {
    verb: {id: verbs.launched, display: {fr: 'a ouvert'}},
    object: {objectType: 'Activity', id: unitActivity(home, launch.course)},
    context: {
      registration: launch.registration,
      contextActivities: {...template.contextActivities, category: [categories.cmi5]},
      extensions: {
        ...template.extensions,
        [`${extension}/launchmode`]: 'Normal',
        [`${extension}/moveon`]: 'CompletedAndPassed',
        [`${extension}/masteryscore`]: launch.course.masteryScore,
      },
    },
  });
}

/** The whole course is done: the platform judged it (cmi5 §9.3.9). It names the course by its own id, and by the publisher's. */
export function satisfied(
  home: string,
  {course, learner, registration, session}: Pick<Launch, 'course' | 'learner' | 'registration' | 'session'>,
  at = new Date(),
): Statement {
  const definition = {
    type: 'https://w3id.org/xapi/cmi5/activitytype/course',
    name: {fr: course.title},
  };
  const said: Said = {
    verb: {id: verbs.satisfied, display: {fr: 'a fini'}},
    object: {objectType: 'Activity', id: courseActivity(home, course), definition},
    context: {
      registration,
      contextActivities: {
        grouping: [{objectType: 'Activity', id: course.publisherId, definition}],
        category: [categories.cmi5, categories.moveOn],
      },
      extensions: {[`${extension}/sessionid`]: session},
    },
  };
  return says(home, learner, said, at);
}

/** One answer of the test, as the platform's server marked it. */
export function answered(
  home: string,
  launch: Launch,
  answer: {readonly question: string; readonly choice: string; readonly isRight: boolean},
): Statement {
  const {question, choice, isRight} = answer;
  return says(home, launch.learner, {
    verb: {id: verbs.answered, display: {fr: 'a répondu'}},
    object: {objectType: 'Activity', id: `${unitActivity(home, launch.course)}/${question}`},
    result: {response: choice, success: isRight},
    context: {registration: launch.registration, ...contextTemplate(launch)},
  });
}
