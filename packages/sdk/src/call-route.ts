/** One call of one route: where each member of the input goes, and what the reply becomes. */
import ky, {type Options} from 'ky';
import {BackendError, type CallOptions, type Route} from '@pepites/recognition';
import type {GenericSchema} from 'valibot';
import type {BadgeClientOptions} from './create-badge-client.js';
import {retryOptions, type RetryPolicy} from './retry-policy.js';
import {toBackendError} from './to-backend-error.js';

/** What the calls of one client share. */
export interface Transport {
  /** Without a final slash. */
  readonly backend: string;
  readonly token: () => string | undefined | Promise<string | undefined>;
  readonly fetch?: BadgeClientOptions['fetch'];
  readonly onRequest?: BadgeClientOptions['onRequest'];
  readonly onReply?: BadgeClientOptions['onReply'];
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
}

type Input = Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, Route | undefined>>;
/** The contract's queries are flat; what is undefined is left out. */
type Query = Record<string, string | number | boolean | undefined>;

/** A photo on a slow phone takes longer than a line of JSON. */
const fileTimeoutFactor = 8;

/** @throws {BackendError}, or the signal's reason */
export async function callRoute(
  transport: Transport,
  id: string,
  input: Input,
  {signal, idempotencyKey, onProgress}: CallOptions = {},
): Promise<unknown> {
  const {onRequest, onReply} = transport;
  try {
    const route = await routeOf(id);
    signal?.throwIfAborted();
    const {path, rest} = fillPath(route, input);
    const pending = ky(transport.backend + path, {
      ...requestOptions(
        transport,
        route,
        rest,
        await headersOf(transport, route, rest['version'], idempotencyKey),
      ),
      // A copy of the reply, for each try.
      hooks: {
        beforeRequest: [async ({request}) => onRequest?.(request, id)],
        afterResponse: onReply ? [async ({response}) => onReply(response, id)] : [],
      },
      ...(signal && {signal}),
      ...(onProgress && {
        fetch: (await import('./with-progress.js')).sendWithProgress(
          transport.fetch,
          onProgress,
        ) as typeof fetch,
      }),
    });
    // Awaited here so that a connection lost before the reply and one lost within it are both met in this `try`.
    await pending;
    if (route.reply === 'none') return undefined;
    return await (route.reply === 'bytes' ? pending.blob() : pending.json(route.reply as GenericSchema));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw await toBackendError(error);
  }
}

/** Most pages need the first part of the table only. */
async function routeOf(id: string): Promise<Route> {
  const {everydayRoutes} = await import('./contract.js');
  const route =
    (everydayRoutes as Table)[id] ?? ((await import('./further-contract.js')).furtherRoutes as Table)[id];
  if (route) return route;
  throw new BackendError('ROUTE_UNKNOWN', {message: `No such route: ${id}`});
}

/** The path with its parameters encoded, and the members of the input that it did not take. */
function fillPath(route: Route, input: Input): {path: string; rest: Record<string, unknown>} {
  const taken = new Set<string>();
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input[name];
    // An empty or dotted segment would name another address: `/structures/../…`.
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw new BackendError('BAD_REQUEST', {
        message: `${route.path}: "${name}" cannot stand there`,
      });
    }
    taken.add(name);
    return encodeURIComponent(value);
  });
  return {path, rest: Object.fromEntries(Object.entries(input).filter(([name]) => !taken.has(name)))};
}

function requestOptions(
  transport: Transport,
  route: Route,
  {version: _version, file, ...members}: Record<string, unknown>,
  headers: Record<string, string>,
): Options {
  const {fetch} = transport;
  const movesFile = route.body === 'bytes' || route.reply === 'bytes';
  const options: Options = {
    method: route.method,
    headers: {
      ...headers,
      // A blob without a type would go without a Content-Type.
      ...(file instanceof Blob && {'content-type': file.type || 'application/octet-stream'}),
    },
    credentials: 'omit',
    timeout: transport.timeoutMs * (movesFile ? fileTimeoutFactor : 1),
    retry: retryOptions(transport.retry),
    ...(fetch && {fetch: async (request) => fetch(await detached(request as Request))}),
  };
  if (route.body === 'bytes') return {...options, body: file as Blob};
  return route.body ? {...options, json: members} : {...options, searchParams: members as Query};
}

/**
 * A request whose body is its own. ky keeps a second branch of the body for another try, and a stream that was teed cannot be
 * cancelled by one side alone: a backend in this process that refuses a call before reading it would wait for ever.
 */
async function detached(request: Request): Promise<Request> {
  return request.body ? new Request(request, {body: await request.blob()}) : request;
}

/** A token goes only where the contract can ask for one: public reads need no CORS preflight, and can be cached. */
async function headersOf(
  {token}: Transport,
  route: Route,
  version: unknown,
  idempotencyKey: string | undefined,
): Promise<Record<string, string>> {
  const isPrivate = route.errors.some((code) => code === 'SIGN_IN_REQUIRED' || code === 'API_KEY_WRONG');
  const bearer = isPrivate ? await token() : undefined;
  return {
    accept: route.reply === 'bytes' ? '*/*' : 'application/json',
    ...(bearer && {authorization: `Bearer ${bearer}`}),
    ...(route.method !== 'GET' && {'idempotency-key': idempotencyKey ?? randomUuid()}),
    ...(route.ifMatch && {'if-match': `"${String(version)}"`}),
  };
}

/** RFC 9562 version 4. `crypto.randomUUID` exists only in secure contexts; a trial on `http://192.168…` is none. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(31));
  let at = 0;
  // Version 4 stays; of the variant's digit (8 to b) two bits are random, of all others four.
  return '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, (digit) =>
    (Number(digit) + ((bytes[at++] ?? 0) & (digit === '8' ? 3 : 15))).toString(16),
  );
}
