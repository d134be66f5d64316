/** Ties uploaded files to the request whose answers name them. */
import type {Answer} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Session} from '../store/open-store.js';

/** @throws {Refusal} FILE_UNKNOWN for a file that is not the person's own, or belongs to another request */
export async function attachFiles(
  t: Session,
  options: {
    readonly structure: string;
    readonly person: string;
    readonly request: string;
    readonly answers: readonly Answer[];
  },
): Promise<void> {
  const ids = [...new Set(options.answers.flatMap((answer) => answer.files ?? []))];
  if (ids.length === 0) return;
  const attached = await t
    .updateTable('file')
    .set({request_id: options.request})
    .where('id', 'in', ids)
    .where('structure_id', '=', options.structure)
    .where('person_id', '=', options.person)
    .where((eb) => eb.or([eb('request_id', 'is', null), eb('request_id', '=', options.request)]))
    .returning('id')
    .execute();
  if (attached.length !== ids.length) throw new Refusal('FILE_UNKNOWN');
}
