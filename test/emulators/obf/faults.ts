/** What may go wrong with the platform, switched on and off by a test. */

export interface Faults {
  /** Every call is answered 503. */
  isUnavailable: boolean;
  /** Such calls, as in `POST /v2/badge`, are answered 500. */
  broken: RegExp | undefined;
  /** No call is answered: the connection ends. */
  isUnreachable: boolean;
  /** Every answer comes this much later. */
  slowMs: number;
  /** This many of the next calls are answered 429. */
  tooManyCalls: number;
  /** Calls to such addresses are answered 429. */
  limited: RegExp | undefined;
  /** What a 429 says; the platform documents no header. */
  retryAfterSeconds: number | undefined;
  /** After this many calls with a token, every token that was given is worth nothing. */
  tokensEndAfterCalls: number | undefined;
  /** This many of the next tokens are worth nothing from the start. */
  deadTokens: number;
  /** Addresses that the platform takes no badge for. */
  readonly refusedEmails: Set<string>;
  /** Addresses at which the platform breaks down. */
  readonly breakingEmails: Set<string>;
  /** Lists of what was issued come whatever was noted: `log_entry` is not looked at. */
  ignoresLogEntry: boolean;
  /** This many of the next badges are made, or issued, without the caller hearing of it. */
  lostReplies: number;
  /** This many of the next answers are a page instead of what was asked for. */
  strangeAnswers: number;
}

export function noFaults(): Faults {
  return {
    isUnavailable: false,
    broken: undefined,
    isUnreachable: false,
    slowMs: 0,
    tooManyCalls: 0,
    limited: undefined,
    retryAfterSeconds: undefined,
    tokensEndAfterCalls: undefined,
    deadTokens: 0,
    refusedEmails: new Set(),
    breakingEmails: new Set(),
    ignoresLogEntry: false,
    lostReplies: 0,
    strangeAnswers: 0,
  };
}
