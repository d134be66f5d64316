/** Errors of this package: what the caller did wrong, or a file that is not what it should be. Verdicts are never thrown. */

export type CredentialErrorCode =
  | 'ERR_NOT_A_CREDENTIAL'
  | 'ERR_TOO_LARGE'
  | 'ERR_TOO_DEEP'
  | 'ERR_TOO_MANY_REDIRECTS'
  | 'ERR_PNG_MALFORMED'
  | 'ERR_PNG_CRC'
  | 'ERR_PNG_TWO_CREDENTIALS'
  | 'ERR_SVG_MALFORMED'
  | 'ERR_NO_CREDENTIAL_IN_IMAGE'
  | 'ERR_JSON_MALFORMED'
  | 'ERR_JWT_MALFORMED'
  | 'ERR_KEY_MALFORMED'
  | 'ERR_KEY_UNSUPPORTED'
  | 'ERR_CONTEXT_UNKNOWN'
  | 'ERR_TERM_UNDEFINED'
  | 'ERR_STATUS_INDEX'
  | 'ERR_CANONICALIZATION';

/** The only error class thrown here; test `code`. `message` is English, for developers. */
export class CredentialError extends Error {
  readonly code: CredentialErrorCode;

  constructor(code: CredentialErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CredentialError';
    this.code = code;
  }
}

/** For errors that come out of a file with a `CredentialError` of its own (vc11.js on a CDN), where `instanceof` says no. */
export function isCredentialError(value: unknown): value is CredentialError {
  return value instanceof Error && value.name === 'CredentialError' && 'code' in value;
}
