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
import {createServerClient, type ServerClient} from '@pepites/sdk/server.js';
import {openBackend, openOperator, serve} from '@pepites/server';
import {freePort} from '../support/free-port.ts';
import {testDatabase} from '../support/postgres.ts';

const set = fileURLToPath(new URL('../../demo/pepites/', import.meta.url));
const siaeOrigin = 'https://trois-saules.example';

export type Fetch = (request: Request) => Promise<Response>;

interface Session {
  readonly client: BadgeBackend;
  readonly token: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface WorldOptions {
  /** Stands between the SDK's clients and the backend; what the world itself fetches does not pass here. */
  readonly watch?: (send: Fetch, backend: string) => Fetch;
  /** Structures beside those of the PEPITES set, as a definition file says them. */
  readonly structures?: readonly object[];
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
  /** A client as a course platform's server has it. */
  server(apiKey?: string): ServerClient;
  /** A client as a page of the SIAE's site has it. */
  client(options?: {readonly token?: string; readonly origin?: string}): BadgeBackend;
  /** A new person, signed in with a claim code. */
  earner(displayName: string, structure?: string): Promise<Session>;
  /** Someone signed in by e-mail on the backend's own pages; default: at Les Trois Saules. */
  staff(email: string, structure?: string): Promise<Session>;
  /** What was sent to an address, newest first, as the development inbox tells it. */
  letters(email: string): Promise<readonly Letter[]>;
  claimCode(structure: string, displayName: string): Promise<string>;
  /** Reads an address that the backend gave. */
  get(url: string): Promise<Response>;
  close(): Promise<void>;
}

/** `http` listens on a port of this machine; `inProcess` calls the backend's `fetch`. */
export async function openWorld(
  transport: 'http' | 'inProcess',
  {watch = (send) => send, structures = []}: WorldOptions = {},
): Promise<World> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-contract-'));
  const port = await freePort();
  const backendUrl = `http://localhost:${port}`;
  const courseOrigin = 'https://cours.example';
  const database = await testDatabase();
  const backend = await openBackend({dataDirectory, databaseUrl: database?.url, publicUrl: backendUrl});
  // The operator's commands go through the running backend, so there is a listening one in both cases.
  const server = await serve(backend, {port, hostname: '127.0.0.1'});
  const send: Fetch = async (request) => (transport === 'http' ? fetch(request) : backend.app.fetch(request));
  const fromClient = watch(send, backendUrl);
  const fromOrigin =
    (origin: string): Fetch =>
    async (request) => {
      const sent = new Request(request);
      sent.headers.set('origin', origin);
      return fromClient(sent);
    };
  const client: World['client'] = ({token, origin = siaeOrigin} = {}) =>
    createBadgeClient({backend: backendUrl, token, fetch: fromOrigin(origin), retry: {limit: 0}});

  const keys = await generateKeyPair('EdDSA', {extractable: true});
  const publicKey = await exportJWK(keys.publicKey);
  await applyPepites(dataDirectory, {siaeOrigin, courseOrigin, publicKey, structures});
  const operator = await openOperator({dataDirectory});
  const world: World = {
    backend: backendUrl,
    fetch: send,
    apiKey: await operator.createApiKey({structure: 'inae', platform: 'cours-demo'}),
    platformKey: await exportJWK(keys.privateKey),
    courseOrigin,
    server: (apiKey = world.apiKey) =>
      createServerClient({backend: backendUrl, apiKey, fetch: fromClient, retry: {limit: 0}}),
    client,
    async earner(displayName, structure = 'les-trois-saules') {
      const origin = structure === 'inae' ? courseOrigin : siaeOrigin;
      const claimCode = await world.claimCode(structure, displayName);
      const {token} = await client({origin}).signIn.withClaimCode({structure, claimCode});
      return {token, client: client({token, origin})};
    },
    async staff(email, structure = 'les-trois-saules') {
      const own = client({origin: backendUrl});
      await own.signIn.sendCode({structure, email});
      const code = codeIn(await world.letters(email));
      const {token} = await own.signIn.withCode({structure, email, code});
      return {token, client: client({token, origin: backendUrl})};
    },
    async letters(email) {
      const request = new Request(`${backendUrl}/dev/inbox`, {headers: {accept: 'application/json'}});
      const {items} = (await (await send(request)).json()) as {items: Letter[]};
      return items.filter(({to}) => to === email);
    },
    claimCode: (structure, displayName) => operator.createClaimCode({structure, displayName}),
    get: (url) => send(new Request(url)),
    async close() {
      await operator.close();
      await server.close();
      await backend.close();
      await database?.drop();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
  return world;
}

/** The newest code among the letters to one address. */
export function codeIn(letters: readonly Letter[]): string {
  const code = letters
    .map(({subject}) => /^\d{6}(?= )/.exec(subject)?.[0])
    .find((found) => found !== undefined);
  if (code === undefined) throw new Error('no code in the development inbox');
  return code;
}

interface PepitesChanges {
  readonly siaeOrigin: string;
  readonly courseOrigin: string;
  readonly publicKey: JWK;
  readonly structures: readonly object[];
}

/** The demo's definition, with the origins and the key of this world, through the command that everyone uses. */
async function applyPepites(
  dataDirectory: string,
  {siaeOrigin, courseOrigin, publicKey, structures}: PepitesChanges,
): Promise<void> {
  const folder = join(dataDirectory, 'definition');
  await cp(set, folder, {recursive: true});
  const definition = parseDocument(await readFile(join(set, 'pepites.yaml'), 'utf8'));
  definition.setIn(['structures', 0, 'origins'], [courseOrigin]);
  definition.setIn(['structures', 0, 'platforms', 0, 'publicKey'], publicKey);
  definition.setIn(['structures', 1, 'origins'], [siaeOrigin]);
  for (const structure of structures) definition.addIn(['structures'], definition.createNode(structure));
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
