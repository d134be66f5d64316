/** What can go wrong with a host of badges, by code. */

/**
 * - `UNREACHABLE`, `TIMED_OUT`: no answer came.
 * - `NO_HOST`: neither an Open Badges 3.0 nor a Badge Connect host answers there.
 * - `ADDRESS_REFUSED`: the host names an address that is not `https:`, or sends elsewhere what is for itself.
 * - `AUTHORIZATION_NEEDED`: nobody has agreed yet, or their word has ended.
 * - `AUTHORIZATION_DENIED`: the person, or the host, said no.
 * - `STATE_MISMATCH`: the answer is not to the question that was asked.
 * - `FORBIDDEN`: what was agreed to does not cover this.
 * - `NOT_FOUND`: the host has no such thing (a profile, a page).
 * - `REFUSED`: the host does not take this credential, or this client.
 * - `NOT_SUPPORTED`: this host cannot do that.
 * - `TOO_MANY_REQUESTS`, `HOST_FAILED`: later.
 * - `UNEXPECTED_REPLY`: an answer that is not in the standard.
 */
export type CredentialHostErrorCode =
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'NO_HOST'
  | 'ADDRESS_REFUSED'
  | 'AUTHORIZATION_NEEDED'
  | 'AUTHORIZATION_DENIED'
  | 'STATE_MISMATCH'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'REFUSED'
  | 'NOT_SUPPORTED'
  | 'TOO_MANY_REQUESTS'
  | 'HOST_FAILED'
  | 'UNEXPECTED_REPLY';

export class CredentialHostError extends Error {
  readonly code: CredentialHostErrorCode;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The host's own codes: of `imsx_StatusInfo`, of Badge Connect's status, of OAuth. */
  readonly hostCodes: readonly string[];

  constructor(
    code: CredentialHostErrorCode,
    details: {
      readonly status?: number;
      readonly hostCodes?: readonly string[];
      readonly message?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(details.message ?? code, {cause: details.cause});
    this.name = 'CredentialHostError';
    this.code = code;
    this.status = details.status ?? 0;
    this.hostCodes = details.hostCodes ?? [];
  }
}
