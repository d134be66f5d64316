/** A world with a course platform that writes statements: its key, its lead, statements as its record store has them. */
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from './world.js';

export const course = 'https://cours.example/gestes';
export const quiz = 'https://cours.example/quiz';
export const authority = {
  objectType: 'Agent',
  account: {homePage: 'https://registre.example', name: 'serveur-cours'},
};
export const homePage = 'https://cours.example/';

export interface CourseWorld {
  readonly world: TestWorld;
  /** Of the platform `cours`. */
  readonly apiKey: {readonly token: string; readonly origin: null};
  /** On the backend's own pages. */
  readonly lead: {readonly token: string; readonly origin: string};
}

/** `gestes`: the course satisfied; `quiz`: passed with 0.8. */
export async function openCourseWorld(): Promise<CourseWorld> {
  const world = await openWorld();
  const definition = makeDefinition(({structures: [own, neighbour]}) => {
    const gestes = own?.badges.find(({id}) => id === 'gestes');
    const named = (id: string, rule: object) => ({...gestes, id, process: {mode: 'onCriteria', rule}});
    const badges = own?.badges.filter(({id}) => id !== 'gestes') ?? [];
    badges.push(
      named('gestes', {completed: course}),
      named('quiz', {passed: quiz, minScaled: 0.8}),
      named('strict', {completed: 'https://cours.example/strict'}),
    );
    const strict = badges.at(-1);
    if (strict) strict['process'] = {...(strict['process'] as object), minTrust: 'T3'};
    const platform = {
      ...{id: 'cours', name: 'Cours', badges: ['gestes', 'quiz', 'strict'], learnerHomePage: homePage},
      authorities: [`${authority.account.homePage} ${authority.account.name}`],
    };
    Object.assign(own ?? {}, {
      badges,
      platforms: [platform, {...platform, id: 'autre', authorities: undefined}],
    });
    own?.staff?.push({email: 'lea@trois-saules.example', name: 'Léa', roles: ['lead', 'manager']});
    Object.assign(neighbour ?? {}, {
      badges: badges.filter(({id}) => id === 'gestes'),
      platforms: [{...platform, badges: ['gestes']}],
    });
  });
  await world.backend.apply(definition, {images, dryRun: false});
  const token = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
  return {
    world,
    apiKey: {token, origin: null},
    lead: {token: (await world.signIn('lea@trois-saules.example', PUBLIC_URL)).token, origin: PUBLIC_URL},
  };
}

const cmi5 = {id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'};

interface StatementOf {
  readonly id?: string;
  readonly learner?: string;
  readonly actor?: object;
  readonly at?: string;
  readonly stored?: string;
  readonly authority?: object | undefined;
  readonly activity?: string;
}

/** The platform says that the course is done. */
export function satisfied(more: StatementOf = {}) {
  return {
    ...common(more),
    verb: {id: 'https://w3id.org/xapi/adl/verbs/satisfied'},
    object: {
      id: more.activity ?? course,
      definition: {type: 'https://w3id.org/xapi/cmi5/activitytype/course'},
    },
    context: {registration: crypto.randomUUID(), contextActivities: {category: [cmi5]}},
  };
}

/** As a unit says of itself, in the learner's browser. */
export function unitPassed(more: StatementOf = {}) {
  return {
    ...satisfied(more),
    verb: {id: 'http://adlnet.gov/expapi/verbs/passed'},
    result: {success: true, score: {scaled: 1}},
  };
}

/** Of xAPI alone. */
export function quizPassed(scaled: number, more: StatementOf = {}) {
  return {
    ...common(more),
    verb: {id: 'http://adlnet.gov/expapi/verbs/passed'},
    object: {id: quiz},
    result: {success: true, score: {scaled}},
  };
}

export function voided(statement: string, more: StatementOf = {}) {
  return {
    ...common(more),
    verb: {id: 'http://adlnet.gov/expapi/verbs/voided'},
    object: {objectType: 'StatementRef', id: statement},
  };
}

function common(more: StatementOf) {
  const {id = crypto.randomUUID(), learner = 'eleve', at = '2026-11-24T08:00:00.000Z'} = more;
  return {
    id,
    actor: more.actor ?? {account: {homePage, name: learner}},
    timestamp: at,
    stored: more.stored ?? at,
    authority: 'authority' in more ? more.authority : authority,
  };
}
