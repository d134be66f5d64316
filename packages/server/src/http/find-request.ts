/** Finds the request that a path names, for those who may know of it. */
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {RequestRow} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import {assertOwn, assertOwnOrExamined} from './ownership.js';

interface Named {
  readonly structure: string;
  readonly request: string;
}

export async function findRequest({db}: Services, request: string): Promise<RequestRow | undefined> {
  return db.selectFrom('request').selectAll().where('id', '=', request).executeTakeFirst();
}

/** @throws {Refusal} REQUEST_UNKNOWN, unless it is the caller's own */
export async function assertOwnRequest(
  services: Services,
  caller: Caller,
  {structure, request}: Named,
): Promise<RequestRow> {
  return assertOwn(await findRequest(services, request), {structure, caller, unknown: 'REQUEST_UNKNOWN'});
}

/** @throws {Refusal} REQUEST_UNKNOWN, unless it is the caller's own or they may see it */
export async function assertSeenRequest(
  services: Services,
  caller: Caller,
  {structure, request}: Named,
): Promise<{readonly row: RequestRow; readonly as: 'earner' | 'staff'}> {
  const row = await findRequest(services, request);
  const now = services.now();
  return assertOwnOrExamined(services.db, row, {
    structure,
    caller,
    request: row,
    now,
    unknown: 'REQUEST_UNKNOWN',
  });
}

/** For routes where something else says who may. @throws {Refusal} REQUEST_UNKNOWN */
export async function assertInStructure(
  services: Services,
  {structure, request}: Named,
): Promise<RequestRow> {
  const row = await findRequest(services, request);
  if (row?.structure_id !== structure) throw new Refusal('REQUEST_UNKNOWN');
  return row;
}
