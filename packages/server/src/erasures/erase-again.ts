/** Erases whom a backup brought back: everybody whom the list names and this store has not erased. */
import {noteAct} from '../audit/note-act.js';
import {erasePersonRows, finishErasing, reportDeletion} from '../people/erase/erase-person.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import type {Erasure} from './ledger-file.js';
import {writeErasures} from './note-erasure.js';

/** Before anybody is served. @returns what whoever runs the backend should know, an English sentence each */
export async function eraseAgain(services: Services): Promise<string[]> {
  const {db, ledger, now} = services;
  await writeErasures(services);
  const rows = await db.selectFrom('erasure').select('id').execute();
  const done = new Set(rows.map(({id}) => id));
  if (ledger.isNew && done.size > 0) return [ledgerMissing];
  const missed = ledger.read().erasures.filter(({id}) => !done.has(id));
  if (missed.length === 0) return [];
  let erased = 0;
  for (const erasure of missed)
    if (await db.transaction().execute(async (t) => eraseOnceMore(t, services, erasure))) erased++;
  await finishErasing(services);
  const told = `The store came back from a backup: ${erased} of ${missed.length} erasures that it did not know of found somebody, and were done again.`;
  services.log({at: now().toISOString(), event: 'problem', detail: told});
  return [told];
}

/** Was anything of the person there? */
async function eraseOnceMore(t: Session, services: Services, erasure: Erasure): Promise<boolean> {
  const {id, person, structure, everywhere, at} = erasure;
  const now = services.now();
  const counts = await erasePersonRows(t, services, {person, structure: everywhere ? undefined : structure});
  await t
    .insertInto('erasure')
    .values({
      ...{id, person_id: null, structure_id: structure},
      ...{everywhere: everywhere ? 1 : 0, at, noted_at: now.toISOString()},
    })
    .execute();
  if (Object.keys(counts).length === 0) return false;
  const isThere = await t.selectFrom('structure').select('id').where('id', '=', structure).executeTakeFirst();
  if (isThere) {
    await reportDeletion(t, {structure, cause: 'afterRestore', counts, now});
    const by = {kind: 'system'} as const;
    await noteAct(t, {structure, by, act: 'person.erased', about: person, object: 'afterRestore', at: now});
  }
  return true;
}

const ledgerMissing =
  'The list of erasures is missing, and a new one was begun: a backup from before now would bring back whoever was erased since it was made.';
