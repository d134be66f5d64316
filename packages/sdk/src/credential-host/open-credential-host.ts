/** A wallet or backpack, spoken to by the standard's own interface. */
import type {CredentialHost, HostedCredentials} from '@pepites/recognition';
import type {RetryPolicy} from '../retry-policy.js';
import {
  beginAuthorization,
  type ClientMetadata,
  finishAuthorization,
  type HostClient,
  type HostPermission,
  type HostTokens,
  type PendingAuthorization,
  register,
  renew,
  scopesFor,
} from './authorization.js';
import {discover, type HostDescription, type HostProtocol} from './discover.js';
import {CredentialHostError} from './host-error.js';
import {callHost, type HostCall, type HostReply, type HostTransport, refusalOf} from './host-http.js';
import {asObject, pageOf, startUrl} from './host-pages.js';

export interface CredentialHostOptions {
  /** The host's address (`https://wallet.example`), or that of its interface (`…/ims/ob/v3p0`). */
  readonly host: string;
  /** Default: Open Badges 3.0, and where that is not there, Badge Connect 2.1, which is read only. */
  readonly protocol?: HostProtocol | undefined;
  /** As `register` gave it, or as the host's own pages did. */
  readonly client?: HostClient | undefined;
  /** As `finishAuthorization` gave them, or `onTokens` since. */
  readonly tokens?: HostTokens | undefined;
  /** Told whenever there are other tokens, or none any more: keep them for the next time. */
  readonly onTokens?: ((tokens: HostTokens | undefined) => void | Promise<void>) | undefined;
  /** Replaces the platform's `fetch`; on a server give one that refuses private addresses: whoever names the host chooses them. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** For each try, in milliseconds. Default 15 000. */
  readonly timeoutMs?: number | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** The longest reply that is read. Default 5 000 000. */
  readonly maxBytes?: number | undefined;
  readonly now?: (() => Date) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface OpenedCredentialHost extends CredentialHost {
  readonly description: HostDescription;
  /** Makes this site known to the host, once; keep what it gives. @throws {CredentialHostError} NOT_SUPPORTED, REFUSED @throws {TypeError} */
  register(metadata: ClientMetadata): Promise<HostClient>;
  /** Where to send the person so that they agree, and what to keep until they are back. Default: reading, writing, and renewal. */
  beginAuthorization(asked: {
    readonly redirectUrl: string;
    readonly permissions?: readonly HostPermission[];
  }): Promise<{readonly url: string; readonly pending: PendingAuthorization}>;
  /** @param returnedTo the address that the person came back to, with its query @throws {CredentialHostError} STATE_MISMATCH, AUTHORIZATION_DENIED */
  finishAuthorization(pending: PendingAuthorization, returnedTo: string): Promise<HostTokens>;
}

/** A token that ends within this time is renewed before it is used. */
const renewalMarginMs = 30_000;

/**
 * Opens a host of badges: asks it what it is and where its resources are (discovery), and gives the port `CredentialHost` over it: `list`
 * with pages, `upsert`, `profile`, and the OAuth 2 way to a person's agreement (registration, code with PKCE, renewal).
 *
 * What the host sends is not verified: hand each credential to `verify` of `@pepites/credentials`.
 *
 * @throws {CredentialHostError} with a `code`; the signal's reason
 * @see https://www.imsglobal.org/spec/ob/v3p0 §6, §7; https://www.imsglobal.org/spec/ob/v2p1
 * @example
 * import {openCredentialHost} from '@pepites/sdk/credential-host.js';
 *
 * const site = 'https://trois-saules.example';
 * const host = await openCredentialHost({host: 'https://wallet.example'});
 * await host.register({
 *   name: 'Les Trois Saules',
 *   url: site,
 *   termsOfServiceUrl: `${site}/cgu`,
 *   privacyPolicyUrl: `${site}/vie-privee`,
 *   softwareId: 'pepites',
 *   softwareVersion: '1',
 *   redirectUrls: [`${site}/retour`],
 * });
 * const {url, pending} = await host.beginAuthorization({redirectUrl: `${site}/retour`});
 * // The person goes to `url`; when they are back: host.finishAuthorization(pending, location.href), then host.list().
 * console.log(new URL(url).searchParams.get('state') === pending.state);
 */
export async function openCredentialHost(options: CredentialHostOptions): Promise<OpenedCredentialHost> {
  const transport: HostTransport = {
    fetch: options.fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
    retry: options.retry ?? {},
    maxBytes: options.maxBytes ?? 5_000_000,
  };
  const now = options.now ?? (() => new Date());
  const description = await discover(transport, options.host, options);
  const isReadOnly = description.protocol === 'badgeConnect';
  let {client, tokens} = options;
  let renewing: Promise<HostTokens> | undefined;

  const keep = async (next: HostTokens | undefined): Promise<void> => {
    tokens = next;
    await options.onTokens?.(next);
  };
  const clientOrFail = (): HostClient => {
    if (client) return client;
    throw new CredentialHostError('AUTHORIZATION_NEEDED', {message: 'No client: register first'});
  };
  /** Calls of the same moment wait for one renewal: a second would find its token used up. */
  const renewed = async (old: HostTokens): Promise<HostTokens> => {
    renewing ??= renew(transport, description, clientOrFail(), {tokens: old, now: now()})
      .then(async (next) => {
        await keep(next);
        return next;
      })
      .catch(async (error: unknown) => {
        if (error instanceof CredentialHostError && error.code === 'AUTHORIZATION_NEEDED')
          await keep(undefined);
        throw error;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };
  const call = async (url: string, made: HostCall): Promise<HostReply> => {
    if (!tokens) throw new CredentialHostError('AUTHORIZATION_NEEDED');
    const isEnding =
      tokens.expiresAt !== undefined && Date.parse(tokens.expiresAt) - now().getTime() < renewalMarginMs;
    const used = renewing
      ? await renewing
      : isEnding && tokens.refreshToken !== undefined
        ? await renewed(tokens)
        : tokens;
    const send = async ({accessToken}: HostTokens) =>
      callHost(transport, url, {...made, headers: {...made.headers, authorization: `Bearer ${accessToken}`}});
    const reply = await send(used);
    if (reply.status !== 401 || used.refreshToken === undefined) return reply;
    // Ended before its time, or its time was not said. Another call may have renewed it meanwhile.
    return send(tokens === used ? await renewed(used) : tokens);
  };

  return {
    description,
    async register(metadata) {
      client = await register(transport, description, metadata);
      return client;
    },
    async beginAuthorization({
      redirectUrl,
      permissions = ['readCredentials', 'writeCredentials', 'readProfile', 'renew'],
    }) {
      const wanted = permissions.filter((one) => !(isReadOnly && one === 'writeCredentials'));
      const scopes = scopesFor(description.protocol, wanted);
      return beginAuthorization(description, clientOrFail(), {redirectUrl, scopes});
    },
    async finishAuthorization(pending, returnedTo) {
      const got = await finishAuthorization(transport, description, clientOrFail(), {
        pending,
        returnedTo,
        now: now(),
      });
      await keep(got);
      return got;
    },
    async list(asked = {}): Promise<HostedCredentials> {
      const url = startUrl(description, asked);
      const reply = await call(url, {signal: asked.signal});
      if (reply.status !== 200) throw refusalOf(reply);
      return pageOf(description, reply);
    },
    async upsert(credential, {signal} = {}) {
      if (isReadOnly)
        throw new CredentialHostError('NOT_SUPPORTED', {message: 'Badge Connect hosts are read only here'});
      const isJws = typeof credential === 'string';
      const reply = await call(`${description.base}/credentials`, {
        method: 'POST',
        headers: {'content-type': isJws ? 'text/plain' : 'application/json'},
        body: isJws ? credential : JSON.stringify(credential),
        signal,
      });
      if (reply.status === 201) return 'created';
      if (reply.status === 200) return 'replaced';
      throw refusalOf(reply);
    },
    async profile({signal} = {}) {
      const reply = await call(`${description.base}/profile`, {signal});
      if (reply.status !== 200) throw refusalOf(reply);
      return asObject(description, reply);
    },
  };
}
