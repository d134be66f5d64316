/** Makes the client: one function per route of the contract's table, over HTTP. */
import type {BadgeBackend} from '@pepites/recognition';
import {byName} from './by-name.js';
import {callRoute, type Transport} from './call-route.js';
import type {RetryPolicy} from './retry-policy.js';

export interface BadgeClientOptions {
  /** The backend's PUBLIC_URL, for instance `https://badges.example`. In a page it may be relative to the page. */
  readonly backend: string;
  /**
   * The session's bearer token, or a function that gives it at each call, also later (an OAuth token that is renewed); sent only where the
   * contract asks for one.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Replaces the platform's `fetch`; `(request) => app.fetch(request)` speaks to a backend in the same process. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** Sees each call before it goes, with its route's name (`badges.list`); may set headers. */
  readonly onRequest?: ((request: Request, route: string) => void | Promise<void>) | undefined;
  /** Sees each reply, also refusals and those after which the call is tried again, with its route's name. */
  readonly onReply?: ((reply: Response, route: string) => void | Promise<void>) | undefined;
  /** Time allowed for each attempt to be answered, in milliseconds; files have eight times as long. Default 15 000. */
  readonly timeoutMs?: number | undefined;
  /** How often and how patiently a call is tried again. */
  readonly retry?: RetryPolicy | undefined;
}

/**
 * A typed client of a Pépites backend: `client.requests.submit({structure, badge, …})`, one object per resource and one function per
 * route. It keeps no state but its options; nothing is sent before a function is called.
 *
 * Each function takes one object (path parameters, query and body members together; a file is `{file: Blob}`) and
 * gives the reply, checked against the contract: an object, a `Blob` for a file, or nothing.
 *
 * A call is tried again when the network or a gateway failed, or when the backend says `Retry-After`; what changes something carries one
 * `Idempotency-Key` through all tries, so that nothing is done twice. To go on after a failure that was shown to a
 * person, give the same `idempotencyKey` again.
 *
 * @throws {BackendError} whose `code` is one of the route's codes, or `UNREACHABLE`, `TIMED_OUT`, `UNEXPECTED_REPLY`
 * @throws the signal's `reason` when the caller aborts
 * @example
 * import {createBadgeClient} from '@pepites/sdk';
 *
 * const client = createBadgeClient({backend: 'https://badges.example'});
 * const {items} = await client.badges.list({structure: 'les-trois-saules'});
 * console.log(items.map(({name}) => name.fr));
 */
export function createBadgeClient(options: BadgeClientOptions): BadgeBackend {
  const {token} = options;
  const transport: Transport = {
    ...options,
    backend: options.backend.replace(/\/+$/, ''),
    token: typeof token === 'function' ? token : () => token,
    timeoutMs: options.timeoutMs ?? 15_000,
    retry: options.retry ?? {},
  };
  const client = byName((resource) =>
    byName((verb) => callRoute.bind(undefined, transport, `${resource}.${verb}`)),
  );
  // What each name takes and gives is the table's own types.
  return client as BadgeBackend;
}
