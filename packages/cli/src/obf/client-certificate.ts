/** A client certificate and its key, from files that the environment names. What is in them is said nowhere. */
import {createPrivateKey, X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {UsageError} from '../command.js';

/** PEM. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly validUntil: Date;
}

/** Undefined where neither is named. @throws {UsageError} where one is, or where they are not a certificate and its key */
export function readClientCertificate({
  certificateFile,
  keyFile,
  cwd,
}: {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly cwd: string;
}): ClientCertificate | undefined {
  if (certificateFile === '' && keyFile === '') return undefined;
  const names = 'PEPITES_OBF_CERTIFICATE_FILE and PEPITES_OBF_KEY_FILE';
  if (certificateFile === '' || keyFile === '') throw new UsageError(`${names} go together`);
  let pair: ClientCertificate | undefined;
  try {
    const certificate = readFileSync(resolve(cwd, certificateFile), 'utf8');
    const key = readFileSync(resolve(cwd, keyFile), 'utf8');
    const read = new X509Certificate(certificate);
    if (read.checkPrivateKey(createPrivateKey(key)))
      pair = {certificate, key, validUntil: new Date(read.validTo)};
  } catch {
    // Why is not told: an error of these functions may repeat what they were given.
  }
  if (!pair)
    throw new UsageError(`${names} are files that can be read, a certificate and its own key, PEM, unlocked`);
  return pair;
}
