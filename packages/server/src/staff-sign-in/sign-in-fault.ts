/** Why a sign-in by the organisation's own account came to nothing. Each code has its words on the page of the way back. */

export type SignInFaultCode =
  /** Too late, done already, or in another browser than the one that was sent. */
  | 'OIDC_ENDED'
  /** The person, or the issuer, said no. */
  | 'OIDC_REFUSED'
  | 'OIDC_ISSUER_DOWN'
  /** Too many began to sign in lately, from this address or in this structure. */
  | 'OIDC_TOO_MANY'
  /** What the issuer answered cannot be relied on: signature, time, issuer, question. */
  | 'OIDC_ANSWER_WRONG'
  | 'OIDC_EMAIL_UNVERIFIED'
  /** Not of the domains, without the claim, or below the level that is asked for. */
  | 'OIDC_NOT_ALLOWED'
  /** Nobody of this structure's team. */
  | 'OIDC_NOT_STAFF'
  /** The address belongs to somebody who comes in with another account of the same issuer. */
  | 'OIDC_OTHER_ACCOUNT';

export class SignInFault extends Error {
  readonly code: SignInFaultCode;

  constructor(code: SignInFaultCode, details: {readonly cause?: unknown} = {}) {
    super(code, details);
    this.name = 'SignInFault';
    this.code = code;
  }
}
