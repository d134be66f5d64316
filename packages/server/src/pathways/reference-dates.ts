/** From when the windows of pathways count for a person. */
import {noteAct} from '../audit/note-act.js';
import {assertKnownHere} from '../people/known-here.js';
import type {Services} from '../services.js';

/** @throws {Refusal} PERSON_UNKNOWN */
export async function setReferenceDate(
  {db, now}: Services,
  given: {readonly structure: string; readonly person: string; readonly date: string; readonly by: string},
): Promise<void> {
  const {structure, person, date, by} = given;
  const at = now();
  await db.transaction().execute(async (t) => {
    await assertKnownHere(t, structure, person);
    const values = {date, set_by: by, set_at: at.toISOString()};
    await t
      .insertInto('reference_date')
      .values({structure_id: structure, person_id: person, ...values})
      .onConflict((conflict) => conflict.columns(['structure_id', 'person_id']).doUpdateSet(values))
      .execute();
    await noteAct(t, {structure, by, act: 'referenceDate.set', about: person, at});
  });
}
