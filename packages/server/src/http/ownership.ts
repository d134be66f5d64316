/** The one place where a row is compared with the caller: own requests and files, and those that one examines. */
import type {ErrorCode} from '@pepites/recognition';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {RequestRow} from '../requests/request-rows.js';
import {seesRequestAs} from '../reviews/visibility.js';
import type {Executor} from '../store/open-store.js';

interface Owned {
  readonly structure_id: string;
  readonly person_id: string;
}

interface Sought {
  readonly structure: string;
  readonly caller: Caller;
  /** Said also of what exists and is somebody else's: nobody learns that it exists. */
  readonly unknown: ErrorCode;
}

/** @throws {Refusal} `unknown`, unless the row is the caller's own */
export function assertOwn<T extends Owned>(row: T | undefined, {structure, caller, unknown}: Sought): T {
  if (row?.structure_id !== structure || row.person_id !== caller.person) throw new Refusal(unknown);
  return row;
}

/** @throws {Refusal} `unknown`, unless the caller owns the row or may see the request that it is or belongs to */
export async function assertOwnOrExamined<T extends Owned>(
  db: Executor,
  row: T | undefined,
  sought: Sought & {readonly request: RequestRow | undefined; readonly now: Date},
): Promise<{readonly row: T; readonly as: 'earner' | 'staff'}> {
  const {structure, caller, request, unknown} = sought;
  if (row?.structure_id !== structure) throw new Refusal(unknown);
  if (row.person_id === caller.person) return {row, as: 'earner'};
  const as = request && (await seesRequestAs(db, request, caller, sought.now));
  if (!as) throw new Refusal(unknown);
  return {row, as};
}
