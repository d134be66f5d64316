/** What can go wrong with Open Badge Passport, by code. */

/**
 * - `UNREACHABLE`, `TIMED_OUT`: no answer came; also where it sent us on to somewhere else.
 * - `PLATFORM_DOWN`: it answered that it cannot answer.
 * - `RATE_LIMITED`: too many calls; `retryAt` says from when on.
 * - `NOT_FOUND`: there is no such badge or person there, or not for everybody: the two are told alike.
 * - `SIGN_IN_NEEDED`: only for people who have a Passport.
 * - `ADDRESS_REFUSED`: not an address of this platform. Nothing was asked.
 * - `UNEXPECTED_REPLY`: an answer of another shape than expected.
 */
export type ObpErrorCode =
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'PLATFORM_DOWN'
  | 'RATE_LIMITED'
  | 'NOT_FOUND'
  | 'SIGN_IN_NEEDED'
  | 'ADDRESS_REFUSED'
  | 'UNEXPECTED_REPLY';

const passing: readonly ObpErrorCode[] = ['UNREACHABLE', 'TIMED_OUT', 'PLATFORM_DOWN', 'RATE_LIMITED'];
const absent: readonly ObpErrorCode[] = ['NOT_FOUND', 'SIGN_IN_NEEDED'];

/** The only error that the client rejects with, apart from the reason of a signal. It holds no address and no words of the platform. */
export class ObpError extends Error {
  readonly code: ObpErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Of `RATE_LIMITED`: not before. */
  readonly retryAt: Date | undefined;

  constructor(
    code: ObpErrorCode,
    details: {
      /** What was asked for, as the client calls it: `badge`, `groups`. */
      readonly call: string;
      readonly status?: number;
      readonly retryAt?: Date;
      readonly message?: string;
    },
  ) {
    const {call, status = 0, message = 'Open Badge Passport'} = details;
    super(`${message} (${call}${status > 0 ? `, HTTP ${status}` : ''}): ${code}`);
    this.name = 'ObpError';
    this.code = code;
    this.status = status;
    this.retryAt = details.retryAt;
  }

  /** The same call may succeed later, without anybody changing anything. */
  get isPassing(): boolean {
    return passing.includes(this.code);
  }

  /** There is nothing that everybody may see. */
  get isAbsent(): boolean {
    return absent.includes(this.code);
  }
}
