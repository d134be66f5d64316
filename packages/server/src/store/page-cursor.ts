/** Where a page of a list ends that is in the order of time: what comes after it is asked for with this. */
import {Refusal} from '../refusal.js';

export function writeCursor({at, id}: {readonly at: string; readonly id: string}): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

/** @throws {Refusal} BAD_REQUEST for one that was not made here */
export function readCursor(cursor: string): {at: string; id: string} {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at === '' || id === '' || more.length > 0)
    throw new Refusal('BAD_REQUEST', {detail: 'The cursor cannot be read'});
  return {at, id};
}
