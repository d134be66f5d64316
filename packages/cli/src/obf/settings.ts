/** The connection to Open Badge Factory that the environment names. */
import {isLoopback} from '@pepites/recognition';
import {UsageError} from '../command.js';
import type {Io} from '../io.js';
import {type ClientCertificate, readClientCertificate} from './client-certificate.js';

export const obfUsage = `PEPITES_OBF_CLIENT_ID and PEPITES_OBF_CLIENT_SECRET come from the platform ("API key", OAuth2). Not options: everybody on the
  machine sees the options of a process. Instead of the secret, for v1: PEPITES_OBF_CERTIFICATE_FILE and PEPITES_OBF_KEY_FILE, a client
  certificate and its key (PEM). PEPITES_OBF_URL is where it is, default https://openbadgefactory.com; PEPITES_OBF_API which dialect it is
  spoken to in: v2 (default; v1 with a certificate) or v1.`;

export interface ObfSettings {
  readonly url: string;
  readonly dialect: 'v1' | 'v2';
  readonly clientId: string;
  /** Who we are. */
  readonly proof: {readonly clientSecret: string} | {readonly clientCertificate: ClientCertificate};
  /** It is a trial's, on this machine. */
  readonly isHere: boolean;
}

const usualUrl = 'https://openbadgefactory.com';

/** Undefined: the environment names none. @throws {UsageError} where it names half of one, or one that cannot be */
export function obfSettings({env, cwd}: Pick<Io, 'env' | 'cwd'>): ObfSettings | undefined {
  const named = (name: string): string => env[`PEPITES_OBF_${name}`] ?? '';
  const clientId = named('CLIENT_ID');
  const clientSecret = named('CLIENT_SECRET');
  const certificate = readClientCertificate({
    ...{certificateFile: named('CERTIFICATE_FILE'), keyFile: named('KEY_FILE'), cwd},
  });
  if (clientId === '' && clientSecret === '' && !certificate) return undefined;
  if (clientId === '' || (clientSecret === '') !== (certificate !== undefined))
    throw new UsageError(
      'PEPITES_OBF_CLIENT_ID goes with PEPITES_OBF_CLIENT_SECRET, or with a certificate and its key',
    );
  const dialect = named('API') || (certificate ? 'v1' : 'v2');
  if (dialect !== 'v1' && dialect !== 'v2') throw new UsageError('PEPITES_OBF_API is v1 or v2');
  if (certificate && dialect === 'v2') throw new UsageError('a certificate is for v1: PEPITES_OBF_API');
  const url = named('URL') || usualUrl;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHere = parsed !== undefined && isLoopback(parsed.hostname);
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isHere && !certificate);
  if (!isSafe || parsed.username !== '') throw new UsageError('PEPITES_OBF_URL is an https: address');
  const proof = certificate ? {clientCertificate: certificate} : {clientSecret};
  return {url, dialect, clientId, proof, isHere};
}

/** For what can do nothing without. @throws {UsageError} */
export function neededObfSettings(io: Pick<Io, 'env' | 'cwd'>): ObfSettings {
  const settings = obfSettings(io);
  if (!settings) throw new UsageError('give PEPITES_OBF_CLIENT_ID and PEPITES_OBF_CLIENT_SECRET');
  return settings;
}
