/** The part of the contract that a call needs, fetched with the first call: schemas weigh more than all the rest of a client. */
import {type BackendErrorCode, isErrorCode} from '@pepites/recognition';

export {everydayRoutes, problemSchema} from '@pepites/recognition';

/** The code that callers are told. A backend whose database is away for a moment is as one that does not answer. */
export function toldCode(code: string): BackendErrorCode {
  if (code === 'UNAVAILABLE') return 'UNREACHABLE';
  return isErrorCode(code) ? code : 'UNEXPECTED_REPLY';
}
