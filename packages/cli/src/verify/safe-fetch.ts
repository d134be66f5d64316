/** Fetches one document of the open web for a verification: the server's one fetch, with the errors that a verdict tells apart. */
import {CredentialError} from '@pepites/credentials';
import {FetchError, safeFetchBytes} from '@pepites/server/safe-fetch.js';

export interface SafeFetchOptions {
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  /** This machine may be asked: the badge was given by a backend that runs here. */
  readonly allowsLoopback: boolean;
}

export interface FetchedBytes {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The signal is what ends it; this only bounds what nobody stops. */
const timeoutMs = 600_000;
const accept = 'application/json, application/ld+json, application/jwt, image/png, image/svg+xml, */*;q=0.5';

/**
 * The document at `url`, whatever its kind; of an error the status alone.
 *
 * @throws {CredentialError} ERR_TOO_LARGE, ERR_TOO_MANY_REDIRECTS, which a verdict tells apart
 * @throws {Error} when the address may not be asked, or does not answer
 */
export async function safeFetch(url: string, options: SafeFetchOptions): Promise<FetchedBytes> {
  try {
    return await safeFetchBytes(url, {...options, timeoutMs, accept, mediaTypes: /^/});
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (error.code === 'TOO_LARGE') throw new CredentialError('ERR_TOO_LARGE', error.message, {cause: error});
    if (error.code === 'TOO_MANY_REDIRECTS')
      throw new CredentialError('ERR_TOO_MANY_REDIRECTS', error.message, {cause: error});
    throw error;
  }
}
