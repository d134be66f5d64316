/** The part of the contract that a call needs, fetched with the first call: schemas weigh more than all the rest of a client. */
export {everydayRoutes, isErrorCode, problemSchema} from '@pepites/recognition';
