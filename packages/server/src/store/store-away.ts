/** A database that does not answer, ended the connection, or has too much to do: what was asked may be asked again. */
import pg from 'pg';

/** What was under way is not done, or was done at the very end and nobody knows: whoever asks again with the same key finds out. */
export class StoreAwayError extends Error {
  readonly code = 'ERR_STORE_AWAY';

  constructor(cause: unknown, what = 'is away') {
    super(`The database ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    this.name = 'StoreAwayError';
  }
}

/**
 * What PostgreSQL says of itself rather than of the question: connection_exception, too_many_connections, operator_intervention
 * (shut down, crashed, starting), idle_in_transaction_session_timeout.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const awayStates = /^(?:08|57P)|^(?:53300|25P03)$/;

/** What PostgreSQL did not say itself came from the way to it, unless it is a fault in what we asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof StoreAwayError) return true;
  if (error instanceof pg.DatabaseError) return awayStates.test(error.code ?? '');
  return !(error instanceof TypeError || error instanceof RangeError);
}
