/** Ties uploaded files to the request whose answers name them. */
import {type Answer, maxRequestFileBytes} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Session} from '../store/open-store.js';

/** @throws {Refusal} FILE_UNKNOWN for a file that is not the person's own, or belongs to another request; FILE_QUOTA */
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
  const all = await t.selectFrom('file').select('bytes').where('request_id', '=', options.request).execute();
  if (all.reduce((sum, {bytes}) => sum + bytes, 0) > maxRequestFileBytes) throw new Refusal('FILE_QUOTA');
}
