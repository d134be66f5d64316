/** A lead erases somebody who asked for it on paper or by word of mouth: only what their structure holds. */
import {sql} from 'kysely';
import {noteAct} from '../../audit/note-act.js';
import {Refusal} from '../../refusal.js';
import {noteErasure} from '../../erasures/note-erasure.js';
import type {Services} from '../../services.js';
import type {Executor} from '../../store/open-store.js';
import {personScope} from './person-scope.js';
import {type Counts, erasePersonRows, finishErasing, reportDeletion} from './erase-person.js';
import {personalTables} from './registry.js';

export type ErasureReason = 'askedOnPaper' | 'askedByVoice' | 'leftStructure';

/** @throws {Refusal} PERSON_UNKNOWN: nobody, or nobody of this structure */
export async function eraseForPerson(
  services: Services,
  options: {
    readonly structure: string;
    readonly person: string;
    readonly by: string;
    readonly reason: ErasureReason;
  },
): Promise<Counts> {
  const {structure, person, by, reason} = options;
  const now = services.now();
  const counts = await services.db.transaction().execute(async (t) => {
    if (!(await isKnownTo(t, services, {structure, person}))) throw new Refusal('PERSON_UNKNOWN');
    const erased = await erasePersonRows(t, services, {person, structure});
    await noteErasure(t, {person, structure, everywhere: false, at: now.toISOString()});
    await reportDeletion(t, {structure, cause: reason, counts: erased, now});
    await noteAct(t, {structure, by, act: `person.erased`, about: person, object: reason, at: now});
    return erased;
  });
  await finishErasing(services);
  return counts;
}

/** Has this structure anything of the person? */
export async function isKnownTo(
  db: Executor,
  services: Pick<Services, 'sealer'>,
  {structure, person}: {readonly structure: string; readonly person: string},
): Promise<boolean> {
  const scope = await personScope(db, services.sealer, {person, structure});
  if (!scope) return false;
  for (const {table, rows, isTie} of personalTables) {
    // A code that an adviser printed makes somebody known too.
    if (isTie !== true && table !== 'sign_in_method') continue;
    const condition = rows(scope);
    if (!condition) continue;
    const found = await sql`select 1 from ${sql.table(table)} where ${condition} limit 1`.execute(db);
    if (found.rows.length > 0) return true;
  }
  return false;
}
