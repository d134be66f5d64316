/** Ties uploaded files to the request whose answers name them. */
import {type Answer, maxRequestFileBytes} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Executor, Session} from '../store/open-store.js';

interface Named {
  readonly structure: string;
  readonly person: string;
  readonly answers: readonly Answer[];
}

/**
 * They become the person's own, also where somebody else sent them on the person's behalf.
 * @param options.uploaders whose files may be named besides the person's
 * @throws {Refusal} FILE_UNKNOWN for a file of anybody else, or one that belongs to another request; FILE_QUOTA
 */
export async function attachFiles(
  t: Session,
  options: Named & {readonly uploaders?: readonly string[]; readonly request: string},
): Promise<void> {
  const {structure, person, request} = options;
  const ids = filesOf(options.answers);
  if (ids.length === 0) return;
  const attached = await t
    .updateTable('file')
    .set({request_id: request, person_id: person})
    .where('id', 'in', ids)
    .where('structure_id', '=', structure)
    .where('person_id', 'in', [person, ...(options.uploaders ?? [])])
    .where((eb) => eb.or([eb('request_id', 'is', null), eb('request_id', '=', request)]))
    .returning('id')
    .execute();
  if (attached.length !== ids.length) throw new Refusal('FILE_UNKNOWN');
  const all = await t.selectFrom('file').select('bytes').where('request_id', '=', options.request).execute();
  if (all.reduce((sum, {bytes}) => sum + bytes, 0) > maxRequestFileBytes) throw new Refusal('FILE_QUOTA');
}

/** @throws {Refusal} FILE_UNKNOWN for a file that is not the person's own */
export async function assertOwnFiles(db: Executor, {structure, person, answers}: Named): Promise<void> {
  const ids = filesOf(answers);
  if (ids.length === 0) return;
  const own = await db
    .selectFrom('file')
    .select('id')
    .where('id', 'in', ids)
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .execute();
  if (own.length !== ids.length) throw new Refusal('FILE_UNKNOWN');
}

function filesOf(answers: readonly Answer[]): string[] {
  return [...new Set(answers.flatMap((answer) => answer.files ?? []))];
}
