/** Why a document of the open web could not be had. */

export type FetchRefusal =
  | 'ADDRESS_REFUSED'
  | 'NOT_FOUND'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'TOO_LARGE'
  | 'TOO_MANY_REDIRECTS'
  | 'MEDIA_TYPE_REFUSED';

export class FetchError extends Error {
  readonly code: FetchRefusal;

  constructor(code: FetchRefusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FetchError';
    this.code = code;
  }
}
