/** OAuth 2 with a host: registering the client (RFC 7591), the person's agreement (code with PKCE, RFC 7636), tokens and their renewal. */
import {CredentialHostError} from './host-error.js';
import type {HostDescription, HostProtocol} from './discover.js';
import {callHost, type HostTransport, isSafeUrl, member, refusalOf, textAt} from './host-http.js';

const scopeBase = {
  ob3: 'https://purl.imsglobal.org/spec/ob/v3p0/scope/',
  badgeConnect: 'https://purl.imsglobal.org/spec/ob/v2p1/scope/',
} as const satisfies Record<HostProtocol, string>;

/** What somebody can agree to. */
export type HostPermission = 'readCredentials' | 'writeCredentials' | 'readProfile' | 'renew';

const scopeNames: Readonly<Record<HostProtocol, Readonly<Record<Exclude<HostPermission, 'renew'>, string>>>> =
  {
    ob3: {
      readCredentials: 'credential.readonly',
      writeCredentials: 'credential.upsert',
      readProfile: 'profile.readonly',
    },
    badgeConnect: {
      readCredentials: 'assertion.readonly',
      writeCredentials: 'assertion.create',
      readProfile: 'profile.readonly',
    },
  };

/** A site or a program, as it makes itself known to a host. All addresses are `https:` and of one host name. */
export interface ClientMetadata {
  readonly name: string;
  readonly url: string;
  readonly logoUrl?: string;
  readonly termsOfServiceUrl: string;
  readonly privacyPolicyUrl: string;
  /** The same for all installations of one software. */
  readonly softwareId: string;
  readonly softwareVersion: string;
  readonly redirectUrls: readonly string[];
}

export interface HostClient {
  readonly clientId: string;
  /** Absent: a public client. */
  readonly clientSecret?: string;
  /** ISO 8601; after it, register again. */
  readonly secretExpiresAt?: string;
}

export interface HostTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** ISO 8601; absent where the host does not say. */
  readonly expiresAt?: string;
  /** Scopes as the host grants them. */
  readonly scopes: readonly string[];
}

/** Keep it with the person's session until they come back. It is a secret of theirs. */
export interface PendingAuthorization {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
}

export function scopesFor(protocol: HostProtocol, permissions: readonly HostPermission[]): string[] {
  const names = scopeNames[protocol];
  return permissions.map((one) => (one === 'renew' ? 'offline_access' : scopeBase[protocol] + names[one]));
}

/** @throws {CredentialHostError} NOT_SUPPORTED, REFUSED… @throws {TypeError} for addresses that the standard refuses */
export async function register(
  transport: HostTransport,
  host: HostDescription,
  metadata: ClientMetadata,
): Promise<HostClient> {
  if (host.registrationUrl === undefined)
    throw new CredentialHostError('NOT_SUPPORTED', {message: 'The host registers no clients by itself'});
  const {url, logoUrl, termsOfServiceUrl, privacyPolicyUrl, redirectUrls} = metadata;
  const urls = [
    url,
    termsOfServiceUrl,
    privacyPolicyUrl,
    ...(logoUrl === undefined ? [] : [logoUrl]),
    ...redirectUrls,
  ];
  const names = new Set(urls.map((one) => (isSafeUrl(one) ? new URL(one).hostname : '')));
  if (redirectUrls.length === 0 || names.size !== 1 || names.has(''))
    throw new TypeError(
      'A client’s addresses must all be https: and of one host name, and one of them a redirect',
    );
  const all = scopesFor(host.protocol, ['readCredentials', 'writeCredentials', 'readProfile', 'renew']);
  const scopes = all.filter(
    (one) => host.scopes.length === 0 || host.scopes.includes(one) || one === 'offline_access',
  );
  const reply = await callHost(transport, host.registrationUrl, {
    method: 'POST',
    isOnce: true,
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({
      client_name: metadata.name,
      client_uri: url,
      ...(logoUrl !== undefined && {logo_uri: logoUrl}),
      tos_uri: termsOfServiceUrl,
      policy_uri: privacyPolicyUrl,
      software_id: metadata.softwareId,
      software_version: metadata.softwareVersion,
      redirect_uris: redirectUrls,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: scopes.join(' '),
    }),
  });
  const clientId = textAt(reply.value, 'client_id');
  if (reply.status !== 201 && reply.status !== 200) throw refusalOf(reply);
  if (clientId === undefined) throw unexpected(reply.status, 'The host gave no client_id');
  const clientSecret = textAt(reply.value, 'client_secret');
  const expires = member(reply.value, 'client_secret_expires_at');
  return {
    clientId,
    ...(clientSecret !== undefined && {clientSecret}),
    ...(typeof expires === 'number' &&
      expires > 0 && {secretExpiresAt: new Date(expires * 1000).toISOString()}),
  };
}

