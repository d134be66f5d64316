/** Runs the command in the test's process, in a folder of its own; and signs badges to try it on. */
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {
  buildOpenBadgeCredential,
  generateSigningKey,
  importSigningKey,
  issuerDocument,
  type OpenBadgeInput,
  signCredential,
} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  setStatus,
  statusEntry,
} from '@pepites/credentials/status.js';
import {main, type Io} from '../src/index.js';

export const now = new Date('2026-11-23T12:00:00Z');
const created = new Date('2026-06-01T08:00:00Z');

/** A picture of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface Folder {
  readonly path: string;
  /** Writes a file; objects as JSON. */
  write(name: string, content: string | Uint8Array | object): Promise<string>;
  /** Runs `pepites <args…>` here. */
  pepites(args: readonly string[], io?: Partial<Io>): Promise<Ran>;
  remove(): Promise<void>;
}

export async function createFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'pepites-cli-'));
  return {
    path,
    async write(name, content) {
      const file = join(path, name);
      await mkdir(dirname(file), {recursive: true});
      const isRaw = typeof content === 'string' || content instanceof Uint8Array;
      await writeFile(file, isRaw ? content : JSON.stringify(content));
      return file;
    },
    async pepites(args, io = {}) {
      const out: string[] = [];
      const error: string[] = [];
      const code = await main(args, {
        out: (text) => out.push(typeof text === 'string' ? text : Buffer.from(text).toString('latin1')),
        error: (text) => error.push(text),
        readInput: async () => new Uint8Array(),
        env: {},
        cwd: path,
        now: () => now,
        stopSignal: new AbortController().signal,
        ...io,
      });
      return {code, out: out.join(''), error: error.join('')};
    },
    remove: () => rm(path, {recursive: true, force: true}),
  };
}

/** Whose the example is. */
export const subjectId = 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11';

export function exampleBadge(issuerId: string): OpenBadgeInput {
  return {
    id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a10',
    issuer: {id: issuerId, name: 'INAE'},
    validFrom: created,
    awardedDate: created,
    subjectId,
    achievement: {
      // A did:key has no addresses below it.
      id: issuerId.startsWith('did:')
        ? 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a12'
        : `${issuerId}/achievements/com-un-gant`,
      name: 'Com’un gant',
      description: 'Communiquer au travail',
      criteria: {narrative: 'Dire, écouter, reformuler.'},
    },
  };
}

/** A signed badge, and the documents that its verification needs. */
export async function signBadge(issuerId: string, {isRevoked = false} = {}) {
  const {seed, publicKeyMultibase} = await generateSigningKey();
  const keyId = `${issuerId}#key-1`;
  const key = await importSigningKey({seed, verificationMethod: keyId});
  const listUrl = `${issuerId}/status/1`;
  const list = createStatusList();
  setStatus(list, 7, isRevoked);
  const statusList = buildStatusListCredential({
    id: listUrl,
    issuerId,
    purpose: 'revocation',
    encodedList: await encodeStatusList(list),
    validFrom: created,
  });
  const credential = buildOpenBadgeCredential({
    ...exampleBadge(issuerId),
    credentialStatus: statusEntry({listId: listUrl, index: 7, purpose: 'revocation'}),
  });
  return {
    badge: JSON.stringify(await signCredential(credential, {key, created})),
    issuer: issuerDocument({id: issuerId, name: 'INAE', keys: [{id: keyId, publicKeyMultibase}]}),
    statusList: await signCredential(statusList, {key, created}),
    listUrl,
  };
}
