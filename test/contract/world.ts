/** A backend with the PEPITES set and people to act in it, reached over HTTP or in this process. */
import {mkdtemp, readFile, rm, writeFile, cp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {exportJWK, generateKeyPair, type JWK} from 'jose';
import {parseDocument} from 'yaml';
import {main, type Io} from '@pepites/cli';
import type {BadgeBackend} from '@pepites/recognition';
import {createBadgeClient} from '@pepites/sdk';
import {openBackend, openOperator, serve} from '@pepites/server';
import {freePort} from '../support/free-port.ts';

const set = fileURLToPath(new URL('../../demo/pepites/', import.meta.url));
const siaeOrigin = 'https://trois-saules.example';

type Fetch = (request: Request) => Promise<Response>;

interface Session {
  readonly client: BadgeBackend;
  readonly token: string;
}

export interface World {
  /** Without a final slash. */
  readonly backend: string;
  /** As a server would speak to it: without an Origin. */
  readonly fetch: Fetch;
  readonly apiKey: string;
  /** The platform's private key. */
  readonly platformKey: JWK;
  readonly courseOrigin: string;
  /** A client as a page of the SIAE's site has it. */
  client(options?: {readonly token?: string; readonly origin?: string}): BadgeBackend;
  /** A new person, signed in with a claim code. */
  earner(displayName: string, structure?: string): Promise<Session>;
  /** Someone of the structure, signed in by e-mail on the backend's own pages. */
  staff(email: string): Promise<Session>;
  claimCode(structure: string, displayName: string): Promise<string>;
  /** Reads an address that the backend gave. */
  get(url: string): Promise<Response>;
  close(): Promise<void>;
}

/** `http` listens on a port of this machine; `inProcess` calls the backend's `fetch`. */
export async function openWorld(transport: 'http' | 'inProcess'): Promise<World> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-contract-'));
  const port = await freePort();
  const backendUrl = `http://localhost:${port}`;
  const courseOrigin = 'https://cours.example';
  const backend = await openBackend({dataDirectory, publicUrl: backendUrl});
  // The operator's commands go through the running backend, so there is a listening one in both cases.
  const server = await serve(backend, {port, hostname: '127.0.0.1'});
  const send: Fetch = async (request) => (transport === 'http' ? fetch(request) : backend.app.fetch(request));
  const fromOrigin =
    (origin: string): Fetch =>
    async (request) => {
      const sent = new Request(request);
      sent.headers.set('origin', origin);
      return send(sent);
    };
  const client: World['client'] = ({token, origin = siaeOrigin} = {}) =>
    createBadgeClient({backend: backendUrl, token, fetch: fromOrigin(origin), retry: {limit: 0}});

  const keys = await generateKeyPair('EdDSA', {extractable: true});
  await applyPepites(dataDirectory, {siaeOrigin, courseOrigin, publicKey: await exportJWK(keys.publicKey)});
  const operator = await openOperator({dataDirectory});
  const world: World = {
    backend: backendUrl,
    fetch: send,
    apiKey: await operator.createApiKey({structure: 'inae', platform: 'cours-demo'}),
    platformKey: await exportJWK(keys.privateKey),
    courseOrigin,
    client,
    async earner(displayName, structure = 'les-trois-saules') {
      const origin = structure === 'inae' ? courseOrigin : siaeOrigin;
      const claimCode = await world.claimCode(structure, displayName);
      const {token} = await client({origin}).signIn.withClaimCode({structure, claimCode});
      return {token, client: client({token, origin})};
    },
    async staff(email) {
      const structure = 'les-trois-saules';
      const own = client({origin: backendUrl});
      await own.signIn.sendCode({structure, email});
      const code = await readCode(send, backendUrl, email);
      const {token} = await own.signIn.withCode({structure, email, code});
      return {token, client: client({token, origin: backendUrl})};
    },
    claimCode: (structure, displayName) => operator.createClaimCode({structure, displayName}),
    get: (url) => send(new Request(url)),
    async close() {
      await operator.close();
      await server.close();
      await backend.close();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
  return world;
}

/** The newest code sent to this address, as the development inbox tells it. */
async function readCode(send: Fetch, backendUrl: string, email: string): Promise<string> {
  const request = new Request(`${backendUrl}/dev/inbox`, {headers: {accept: 'application/json'}});
  const {items} = (await (await send(request)).json()) as {items: {to: string; subject: string}[]};
  const isCode = /^\d{6} /;
  const code = items.find(({to, subject}) => to === email && isCode.test(subject))?.subject.slice(0, 6);
  if (code === undefined) throw new Error(`no code for ${email} in the development inbox`);
  return code;
}

/** The demo's definition, with the origins and the key of this world, through the command that everyone uses. */
async function applyPepites(
  dataDirectory: string,
  {siaeOrigin, courseOrigin, publicKey}: {siaeOrigin: string; courseOrigin: string; publicKey: JWK},
): Promise<void> {
  const folder = join(dataDirectory, 'definition');
  await cp(set, folder, {recursive: true});
  const definition = parseDocument(await readFile(join(set, 'pepites.yaml'), 'utf8'));
  definition.setIn(['structures', 0, 'origins'], [courseOrigin]);
  definition.setIn(['structures', 0, 'platforms', 0, 'publicKey'], publicKey);
  definition.setIn(['structures', 1, 'origins'], [siaeOrigin]);
  await writeFile(join(folder, 'pepites.yaml'), definition.toString());
  let printed = '';
  const print = (text: string | Uint8Array): void => {
    printed += String(text);
  };
  const io: Io = {
    out: print,
    error: print,
    readInput: () => Promise.resolve(new Uint8Array()),
    env: {},
    cwd: folder,
    now: () => new Date(),
    stopSignal: new AbortController().signal,
  };
  const code = await main(['apply', 'pepites.yaml', '--data', dataDirectory, '--yes'], io);
  if (code !== 0) throw new Error(printed);
}
