/** The queue shows what people wrote: who saw it is noted, once a day for each request and examiner. */
import {noteAct} from '../audit/note-act.js';
import type {Services} from '../services.js';

export async function noteShown(
  {db, now}: Services,
  examiner: string,
  {structure, requests}: {readonly structure: string; readonly requests: readonly string[]},
): Promise<void> {
  if (requests.length === 0) return;
  const at = now();
  const noted = await db
    .selectFrom('audit')
    .select('object_id')
    .where('actor', '=', examiner)
    .where('at', '>=', `${at.toISOString().slice(0, 10)}T00:00:00.000Z`)
    .where('act', '=', 'request.shown')
    .execute();
  const known = new Set(noted.map(({object_id: id}) => id));
  const unseen = requests.filter((id) => !known.has(id));
  if (unseen.length === 0) return;
  await db.transaction().execute(async (t) => {
    const rows = await t
      .selectFrom('request')
      .select(['id', 'person_id'])
      .where('id', 'in', unseen)
      .execute();
    for (const {id: object, person_id: about} of rows)
      await noteAct(t, {structure, by: examiner, act: 'request.shown', about, object, at});
  });
}
