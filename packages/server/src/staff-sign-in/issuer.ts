/**
 * The client of the organisation's issuer: authorization code with PKCE, state and nonce, the issuer's name in its answer, the signature of
 * what it says of somebody. All of it is openid-client's work, through `safeFetch`.
 * @see https://openid.net/specs/openid-connect-core-1_0.html
 */
import {isLoopback} from '@pepites/recognition';
import type {Configuration} from 'openid-client';
import type {Services} from '../services.js';
import {FetchError, fetchSafely} from '../verification/safe-fetch.js';
import type {OidcSettings} from './settings.js';
import {SignInFault} from './sign-in-fault.js';

/** What the answer must fit. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type Claims = Readonly<Record<string, unknown>> & {readonly sub: string};

export interface Issuer {
  readonly settings: OidcSettings;
  /** Where the person is sent to say who they are. @throws {SignInFault} OIDC_ISSUER_DOWN */
  begin(): Promise<{readonly url: string; readonly pending: Pending}>;
  /**
   * @returns what the issuer says of the person; and where they sign out there, if it offers that
   * @throws {SignInFault} OIDC_ISSUER_DOWN, OIDC_REFUSED, OIDC_ANSWER_WRONG
   */
  finish(
    pending: Pending,
    returnedTo: URL,
  ): Promise<{readonly claims: Claims; readonly signOutUrl: string | undefined}>;
  /** Asks for its description anew. @throws {SignInFault} OIDC_ISSUER_DOWN, OIDC_ANSWER_WRONG */
  look(): Promise<{readonly canSignOut: boolean}>;
}

export const oidcPath = '/sign-in/oidc';

const timeoutSeconds = 10;
const maxBytes = 500_000;
/** An issuer's clock may be that wrong. */
const leewaySeconds = 30;
/** Descriptions change with updates and new keys. */
const rememberedMs = 600_000;

/** Loaded when somebody signs in: a start does not wait for it. */
const library = async () => import('openid-client');
type Library = Awaited<ReturnType<typeof library>>;