/** Where to send the person, and what to keep until they come back. */
export async function beginAuthorization(
  host: HostDescription,
  client: HostClient,
  asked: {readonly redirectUrl: string; readonly scopes: readonly string[]},
): Promise<{url: string; pending: PendingAuthorization}> {
  const pending = {...asked, state: randomText(24), verifier: randomText(48)};
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
  const url = new URL(host.authorizationUrl);
  const query = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: asked.redirectUrl,
    scope: asked.scopes.join(' '),
    state: pending.state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return {url: url.href, pending};
}

/** @throws {CredentialHostError} STATE_MISMATCH, AUTHORIZATION_DENIED, UNEXPECTED_REPLY… */
export async function finishAuthorization(
  transport: HostTransport,
  host: HostDescription,
  client: HostClient,
  {
    pending,
    returnedTo,
    now,
  }: {readonly pending: PendingAuthorization; readonly returnedTo: string; readonly now: Date},
): Promise<HostTokens> {
  const {searchParams} = new URL(returnedTo, pending.redirectUrl);
  if (searchParams.get('state') !== pending.state) throw new CredentialHostError('STATE_MISMATCH');
  const error = searchParams.get('error');
  if (error !== null)
    throw new CredentialHostError('AUTHORIZATION_DENIED', {
      hostCodes: /^[\w.-]{1,100}$/.test(error) ? [error] : [],
    });
  const code = searchParams.get('code');
  if (code === null || code === '') throw unexpected(0, 'The host sent no code');
  return askForTokens(transport, host.tokenUrl, client, {
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: pending.redirectUrl,
      scope: pending.scopes.join(' '),
      code_verifier: pending.verifier,
    },
    scopes: pending.scopes,
    now,
  });
}

/** @throws {CredentialHostError} AUTHORIZATION_NEEDED: it cannot be renewed (any more) */
export async function renew(
  transport: HostTransport,
  host: HostDescription,
  client: HostClient,
  {tokens, now}: {readonly tokens: HostTokens; readonly now: Date},
): Promise<HostTokens> {
  const {refreshToken, scopes} = tokens;
  if (refreshToken === undefined) throw new CredentialHostError('AUTHORIZATION_NEEDED');
  try {
    const fresh = await askForTokens(transport, host.refreshUrl, client, {
      form: {grant_type: 'refresh_token', refresh_token: refreshToken, scope: scopes.join(' ')},
      scopes,
      now,
    });
    // A host that rotates nothing says no new one.
    return {refreshToken, ...fresh};
  } catch (error) {
    const isOver = error instanceof CredentialHostError && error.status >= 400 && error.status < 500;
    if (isOver && error.status !== 429) throw new CredentialHostError('AUTHORIZATION_NEEDED', {cause: error});
    throw error;
  }
}

async function askForTokens(
  transport: HostTransport,
  url: string,
  {clientId, clientSecret}: HostClient,
  {
    form,
    scopes,
    now,
  }: {
    readonly form: Readonly<Record<string, string>>;
    readonly scopes: readonly string[];
    readonly now: Date;
  },
): Promise<HostTokens> {
  const reply = await callHost(transport, url, {
    method: 'POST',
    isOnce: true,
    headers: clientSecret === undefined ? {} : {authorization: basic(clientId, clientSecret)},
    body: new URLSearchParams(clientSecret === undefined ? {...form, client_id: clientId} : form),
  });
  if (reply.status !== 200) throw refusalOf(reply);
  const accessToken = textAt(reply.value, 'access_token');
  const kind = textAt(reply.value, 'token_type') ?? '';
  if (accessToken === undefined || kind.toLowerCase() !== 'bearer')
    throw unexpected(200, 'The host gave no bearer token');
  const refreshToken = textAt(reply.value, 'refresh_token');
  const seconds = member(reply.value, 'expires_in');
  return {
    accessToken,
    ...(refreshToken !== undefined && {refreshToken}),
    ...(typeof seconds === 'number' &&
      Number.isFinite(seconds) && {expiresAt: new Date(now.getTime() + seconds * 1000).toISOString()}),
    scopes: textAt(reply.value, 'scope')?.split(' ') ?? [...scopes],
  };
}

/** RFC 6749 §2.3.1: both are form-encoded before they are joined. */
function basic(clientId: string, clientSecret: string): string {
  const encode = (text: string) => new URLSearchParams({x: text}).toString().slice(2);
  return `Basic ${btoa(`${encode(clientId)}:${encode(clientSecret)}`)}`;
}

function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function unexpected(status: number, message: string): CredentialHostError {
  return new CredentialHostError('UNEXPECTED_REPLY', {status, message});
}
