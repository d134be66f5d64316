/** The OAuth 2 server of the Open Badges API: code with PKCE, registration without asking, renewal with new tokens each time, revocation. */
import {createPrivateKey, createPublicKey} from 'node:crypto';
import type {EventEmitter} from 'node:events';
import Provider, {type Configuration, errors, type JWK} from 'oidc-provider';
import {errorPage} from '../http/pages/oauth-pages.js';
import {countAttempt} from '../people/attempts.js';
import {hashToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {readAccountId} from './account.js';
import {cookieNames, oauthPath} from './oauth-server.js';
import {recordAdapter} from './record-adapter.js';
import {allScopes, isForLater, lifetimes, permissionsIn} from './scopes.js';

/** A program sends people; a loop sends them without end. */
const asksPerClient = 3000;
const windowSeconds = 900;

export function createProvider(services: Services): Provider {
  const {publicUrl, sealer, log, now} = services;
  const laterSeconds = lifetimes.laterDays * 86_400;
  const provider = new Provider(`${publicUrl}${oauthPath}`, {
    adapter: (kind) => recordAdapter(services, kind),
    clientAuthMethods: ['client_secret_basic'],
    clientBasedCORS: () => false,
    clientDefaults: {
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'EdDSA',
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
    cookies: {
      keys: [sealer.hash('oauth cookies')],
      names: cookieNames,
      short: {httpOnly: true, sameSite: 'lax'},
    },
    enabledJWA: {idTokenSigningAlgValues: ['EdDSA']},
    expiresWithSession: () => false,
    extraClientMetadata: {properties: ['software_id', 'software_version']},
    features: {
      devInteractions: {enabled: false},
      dPoP: {enabled: false},
      pushedAuthorizationRequests: {enabled: false},
      registration: {enabled: true, initialAccessToken: false, issueRegistrationAccessToken: false},
      resourceIndicators: {enabled: false},
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {enabled: false},
      userinfo: {enabled: false},
    },
    // Nothing that a program says of itself is fetched.
    fetch: () => Promise.reject(new Error('Nothing is fetched')),
    findAccount: async (_ctx, id) =>
      (await isThere(services, id)) ? {accountId: id, claims: () => ({sub: id})} : undefined,
    interactions: {
      url: async (_ctx, {uid, params}) => {
        if (permissionsIn(params['scope']).length === 0)
          throw new errors.InvalidScope('nothing that is offered here was asked for', '');
        await countAsk(services, String(params['client_id']));
        return `${new URL(publicUrl).pathname.replace(/\/$/, '')}${oauthPath}/consent/${uid}`;
      },
    },
    issueRefreshToken: (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') && source.scopes.has('offline_access'),
    jwks: {keys: [idTokenKey(services)]},
    // What was agreed before is asked again: the computer may be somebody else's now.
    loadExistingGrant: async ({oidc}) => {
      const id = oidc.result?.consent?.grantId;
      return id === undefined ? undefined : oidc.provider.Grant.find(id);
    },
    pkce: {required: () => true},
    renderError: async (ctx, out) => {
      const page = errorPage(services, {
        error: out.error,
        language: ctx.get('accept-language'),
        status: ctx.status,
      });
      for (const [name, value] of page.headers) ctx.set(name, value);
      ctx.body = await page.text();
    },
    responseTypes: ['code'],
    revokeGrantPolicy: () => true,
    rotateRefreshToken: true,
    routes: {
      authorization: '/authorize',
      jwks: '/jwks',
      registration: '/register',
      revocation: '/revoke',
      token: '/token',
    },
    scopes: [...allScopes],
    ttl: {
      AccessToken: lifetimes.accessSeconds,
      AuthorizationCode: lifetimes.codeSeconds,
      Grant: (_ctx, grant) =>
        isForLater(grant.openid?.scope) ? laterSeconds : lifetimes.codeSeconds + lifetimes.accessSeconds,
      IdToken: lifetimes.codeSeconds,
      Interaction: lifetimes.consentSeconds,
      RefreshToken: laterSeconds,
      Session: lifetimes.codeSeconds,
    },
  } satisfies Configuration);
  const note = (_ctx: unknown, error: Error): void => {
    log({at: now().toISOString(), event: 'problem', route: 'oauth', detail: error.stack ?? error.message});
  };
  provider.on('server_error', note);
  // What no handler of the library expected; its types do not name the event.
  (provider as EventEmitter).on('error', (error: Error) => {
    note(undefined, error);
  });
  return provider;
}

async function countAsk({db, now}: Services, clientId: string): Promise<void> {
  const bucket = `oauth:ask:${hashToken(clientId)}`;
  try {
    await countAttempt(db, {bucket, atMost: asksPerClient, withinSeconds: windowSeconds}, now());
  } catch (error) {
    if (error instanceof Refusal)
      throw new errors.TemporarilyUnavailable('too many requests, try again later');
    throw error;
  }
}

/** Erased people are nobody. */
async function isThere({db}: Pick<Services, 'db'>, accountId: string): Promise<boolean> {
  const {person} = readAccountId(accountId);
  const row = await db.selectFrom('person').select('id').where('id', '=', person).executeTakeFirst();
  return row !== undefined;
}

/** The library wants one, for tokens that are never given out here; the same in every process, and after a restart. */
function idTokenKey({sealer}: Pick<Services, 'sealer'>): JWK {
  const seed = Buffer.from(sealer.hash('oauth id token key'), 'base64url');
  const wrapping = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({key: Buffer.concat([wrapping, seed]), format: 'der', type: 'pkcs8'});
  return {...createPublicKey(key).export({format: 'jwk'}), d: seed.toString('base64url')};
}
