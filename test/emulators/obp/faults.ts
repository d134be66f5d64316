/** What may go wrong with the platform, switched on and off by a test. */

export interface Faults {
  /** Every call is answered 503. */
  isUnavailable: boolean;
  /** No call is answered: the connection ends. */
  isUnreachable: boolean;
  /** Every answer comes this much later. */
  slowMs: number;
  /** This many of the next calls are answered 429. */
  tooManyCalls: number;
  /** What a 429 says; the platform documents no header. */
  retryAfterSeconds: number | undefined;
  /** This many of the next answers of the API are a page instead of JSON. */
  strangeAnswers: number;
  /** Every call is sent on to there. */
  redirectsTo: string | undefined;
  /** Hosted assertions are answered 500. */
  breaksAssertions: boolean;
}

export function noFaults(): Faults {
  return {
    isUnavailable: false,
    isUnreachable: false,
    slowMs: 0,
    tooManyCalls: 0,
    retryAfterSeconds: undefined,
    strangeAnswers: 0,
    redirectsTo: undefined,
    breaksAssertions: false,
  };
}
