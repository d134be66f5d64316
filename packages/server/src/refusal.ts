/** What a use case throws to answer with an error of the contract. */
import {type ErrorCode, errorStatus, type Problem} from '@pepites/recognition';

export interface RefusalDetails {
  /** English, for developers. */
  readonly detail?: string;
  readonly problems?: Problem['problems'];
  /** For `TOO_MANY_ATTEMPTS` and `UNAVAILABLE`. */
  readonly retryAfterSeconds?: number;
}

export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly problems: Problem['problems'];
  readonly detail: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, {detail, problems, retryAfterSeconds}: RefusalDetails = {}) {
    super(detail ?? code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
    this.problems = problems;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
