/**
 * Listens to what the SDK and the backend say to each other: which routes were reached with success, and whatever is not as the contract
 * has it. Also asks as a browser would before a page's call, and sends what a client may send again a second time.
 */
import {isDeepStrictEqual} from 'node:util';
import {
  errorStatus,
  isErrorCode,
  problemSchema,
  type Route,
  type RouteId,
  routes,
} from '@pepites/recognition';
import * as v from 'valibot';
import {routeOf} from './route-of.ts';
import type {Fetch} from './world.ts';

export interface Recording {
  readonly watch: (send: Fetch, backend: string) => Fetch;
  /** Answered with the success that the contract says. */
  readonly reached: ReadonlySet<string>;
  /** English sentences; none where all was as the contract has it. */
  readonly faults: readonly string[];
}

export function createRecording(): Recording {
  const reached = new Set<string>();
  const faults: string[] = [];
  const asked = new Map<string, Promise<string | undefined>>();
  return {
    reached,
    faults,
    watch: (send, backend) => async (request) => {
      const id = routeOf(request);
      if (id === undefined) {
        faults.push(`${request.method} ${request.url} is no route`);
        return send(request);
      }
      const preflight = preflightOf(request, backend);
      const again = isRepeatable(id) ? request.clone() : undefined;
      const reply = await send(request);
      const found = await faultsOf(id, reply.clone());
      if (reply.ok && again) found.push(...(await repetitionFaults(reply.clone(), await send(again))));
      if (reply.ok && preflight) {
        const key = `${id} ${[...preflight.headers.values()].join(' ')}`;
        const answer = asked.get(key) ?? send(preflight).then((said) => preflightFault(preflight, said));
        asked.set(key, answer);
        const fault = await answer;
        if (fault !== undefined) found.push(fault);
        const allowed = reply.headers.get('access-control-allow-origin');
        if (allowed !== '*' && allowed !== request.headers.get('origin')) found.push('a page cannot read it');
      }
      if (reply.ok && found.length === 0) reached.add(id);
      faults.push(...found.map((fault) => `${id} (${reply.status}): ${fault}`));
      return reply;
    },
  };
}

async function faultsOf(id: RouteId, reply: Response): Promise<string[]> {
  const route: Route = routes[id];
  return reply.ok ? successFaults(route, reply) : refusalFaults(route, reply);
}

async function successFaults(route: Route, reply: Response): Promise<string[]> {
  const faults: string[] = [];
  if (reply.status !== route.status) faults.push(`status ${route.status} is declared`);
  const type = reply.headers.get('content-type');
  if (route.reply === 'none') {
    if ((await reply.text()) !== '') faults.push('a body where none is declared');
  } else if (route.reply === 'events') {
    faults.push('a stream is no answer to a call');
  } else if (route.reply === 'bytes') {
    if (type === null) faults.push('a file without a type');
    if ((await reply.arrayBuffer()).byteLength === 0) faults.push('an empty file');
  } else {
    if (type !== 'application/json') faults.push(`the type is ${String(type)}`);
    faults.push(...shapeFaults(route.reply, await reply.json()));
  }
  return faults;
}

/** A schema of an object leaves out what it does not know: so nothing may be left out. */
function shapeFaults(schema: v.GenericSchema, said: unknown): string[] {
  const result = v.safeParse(schema, said);
  if (!result.success) return result.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`);
  return isDeepStrictEqual(result.output, said) ? [] : ['members that the contract does not know'];
}

async function refusalFaults(route: Route, reply: Response): Promise<string[]> {
  const faults: string[] = [];
  if (reply.status >= 500) faults.push('a failure of the backend');
  const type = reply.headers.get('content-type');
  if (type !== 'application/problem+json') return [...faults, `the type is ${String(type)}`];
  const said: unknown = await reply.json();
  faults.push(...shapeFaults(problemSchema, said));
  const {code} = said as {code: string};
  if (!isErrorCode(code)) return [...faults, `unknown code ${code}`];
  if (errorStatus[code] !== reply.status) faults.push(`${code} is ${errorStatus[code]}`);
  const declared = new Set<string>([...route.errors, 'BAD_REQUEST', 'STRUCTURE_UNKNOWN']);
  if (declared.has('SIGN_IN_REQUIRED')) declared.add('FORBIDDEN').add('ORIGIN_NOT_REGISTERED');
  if (route.method !== 'GET') declared.add('IDEMPOTENCY_CONFLICT');
  return declared.has(code) ? faults : [...faults, `${code} is not declared`];
}

/** After these there is no session left to send them again with. */
const last: readonly RouteId[] = ['me.erase', 'me.signOut', 'examination.leave'];

/** A client that lost the answer sends the call again with the same key. */
function isRepeatable(id: RouteId): boolean {
  const {method, changesNothing, reply}: Route = routes[id];
  return method !== 'GET' && changesNothing !== true && reply !== 'bytes' && !last.includes(id);
}

async function repetitionFaults(first: Response, second: Response): Promise<string[]> {
  const isSame = first.status === second.status && (await first.text()) === (await second.clone().text());
  return isSame ? [] : [`sent again with its key it says ${second.status} ${await second.text()}`];
}

/** What a browser asks before a page of another origin calls so; the backend's own pages and servers need not ask. */
function preflightOf(request: Request, backend: string): Request | undefined {
  const origin = request.headers.get('origin');
  if (origin === null || origin === backend) return undefined;
  const simple = new Set(['accept', 'origin', 'content-language', 'accept-language']);
  const names = [...request.headers.keys()].filter((name) => !simple.has(name)).sort();
  const headers = new Headers({origin, 'access-control-request-method': request.method});
  if (names.length > 0) headers.set('access-control-request-headers', names.join(','));
  return new Request(request.url, {method: 'OPTIONS', headers});
}

function preflightFault(asked: Request, said: Response): string | undefined {
  const listed = (name: string): string[] => said.headers.get(name)?.split(/,\s*/) ?? [];
  const method = asked.headers.get('access-control-request-method') ?? '';
  const wanted = asked.headers.get('access-control-request-headers')?.split(',') ?? [];
  if (said.status !== 204) return `the preflight says ${said.status}`;
  if (!listed('access-control-allow-methods').includes(method)) return `the preflight forbids ${method}`;
  const forbidden = wanted.filter((name) => !listed('access-control-allow-headers').includes(name));
  return forbidden.length === 0 ? undefined : `the preflight forbids ${forbidden.join()}`;
}
