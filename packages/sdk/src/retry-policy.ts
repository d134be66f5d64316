/** When a call is tried again, and how long is waited before. */
import {isHTTPError, type RetryOptions} from 'ky';

export interface RetryPolicy {
  /** How many times after the first; 0 never tries again. Default 2. */
  readonly limit?: number | undefined;
  /** Longest wait between tries that the client chooses itself, in milliseconds. Default 5 000. */
  readonly maxDelayMs?: number | undefined;
  /** Longest `Retry-After` that is waited for, in milliseconds; a longer one fails at once, for the person to decide. Default 10 000. */
  readonly maxRetryAfterMs?: number | undefined;
}

/**
 * Every method may be tried again, since what changes something carries its idempotency key. A time-out is not: the person has waited
 * long enough. 500 is not: the same fault would come again. 429 only when the backend says when.
 */
export function retryOptions({
  limit = 2,
  maxDelayMs = 5000,
  maxRetryAfterMs = 10_000,
}: RetryPolicy): RetryOptions {
  return {
    limit,
    methods: ['get', 'post', 'put', 'delete'],
    statusCodes: [408, 429, 502, 503, 504],
    afterStatusCodes: [429, 503],
    backoffLimit: maxDelayMs,
    jitter: true,
    shouldRetry({error}) {
      if (!isHTTPError(error)) return undefined;
      const waitMs = retryAfterMs(error.response.headers.get('retry-after'));
      if (waitMs === undefined) return error.response.status === 429 ? false : undefined;
      return waitMs > maxRetryAfterMs ? false : undefined;
    },
  };
}

/** `Retry-After` is seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(waitMs) ? undefined : waitMs;
}
