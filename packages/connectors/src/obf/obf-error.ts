/** What can go wrong with Open Badge Factory, by code. */

/**
 * - `UNREACHABLE`, `TIMED_OUT`: no answer came.
 * - `PLATFORM_DOWN`: it answered that it cannot answer.
 * - `RATE_LIMITED`: too many calls; `retryAt` says from when on.
 * - `CREDENTIALS_REFUSED`: the client's id and secret, or its certificate, are not (or no longer) good.
 * - `ORGANISATION_REFUSED`: a new token is refused too: what was asked for is another organisation's.
 * - `NOT_FOUND`: there is no such badge, event or form there.
 * - `NOT_SUPPORTED`: this dialect of the API has no such call.
 * - `TOO_MANY_RECIPIENTS`, `NO_RECIPIENTS`: not sent.
 * - `EMAIL_REFUSED`: not an address (not sent), or one that the platform takes no badge for.
 * - `REFUSED`: the platform does not do this.
 * - `UNEXPECTED_REPLY`: an answer of another shape than the API's.
 */
export type ObfErrorCode =
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'PLATFORM_DOWN'
  | 'RATE_LIMITED'
  | 'CREDENTIALS_REFUSED'
  | 'ORGANISATION_REFUSED'
  | 'NOT_FOUND'
  | 'NOT_SUPPORTED'
  | 'TOO_MANY_RECIPIENTS'
  | 'NO_RECIPIENTS'
  | 'EMAIL_REFUSED'
  | 'REFUSED'
  | 'UNEXPECTED_REPLY';

const final: readonly ObfErrorCode[] = [
  'NOT_FOUND',
  'NOT_SUPPORTED',
  'TOO_MANY_RECIPIENTS',
  'NO_RECIPIENTS',
  'EMAIL_REFUSED',
  'REFUSED',
];
/** Of the connection: no other call would fare better. */
const connection: readonly ObfErrorCode[] = ['CREDENTIALS_REFUSED', 'ORGANISATION_REFUSED'];
const passing: readonly ObfErrorCode[] = ['UNREACHABLE', 'TIMED_OUT', 'PLATFORM_DOWN', 'RATE_LIMITED'];

/**
 * The only error that a client of the platform rejects with, apart from the reason of a signal. It has no `cause`, and no words of the
 * platform: addresses of calls name people, and its own error pages may repeat what was sent.
 */
export class ObfError extends Error {
  readonly code: ObfErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Of `RATE_LIMITED`: not before. */
  readonly retryAt: Date | undefined;

  constructor(
    code: ObfErrorCode,
    details: {
      /** What was asked for, as the client calls it: `badge`, `issue`. */
      readonly call: string;
      readonly status?: number;
      readonly retryAt?: Date;
      readonly message?: string;
    },
  ) {
    const {call, status = 0, message = 'Open Badge Factory'} = details;
    super(`${message} (${call}${status > 0 ? `, HTTP ${status}` : ''}): ${code}`);
    this.name = 'ObfError';
    this.code = code;
    this.status = status;
    this.retryAt = details.retryAt;
  }

  /** The same call may succeed later, without anybody changing anything. */
  get isPassing(): boolean {
    return passing.includes(this.code);
  }

  /** Any other call would fail now, too. */
  get isForAll(): boolean {
    return this.isPassing || connection.includes(this.code);
  }

  /** The same call never succeeds: what it names is to be changed. Neither of the two: the connection is to be looked at. */
  get isFinal(): boolean {
    return final.includes(this.code);
  }
}
