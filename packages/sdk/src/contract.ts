/** The part of the contract that a call needs, fetched with the first call: schemas weigh more than all the rest of a client. */
export {isErrorCode, problemSchema, routes} from '@pepites/recognition';
