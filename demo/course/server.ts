/** The course platform's own server side: its addresses, and what is done at each. Its secrets never reach a page. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {SiteScript} from '../sites.ts';
import {courseOf} from './courses.ts';
import {basicLogin, learnerCookie, learnerOf, readJson, readText, sendJson} from './http.ts';
import {Launches} from './launches.ts';
import {markTest} from './mark-test.ts';
import {isSatisfied, serverAccount} from './move-on.ts';
import type {CoursePlatform, CourseSecrets} from './platform.ts';
import {answerState, answerStatements} from './record-store-http.ts';
import {RecordStore} from './record-store.ts';
import {CourseRefusal} from './refusal.ts';
import {seed} from './seeds.ts';
import {reportCourse} from './server-way.ts';
import {launched, unitActivity} from './statements.ts';
import {signCourse} from './token-way.ts';

type Answer = (
  platform: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

const addresses: Readonly<Record<string, Answer>> = {
  '/lancer': launch,
  '/xapi/fetch': giveToken,
  '/xapi/statements': answerStatements,
  '/xapi/activities/state': answerState,
  '/test': mark,
  '/badge': giveBadge,
};

export function courseScript(secrets: () => CourseSecrets): SiteScript {
  let opened: CoursePlatform | undefined;
  const open = (): CoursePlatform => {
    const platform = {...secrets(), launches: new Launches(), store: new RecordStore()};
    seed(platform.store, platform.home);
    return platform;
  };
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const answer = Object.hasOwn(addresses, path) ? addresses[path] : undefined;
    if (!answer) return false;
    try {
      opened ??= open();
      await answer(opened, request, response);
    } catch (error) {
      if (!(error instanceof CourseRefusal)) throw error;
      sendJson(response, error.status, {code: error.code});
    }
    return true;
  };
}

/** `POST /lancer`, a form: the learner opens a course. The page gets cmi5's five parameters (§8.1). */
async function launch(
  {home, launches, store}: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const course = courseOf(new URLSearchParams(await readText(request)).get('cours') ?? '');
  if (!course) throw new CourseRefusal(404, 'COURSE_UNKNOWN');
  const learner = learnerOf(request) ?? crypto.randomUUID();
  const opened = launches.open(learner, course);
  store.write(launched(home, opened), serverAccount(home));
  const query = new URLSearchParams({
    endpoint: `${home}xapi/`,
    fetch: `${home}xapi/fetch?session=${opened.session}`,
    actor: JSON.stringify({objectType: 'Agent', account: {homePage: home, name: learner}}),
    registration: opened.registration,
    activityId: unitActivity(home, course),
  });
  response.writeHead(303, {
    location: `/${course.id}.html?${query.toString()}`,
    'set-cookie': learnerCookie(learner),
  });
  response.end();
}

/** `POST /xapi/fetch`: the token of the session, once (cmi5 §8.2). */
function giveToken(
  {home, launches}: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const {searchParams} = new URL(request.url ?? '/', home);
  const token = request.method === 'POST' ? launches.takeToken(searchParams.get('session') ?? '') : undefined;
  const refused = {'error-code': '1', 'error-text': 'Used already, or unknown'};
  sendJson(response, 200, token === undefined ? refused : {'auth-token': token});
}

/** `POST /test`: the unit hands in the answers, with the token of its session. */
async function mark(
  platform: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const session = platform.launches.withToken(basicLogin(request) ?? '');
  if (!session) throw new CourseRefusal(401, 'LOGIN_WRONG');
  sendJson(response, 200, markTest(platform, session, await readJson(request)));
}

/** `POST /badge`: the last page of a course asks for what its learner is to be given. */
async function giveBadge(
  platform: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {registration} = (await readJson(request)) as {registration?: unknown};
  const done = platform.launches.of(learnerOf(request) ?? '', String(registration));
  if (!done) throw new CourseRefusal(404, 'REGISTRATION_UNKNOWN');
  if (!isSatisfied(platform.store, done)) throw new CourseRefusal(409, 'NOT_SATISFIED');
  const {id: badge, way} = done.course;
  if (way === 'token') {
    sendJson(response, 200, {badge, token: await signCourse(platform, done)});
  } else {
    const {state, claim} = await reportCourse(platform, done);
    sendJson(response, 200, {badge, state, claim});
  }
}