export function openIssuer(services: Pick<Services, 'publicUrl' | 'now'>, settings: OidcSettings): Issuer {
  const {publicUrl, now} = services;
  let known: {readonly config: Configuration; readonly until: number} | undefined;

  const discover = async (client: Library): Promise<Configuration> => {
    const config = await client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      {
        [client.clockSkew]: Math.round((now().getTime() - Date.now()) / 1000),
        [client.clockTolerance]: leewaySeconds,
      },
      settings.clientAuth === 'post'
        ? client.ClientSecretPost(settings.clientSecret)
        : client.ClientSecretBasic(settings.clientSecret),
      {
        [client.customFetch]: issuerFetch(services),
        timeout: timeoutSeconds,
        execute: [
          // Also of what came straight from the issuer: the signature is looked at.
          client.enableNonRepudiationChecks,
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; on one machine only, where there is no TLS
          ...(isTrial(services, settings) ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    // The library lets pass one that speaks for many (“common”), or whose address is that of a document.
    const named = config.serverMetadata().issuer;
    if (!URL.canParse(named) || new URL(named).href !== new URL(settings.issuer).href)
      throw new SignInFault('OIDC_ANSWER_WRONG', {cause: new Error(`The issuer names itself ${named}`)});
    known = {config, until: now().getTime() + rememberedMs};
    return config;
  };
  const configOf = async (client: Library): Promise<Configuration> =>
    known && known.until > now().getTime() ? known.config : discover(client);
  const withFaults = async <T>(act: (client: Library) => Promise<T>): Promise<T> => {
    const client = await library();
    try {
      return await act(client);
    } catch (error) {
      throw faultOf(client, error);
    }
  };

  return {
    settings,
    begin: async () =>
      withFaults(async (client) => {
        const config = await configOf(client);
        const pending = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: publicUrl + oidcPath + '/back',
          scope: settings.scopes ?? 'openid email',
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
          code_challenge_method: 'S256',
          ...levelAsked(settings, config),
        });
        return {url: url.href, pending};
      }),
    finish: async ({state, nonce, verifier}, returnedTo) =>
      withFaults(async (client) => {
        const config = await configOf(client);
        const tokens = await client.authorizationCodeGrant(config, returnedTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const said = tokens.claims();
        if (!said) throw new SignInFault('OIDC_ANSWER_WRONG');
        const needed = ['email', 'email_verified'];
        if (settings.requiredClaim) needed.push(settings.requiredClaim.name);
        const needsMore = needed.some((name) => !(name in said));
        const more =
          needsMore && config.serverMetadata().userinfo_endpoint !== undefined
            ? await client.fetchUserInfo(config, tokens.access_token, said.sub)
            : {};
        // Of the two, the token that answers this very question has the last word.
        const claims = {...more, ...said};
        return {claims, signOutUrl: signOutAt(client, config, {publicUrl, idToken: tokens.id_token})};
      }),
    look: async () =>
      withFaults(async (client) => {
        const {end_session_endpoint: out} = (await discover(client)).serverMetadata();
        return {canSignOut: out !== undefined};
      }),
  };
}

/** `claims` makes the issuer answer with the level (`acr`); where it does not know them, `acr_values` asks for it. */
function levelAsked({acrValues}: OidcSettings, config: Configuration): Record<string, string> {
  if (acrValues === undefined) return {};
  return config.serverMetadata().claims_parameter_supported === true
    ? {claims: JSON.stringify({id_token: {acr: {essential: true, values: acrValues}}})}
    : {acr_values: acrValues.join(' ')};
}

function signOutAt(
  client: Library,
  config: Configuration,
  {publicUrl, idToken}: {readonly publicUrl: string; readonly idToken: string | undefined},
): string | undefined {
  if (config.serverMetadata().end_session_endpoint === undefined || idToken === undefined) return undefined;
  return client.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: `${publicUrl}/console`,
    // Some issuers want one; nothing here hangs on it.
    state: client.randomState(),
  }).href;
}

function isTrial({publicUrl}: Pick<Services, 'publicUrl'>, {issuer}: OidcSettings): boolean {
  return isLoopback(new URL(issuer).hostname) && isLoopback(new URL(publicUrl).hostname);
}

type IssuerFetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: unknown;
    readonly signal?: AbortSignal;
  },
) => Promise<Response>;

function issuerFetch({publicUrl}: Pick<Services, 'publicUrl'>): IssuerFetch {
  const send = fetchSafely({
    allowsLoopback: isLoopback(new URL(publicUrl).hostname),
    maxBytes,
    timeoutMs: timeoutSeconds * 1000,
  });
  return async (url, {method, headers, body, signal}) =>
    send(
      new Request(url, {
        method,
        headers,
        redirect: 'manual',
        ...(body instanceof URLSearchParams && {body}),
        ...(signal && {signal}),
      }),
    );
}

function faultOf(client: Library, error: unknown): SignInFault {
  if (error instanceof SignInFault) return error;
  if (error instanceof client.AuthorizationResponseError) {
    const isAway = ['server_error', 'temporarily_unavailable'].includes(error.error);
    return new SignInFault(isAway ? 'OIDC_ISSUER_DOWN' : 'OIDC_REFUSED', {cause: error});
  }
  return new SignInFault(isAway(error) ? 'OIDC_ISSUER_DOWN' : 'OIDC_ANSWER_WRONG', {cause: error});
}

function isAway(error: unknown): boolean {
  if (error instanceof FetchError) return true;
  if (error instanceof Response) return error.status >= 500 || error.status === 429;
  if (!(error instanceof Error)) return false;
  if ('status' in error && error.status === 429) return true;
  return ('code' in error && error.code === 'OAUTH_TIMEOUT') || isAway(error.cause);
}
