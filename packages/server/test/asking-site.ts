/** A site of somebody else, as the tests of the authorisation server play it over HTTP; and the browser of a person in between. */
import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {freePort} from '../../../test/support/free-port.js';
import {serve} from '../src/serve.js';
import type {BackendOptions} from '../src/index.js';
import {openWorld, STRUCTURE, type TestWorld} from './world.js';

export interface ListeningWorld extends TestWorld {
  readonly url: string;
}

/** A backend that listens at its public address. */
export async function openListeningWorld(options: Partial<BackendOptions> = {}): Promise<ListeningWorld> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const world = await openWorld({publicUrl: url, ...options});
  const listening = await serve(world.backend, {port, hostname: '127.0.0.1'});
  const close = world.close.bind(world);
  return Object.assign(world, {
    url,
    close: async () => {
      await listening.close();
      await close();
    },
  });
}

export const callback = 'https://site.example/back';

export const metadata = {
  client_name: 'Mon CV',
  client_uri: 'https://site.example',
  logo_uri: 'https://site.example/logo.png',
  tos_uri: 'https://site.example/terms',
  policy_uri: 'https://site.example/privacy',
  software_id: 'mon-cv',
  software_version: '1',
  redirect_uris: [callback],
  grant_types: ['authorization_code', 'refresh_token'],
};

const scopeBase = 'https://purl.imsglobal.org/spec/ob/v3p0/scope';
export const scopes = {
  read: `${scopeBase}/credential.readonly`,
  write: `${scopeBase}/credential.upsert`,
  readProfile: `${scopeBase}/profile.readonly`,
  writeProfile: `${scopeBase}/profile.update`,
};
export const everything = [...Object.values(scopes), 'offline_access'].join(' ');

export interface Client {
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly error?: string;
}

export function makeVerifier(): {readonly verifier: string; readonly challenge: string} {
  const verifier = randomBytes(32).toString('base64url');
  return {verifier, challenge: createHash('sha256').update(verifier).digest('base64url')};
}

/** Some minutes after the last one: registrations of one host are counted. */
export async function register(world: ListeningWorld, change: object = {}): Promise<Client> {
  world.clock.now = new Date(world.clock.now.getTime() + 200_000);
  const reply = await fetch(`${world.url}/oauth/register`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({...metadata, ...change}),
  });
  assert.equal(reply.status, 201, await reply.clone().text());
  return (await reply.json()) as Client;
}

export function authorizeUrl(
  world: ListeningWorld,
  client: Pick<Client, 'client_id'>,
  change: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  const params: Readonly<Record<string, string | undefined>> = {
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: callback,
    scope: everything,
    state: 'kept',
    code_challenge_method: 'S256',
    ...change,
  };
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, value);
  return `${world.url}/oauth/authorize?${query.toString()}`;
}

interface Answered {
  readonly email: string;
  readonly structure?: string;
  readonly answer?: 'accept' | 'refuse';
}

/** The person's browser: to the page that asks, signed in, answered, and back. Where the site is told the answer. */
export async function answerAt(world: ListeningWorld, address: string, answered: Answered): Promise<URL> {
  const {email, structure = STRUCTURE, answer = 'accept'} = answered;
  const cookies = new Map<string, string>();
  const open = async (to: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const reply = await fetch(new URL(to, world.url), {...init, headers, redirect: 'manual'});
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return reply;
  };
  const asked = await open(address);
  const consent = asked.headers.get('location') ?? '';
  assert.match(consent, /^\/oauth\/consent\/[\w-]+$/, `${asked.status} ${consent} ${await asked.text()}`);
  const shown = await open(`${consent}?structure=${structure}`);
  assert.equal(shown.status, 200);
  const {token} = await world.signIn(email, world.url);
  const said = await open(consent, {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: `Bearer ${token}`, origin: world.url},
    body: JSON.stringify({answer, structure}),
  });
  assert.equal(said.status, 200, await said.clone().text());
  const {location} = (await said.json()) as {location: string};
  const back = await open(location);
  return new URL(back.headers.get('location') ?? `about:${back.status}`);
}

/** What the token endpoint says. */
export async function askToken(
  world: ListeningWorld,
  client: Client,
  params: Readonly<Record<string, string>>,
): Promise<{readonly status: number; readonly body: Tokens}> {
  const reply = await fetch(`${world.url}/oauth/token`, {
    method: 'POST',
    headers: {authorization: basic(client)},
    body: new URLSearchParams(params),
  });
  return {status: reply.status, body: (await reply.json()) as Tokens};
}

export function basic({client_id: id, client_secret: secret}: Client): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

/** All the way: registered, agreed to, and with tokens. */
export async function connect(
  world: ListeningWorld,
  email: string,
  {scope = everything, structure = STRUCTURE} = {},
): Promise<{
  readonly client: Client;
  readonly tokens: Tokens;
  readonly code: string;
  readonly verifier: string;
}> {
  const client = await register(world);
  const {verifier, challenge} = makeVerifier();
  const back = await answerAt(world, authorizeUrl(world, client, {scope, code_challenge: challenge}), {
    email,
    structure,
  });
  const code = back.searchParams.get('code') ?? '';
  const {status, body} = await askToken(world, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  });
  assert.equal(status, 200, JSON.stringify(body));
  return {client, tokens: body, code, verifier};
}

/** A call of the API. */
export async function callApi(
  world: ListeningWorld,
  path: string,
  {token, ...init}: RequestInit & {readonly token?: string} = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return fetch(`${world.url}/ims/ob/v3p0${path}`, {...init, headers});
}

/** Somebody who receives badges of a backend. */
export function makeReceiver(world: ListeningWorld, email: string) {
  const signIn = async () => ({token: (await world.signIn(email)).token});
  const awards = async () => (await world.ask('me.awards', {}, await signIn())).value.items;
  return {
    /** The id of the award; each badge has people ask for it themselves. */
    async receive(badge: string): Promise<string> {
      const init = await signIn();
      await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge, displayName: 'Y'}, init);
      await world.backend.drainOutbox();
      return (await awards()).find((one) => one.badge === badge)?.id ?? '';
    },
    /** With the person’s address in it, hashed. */
    async copy(award: string, format: 'json' | 'jwt'): Promise<string> {
      const id = award === 'latest' ? ((await awards())[0]?.id ?? '') : award;
      const copy = await world.ask('awards.copyFor', {award: id, format}, await signIn());
      return copy.value.text();
    },
  };
}
