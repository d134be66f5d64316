/** The connection to Open Badge Factory that the environment names. */
import {isLoopback} from '@pepites/recognition';
import {UsageError} from '../command.js';
import type {Io} from '../io.js';

export const obfUsage = `PEPITES_OBF_CLIENT_ID and PEPITES_OBF_CLIENT_SECRET come from the platform ("API key", OAuth2). Not options: everybody on the
  machine sees the options of a process. PEPITES_OBF_URL is where it is, default https://openbadgefactory.com; PEPITES_OBF_API which
  dialect it is spoken to in: v2 (default) or v1.`;

export interface ObfSettings {
  readonly url: string;
  readonly dialect: 'v1' | 'v2';
  readonly clientId: string;
  readonly clientSecret: string;
  /** It is a trial's, on this machine. */
  readonly isHere: boolean;
}

const usualUrl = 'https://openbadgefactory.com';

/** Undefined: the environment names none. @throws {UsageError} where it names half of one, or one that cannot be */
export function obfSettings({env}: Pick<Io, 'env'>): ObfSettings | undefined {
  const clientId = env['PEPITES_OBF_CLIENT_ID'] ?? '';
  const clientSecret = env['PEPITES_OBF_CLIENT_SECRET'] ?? '';
  if (clientId === '' && clientSecret === '') return undefined;
  if (clientId === '' || clientSecret === '')
    throw new UsageError('PEPITES_OBF_CLIENT_ID and PEPITES_OBF_CLIENT_SECRET go together');
  const dialect = env['PEPITES_OBF_API'] || 'v2';
  if (dialect !== 'v1' && dialect !== 'v2') throw new UsageError('PEPITES_OBF_API is v1 or v2');
  const url = env['PEPITES_OBF_URL'] || usualUrl;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHere = parsed !== undefined && isLoopback(parsed.hostname);
  if (parsed?.protocol !== 'https:' && !(parsed?.protocol === 'http:' && isHere))
    throw new UsageError('PEPITES_OBF_URL is an https: address');
  return {url, dialect, clientId, clientSecret, isHere};
}
