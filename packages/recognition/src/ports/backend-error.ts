/** The error that every implementation of the backend port rejects with. */
import type {ErrorCode, Problem} from '../contract/errors.js';

/** `UNREACHABLE`: no answer came. `UNEXPECTED_REPLY`: an answer that is not in the contract. */
export type BackendErrorCode = ErrorCode | 'UNREACHABLE' | 'TIMED_OUT' | 'UNEXPECTED_REPLY';

export class BackendError extends Error {
  readonly code: BackendErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(
    code: BackendErrorCode,
    details: {
      readonly status?: number;
      readonly problem?: Problem;
      readonly message?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(details.message ?? details.problem?.detail ?? code, {cause: details.cause});
    this.name = 'BackendError';
    this.code = code;
    this.status = details.status ?? 0;
    this.problem = details.problem;
  }
}
