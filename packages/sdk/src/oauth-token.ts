/** Bearer tokens from an OAuth 2 server, for a server that calls in its own name. */
import ky from 'ky';
import {BackendError} from '@pepites/recognition';

export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** In milliseconds. Default 15 000. */
  readonly timeoutMs?: number | undefined;
  readonly now?: (() => Date) | undefined;
}

/** A token that ends within this time is asked for anew. */
const marginMs = 30_000;
/** Where the server does not say how long a token lives. */
const usualMs = 300_000;

/**
 * A source of tokens by the client credentials grant: asked for when one is needed, kept until shortly before its end, once for all calls of
 * the same moment. Give it as `token` to `createBadgeClient`.
 *
 * @returns a function that gives the token; it rejects with a `BackendError` `UNREACHABLE`, `TIMED_OUT`, or `SIGN_IN_REQUIRED` when the server refuses
 * @see RFC 6749 §4.4
 * @example
 * import {createBadgeClient} from '@pepites/sdk';
 * import {clientCredentials} from '@pepites/sdk/server.js';
 *
 * const token = clientCredentials({
 *   tokenUrl: 'https://id.example/token',
 *   clientId: 'site',
 *   clientSecret: process.env['CLIENT_SECRET'] ?? '',
 * });
 * const client = createBadgeClient({backend: 'https://badges.example', token});
 * console.log(typeof client.me.get);
 */
export function clientCredentials(options: ClientCredentials): () => Promise<string> {
  const now = options.now ?? (() => new Date());
  let known: {readonly token: string; readonly endsAtMs: number} | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const {token, seconds} = await askFor(options);
    const livesMs = seconds === undefined ? usualMs : seconds * 1000;
    known = {token, endsAtMs: now().getTime() + livesMs - marginMs};
    return token;
  };
  return async () => {
    if (known && now().getTime() < known.endsAtMs) return known.token;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function askFor({
  tokenUrl,
  clientId,
  clientSecret,
  scope,
  fetch,
  timeoutMs = 15_000,
}: ClientCredentials): Promise<{token: string; seconds: number | undefined}> {
  const encode = (text: string) => new URLSearchParams({x: text}).toString().slice(2);
  const response = await ky
    .post(tokenUrl, {
      headers: {
        accept: 'application/json',
        authorization: `Basic ${btoa(`${encode(clientId)}:${encode(clientSecret)}`)}`,
      },
      body: new URLSearchParams({grant_type: 'client_credentials', ...(scope !== undefined && {scope})}),
      ...(fetch && {fetch: async (request) => fetch(request as Request)}),
      credentials: 'omit',
      redirect: 'error',
      throwHttpErrors: false,
      timeout: timeoutMs,
      retry: {limit: 0},
    })
    .catch((cause: unknown) => {
      const isLate = cause instanceof Error && cause.name === 'TimeoutError';
      throw new BackendError(isLate ? 'TIMED_OUT' : 'UNREACHABLE', {cause, message: String(cause)});
    });
  const said: unknown = await response.json().catch(() => undefined);
  const {access_token: token, expires_in: seconds} = (said ?? {}) as {
    access_token?: unknown;
    expires_in?: unknown;
  };
  if (!response.ok || typeof token !== 'string' || token === '')
    throw new BackendError('SIGN_IN_REQUIRED', {
      status: response.status,
      message: `The token server answered ${response.status}`,
    });
  return {token, seconds: typeof seconds === 'number' ? seconds : undefined};
}
