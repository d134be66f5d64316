/** The key file of an issuer, as `pepites keygen` makes it and `pepites sign` takes it. It holds the secret. */
import {chmod, rename, rm, stat, writeFile} from 'node:fs/promises';
import * as v from 'valibot';
import {importSigningKey, type SigningKey} from '@pepites/credentials/sign.js';
import type {Io} from '../io.js';
import {readBytes} from '../read-bytes.js';

export const keyTypes = ['Ed25519', 'P-256', 'P-384', 'RSA'] as const;

const optionalText = v.exactOptional(v.string());
/** The members of a JSON Web Key of these types (RFC 7518 §6, RFC 8037). */
const publicMembers = {
  kty: v.string(),
  crv: optionalText,
  x: optionalText,
  y: optionalText,
  n: optionalText,
  e: optionalText,
};
const privateMembers = {
  d: optionalText,
  p: optionalText,
  q: optionalText,
  dp: optionalText,
  dq: optionalText,
  qi: optionalText,
};

const keyFileSchema = v.object({
  type: v.picklist(keyTypes),
  /** The key's address, as proofs name it (`verificationMethod`). */
  id: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
  /** The issuer's id. */
  controller: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
  publicJwk: v.object(publicMembers),
  publicKeyMultibase: optionalText,
  privateJwk: v.object({...publicMembers, ...privateMembers}),
});

export type KeyFile = v.InferOutput<typeof keyFileSchema>;

/** Stable codes of what can be wrong with a key file. */
type KeyFileErrorCode = 'KEY_FILE_MALFORMED' | 'KEY_FILE_EXISTS';

/** Its message never quotes the file: it would quote the secret. For the same reason it has no `cause`. */
class KeyFileError extends Error {
  readonly code: KeyFileErrorCode;

  constructor(code: KeyFileErrorCode, message: string) {
    super(message);
    this.name = 'KeyFileError';
    this.code = code;
  }
}

export interface ReadKey {
  readonly file: KeyFile;
  readonly key: SigningKey;
}

/**
 * Reads a key file and takes its secret up.
 * @throws {KeyFileError} KEY_FILE_MALFORMED, also when the public key is not that of the private one
 * @throws the file system's error when the file cannot be read
 */
export async function readKeyFile(path: string, io: Pick<Io, 'readInput' | 'cwd'>): Promise<ReadKey> {
  const file = parseKeyFile(new TextDecoder().decode(await readBytes(path, io)), path);
  const key = await takeUp(file, path);
  if (!isSameKey(key.publicJwk, file.publicJwk) || key.type !== file.type) {
    throw new KeyFileError('KEY_FILE_MALFORMED', `${path}: publicJwk or type is not that of privateJwk`);
  }
  return {file, key};
}

function parseKeyFile(text: string, path: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KeyFileError('KEY_FILE_MALFORMED', `${path}: not JSON`);
  }
  const result = v.safeParse(keyFileSchema, value);
  if (result.success) return result.output;
  const where = v.getDotPath(result.issues[0]) ?? 'the file';
  throw new KeyFileError(
    'KEY_FILE_MALFORMED',
    `${path}: ${where} is not as pepites keygen writes it (type, id, controller, publicJwk, privateJwk)`,
  );
}

async function takeUp({id, privateJwk}: KeyFile, path: string): Promise<SigningKey> {
  try {
    return await importSigningKey({privateJwk, verificationMethod: id ?? ''});
  } catch {
    throw new KeyFileError(
      'KEY_FILE_MALFORMED',
      `${path}: privateJwk is not a private key of a supported type`,
    );
  }
}

function isSameKey(a: JsonWebKey, b: JsonWebKey): boolean {
  return (['kty', 'crv', 'x', 'y', 'n', 'e'] as const).every((member) => a[member] === b[member]);
}

/**
 * Writes the file so that its owner alone can read it (mode 0600). With `overwrites`, the old file is replaced as a whole: its
 * mode, or the place that a link leads to, is not taken over.
 *
 * @throws {KeyFileError} KEY_FILE_EXISTS
 */
export async function writeKeyFile(
  path: string,
  text: string,
  {overwrites}: {readonly overwrites: boolean},
): Promise<void> {
  if (!overwrites) {
    await writeSecret(path, text);
    return;
  }
  const draft = `${path}.${crypto.randomUUID()}`;
  await writeSecret(draft, text);
  try {
    await rename(draft, path);
  } catch (error) {
    await rm(draft, {force: true});
    throw error;
  }
}

async function writeSecret(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, {mode: 0o600, flag: 'wx'});
    // An unusual umask takes bits away, which is no reason to leave a file that cannot be read again.
    await chmod(path, 0o600);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    throw new KeyFileError(
      'KEY_FILE_EXISTS',
      `${path} exists; --force replaces it, and the key in it is lost`,
    );
  }
}

/** True when others than its owner may read the file. Windows has no such bits. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
}
