/** Why `pepites sign` does not sign. */

export type SignRefusedCode =
  | 'NOT_SIGNABLE'
  | 'FORMAT_MISMATCH'
  | 'KEY_WITHOUT_ID'
  | 'ISSUER_DIFFERS'
  /** What was signed does not verify: the message has the check, its own code and detail. */
  | 'CHECK_FAILED';

export class SignRefusedError extends Error {
  readonly code: SignRefusedCode;

  constructor(code: SignRefusedCode, message: string) {
    super(message);
    this.name = 'SignRefusedError';
    this.code = code;
  }
}
