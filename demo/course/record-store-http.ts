/** The record store over HTTP: xAPI's statements resource, and of its state resource the one document that cmi5 has. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {basicLogin, readJson, sendJson} from './http.ts';
import type {Launch} from './launches.ts';
import {checkSessionMayWrite} from './may-write.ts';
import {judge} from './move-on.ts';
import type {CoursePlatform} from './platform.ts';
import {readStatement} from './read-statement.ts';
import {CourseRefusal} from './refusal.ts';
import {contextTemplate, type Statement, verbs} from './statements.ts';

/** `/xapi/statements`: units write, the backend of the badges reads. */
export async function answerStatements(
  platform: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-experience-api-version', '1.0.3');
  if (request.headers['x-experience-api-version']?.toString().startsWith('1.0') !== true)
    throw new CourseRefusal(400, 'VERSION_MISSING');
  const {searchParams: query} = new URL(request.url ?? '/', platform.home);
  const login = basicLogin(request);
  if (request.method === 'GET') {
    if (login !== readerLogin(platform)) throw new CourseRefusal(401, 'LOGIN_WRONG');
    sendJson(response, 200, read(platform, query));
    return;
  }
  const launch = login === undefined ? undefined : platform.launches.withToken(login);
  if (!launch) throw new CourseRefusal(401, 'LOGIN_WRONG');
  const given = await readJson(request);
  if (request.method === 'PUT') {
    write(platform, launch, [readStatement(given, query.get('statementId') ?? undefined)]);
    response.writeHead(204).end();
  } else if (request.method === 'POST') {
    const statements = (Array.isArray(given) ? given : [given]).map((one) => readStatement(one));
    write(platform, launch, statements);
    const ids = statements.map(({id}) => id);
    sendJson(response, 200, ids);
  } else {
    throw new CourseRefusal(405, 'METHOD_UNKNOWN');
  }
}

/** All or none, as xAPI has it. */
function write({home, store}: CoursePlatform, launch: Launch, all: readonly Statement[]): void {
  for (const statement of all) checkSessionMayWrite(home, launch, statement);
  for (const statement of all) {
    store.write(statement, {homePage: home, name: `session-${launch.session}`});
    if (statement.verb.id === verbs.terminated) launch.isOver = true;
  }
  judge(home, store, launch);
}

/** `since`, `ascending`, `limit` and `more`: what a reader needs who comes back for what is new. */
function read({store}: CoursePlatform, query: URLSearchParams): unknown {
  const id = query.get('statementId');
  if (id !== null) {
    const statement = store.with(id);
    if (!statement) throw new CourseRefusal(404, 'STATEMENT_UNKNOWN');
    return statement;
  }
  const since = Date.parse(query.get('since') ?? '1970-01-01');
  const found = store.all().filter(({stored}) => Date.parse(stored) > since);
  if (query.get('ascending') !== 'true') found.reverse();
  const from = Number(query.get('from') ?? 0);
  const until = from + Math.min(Number(query.get('limit') ?? 0) || 100, 100);
  const next = new URLSearchParams({...Object.fromEntries(query), from: String(until)});
  const more = until < found.length ? `/xapi/statements?${next.toString()}` : '';
  return {statements: found.slice(from, until), more};
}

export const readerLogin = ({storePassword}: Pick<CoursePlatform, 'storePassword'>): string =>
  Buffer.from(`pepites:${storePassword}`).toString('base64');

/** `/xapi/activities/state?stateId=LMS.LaunchData`: what a unit needs to know of its launch (cmi5 §10). */
export function answerState(
  platform: CoursePlatform,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const login = basicLogin(request);
  const launch = login === undefined ? undefined : platform.launches.withToken(login);
  if (!launch) throw new CourseRefusal(401, 'LOGIN_WRONG');
  const {searchParams: query} = new URL(request.url ?? '/', platform.home);
  if (request.method !== 'GET' || query.get('stateId') !== 'LMS.LaunchData')
    throw new CourseRefusal(404, 'STATE_UNKNOWN');
  sendJson(response, 200, {
    contextTemplate: contextTemplate(launch),
    launchMode: 'Normal',
    moveOn: 'CompletedAndPassed',
    masteryScore: launch.course.masteryScore,
    returnURL: `${platform.home}fin.html?registration=${launch.registration}`,
  });
}
