/**
 * Before somebody does what they may, a stranger tries the very same call, and the person tries it on something that does not exist.
 * Both must be told so, alike: what is another's is not there.
 */
import {type Problem, type Route, type RouteId, routes} from '@pepites/recognition';
import {routeOf} from './route-of.ts';
import type {Fetch} from './world.ts';

export interface Trespass {
  readonly watch: (send: Fetch) => Fetch;
  /** Routes on something that is somebody's, where both were tried before a call that went through. */
  readonly tried: ReadonlySet<string>;
  readonly faults: readonly string[];
}

/** Somebody without a role, at this structure and on this page: a bearer token. */
type FindStranger = (structure: string, origin: string) => Promise<string>;

/** Names in paths that stand for what anyone may know of, or for a secret that is its own proof. */
const known = new Set([
  ...['structure', 'badge', 'pathway', 'number', 'kind', 'language', 'network', 'member'],
  ...['link', 'claim'],
]);

/** Says the same for every session, also for one that is another's, and ends only one's own. */
const silent: readonly RouteId[] = ['me.endSession'];

/** Make what is not there, under an id that the page made: nobody asks them for what does not exist. */
const making: readonly RouteId[] = ['badgeDrafts.save'];

/** Every route that this is about. */
export const routesOnOwned: readonly RouteId[] = (Object.keys(routes) as RouteId[]).filter((id) => {
  const {path, errors}: Route = routes[id];
  return ownedPart(path) > 0 && errors.includes('SIGN_IN_REQUIRED') && !silent.includes(id);
});

export function createTrespass(findStranger: FindStranger): Trespass {
  const tried = new Set<string>();
  const faults: string[] = [];
  return {
    tried,
    faults,
    watch: (send) => async (request) => {
      const id = routeOf(request);
      if (id === undefined || tried.has(id) || !routesOnOwned.includes(id)) return send(request);
      const asStranger = request.clone();
      const onNothing = request.clone();
      const structure = new URL(request.url).pathname.split('/')[2] ?? '';
      const token = await findStranger(structure, request.headers.get('origin') ?? '');
      const strangers = await send(withToken(asStranger, token));
      const nothings = making.includes(id)
        ? undefined
        : await send(await withPath(onNothing, elsewhere(id, request.url)));
      const reply = await send(request);
      if (!reply.ok) return reply;
      tried.add(id);
      const stranger = await said(strangers);
      const nothing = nothings && (await said(nothings));
      if (!/^40[134] (?:FORBIDDEN|SESSION_ENDED|\w+_UNKNOWN)$/.test(stranger))
        faults.push(`${id}: a stranger is told ${stranger}`);
      if (nothing !== undefined && !/^(?:404 \w+_UNKNOWN|403 NOT_AN_EXAMINER)$/.test(nothing))
        faults.push(`${id}: for what does not exist one is told ${nothing}`);
      return reply;
    },
  };
}

/** Where in a path the last name of something that is somebody's stands; -1: nowhere. */
function ownedPart(path: string): number {
  return path.split('/').findLastIndex((part) => part.startsWith(':') && !known.has(part.slice(1)));
}

function elsewhere(id: RouteId, url: string): URL {
  const there = new URL(url);
  const parts = there.pathname.split('/');
  parts[ownedPart(routes[id].path)] = crypto.randomUUID();
  there.pathname = parts.join('/');
  return there;
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

async function withPath(request: Request, url: URL): Promise<Request> {
  const {method, headers} = request;
  const body = method === 'GET' ? null : await request.arrayBuffer();
  const sent = new Request(url, {method, headers, body});
  if (sent.headers.has('idempotency-key')) sent.headers.set('idempotency-key', crypto.randomUUID());
  return sent;
}

async function said(reply: Response): Promise<string> {
  if (reply.ok) return `${reply.status}`;
  return `${reply.status} ${((await reply.json()) as Problem).code}`;
}
