/** Why a passkey was not made, or opened nothing. The page says it in words. */

export type PasskeyFaultCode =
  /** Too late, or answered already. */
  | 'PASSKEY_ENDED'
  /** Made for somewhere else, signed by something else, or older than what was seen of it. */
  | 'PASSKEY_WRONG'
  /** Taken away, or never of this backend. */
  | 'PASSKEY_UNKNOWN'
  | 'PASSKEY_NOT_STAFF'
  /** It is long ago that the person showed who they are. */
  | 'PASSKEY_PROOF_OLD'
  | 'PASSKEY_TOO_MANY';

export class PasskeyFault extends Error {
  readonly code: PasskeyFaultCode;

  constructor(code: PasskeyFaultCode, details: {readonly cause?: unknown} = {}) {
    super(code, details);
    this.name = 'PasskeyFault';
    this.code = code;
  }
}
