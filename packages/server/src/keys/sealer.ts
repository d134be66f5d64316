/** Secrets at rest: AES-256-GCM for what must be read again, HMAC-SHA256 for what is only compared. */
import {createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ServerError} from '../errors.js';

export interface Sealer {
  /** `purpose` is bound to the text: what was sealed for one purpose does not open for another. */
  seal(bytes: Uint8Array, purpose: string): string;
  /** @throws when the text was not sealed with this secret and for this purpose */
  open(sealed: string, purpose: string): Buffer;
  /** Keyed, so that short codes cannot be found by trying them all on a stolen copy of the store. */
  hash(text: string): string;
}

const minimumSecretLength = 32;

export function createSealer(secret: Uint8Array): Sealer {
  const derive = (name: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `pepites ${name}`, 32));
  const sealingKey = derive('seal');
  const hashingKey = derive('hash');
  return {
    seal(bytes, purpose) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(purpose));
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64url');
      const opener = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, 12), {authTagLength: 16});
      opener.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([opener.update(bytes.subarray(12, -16)), opener.final()]);
    },
    hash: (text) => createHmac('sha256', hashingKey).update(text).digest('base64url'),
  };
}

/**
 * The secret of the installation: given (`PEPITES_SECRET`), else the file `secret.key` in the data folder, made at the first start.
 * @param isSealed something was sealed already: then no new secret would open it
 * @throws {ServerError} ERR_SECRET_TOO_SHORT, ERR_SECRET_MISSING
 */
export function readSecret(
  dataDirectory: string,
  {given, isSealed}: {readonly given: string | undefined; readonly isSealed: boolean},
): {readonly bytes: Uint8Array; readonly liesBesideStore: boolean} {
  if (given !== undefined && given !== '') {
    if (given.length < minimumSecretLength) {
      throw new ServerError(
        'ERR_SECRET_TOO_SHORT',
        `PEPITES_SECRET needs ${minimumSecretLength} characters or more.`,
      );
    }
    return {bytes: Buffer.from(given), liesBesideStore: false};
  }
  const file = join(dataDirectory, 'secret.key');
  try {
    return {bytes: Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url'), liesBesideStore: true};
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  if (isSealed) {
    throw new ServerError(
      'ERR_SECRET_MISSING',
      'The secret that this store was sealed with is missing: give PEPITES_SECRET, or put secret.key back into the data folder. Backups never hold it.',
    );
  }
  const made = randomBytes(32);
  writeFileSync(file, `${made.toString('base64url')}\n`, {mode: 0o600, flag: 'wx'});
  return {bytes: made, liesBesideStore: true};
}
