/** Notes in the same transaction that somebody is erased, and then outside the store, where no backup undoes it. */
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import type {Erasure} from './ledger-file.js';

/** In the transaction that erases. Afterwards: `writeErasures`. */
export async function noteErasure(t: Session, erasure: Omit<Erasure, 'id'>): Promise<void> {
  const {person, structure, everywhere, at} = erasure;
  await t
    .insertInto('erasure')
    .values({
      ...{id: crypto.randomUUID(), person_id: person, structure_id: structure},
      ...{everywhere: everywhere ? 1 : 0, at, noted_at: null},
    })
    .execute();
}

/**
 * Writes to the list what is not in it yet. A crash or a full disk in between leaves it to the next time; then the id of the person
 * leaves the store.
 */
export async function writeErasures({
  db,
  now,
  log,
  ledger,
}: Pick<Services, 'db' | 'now' | 'log' | 'ledger'>): Promise<void> {
  const rows = await db.selectFrom('erasure').selectAll().where('noted_at', 'is', null).execute();
  const erasures = rows.flatMap(({id, person_id: person, structure_id: structure, everywhere, at}) =>
    person === null ? [] : [{id, person, structure, everywhere: everywhere === 1, at}],
  );
  if (erasures.length === 0) return;
  const at = now().toISOString();
  try {
    ledger.append(erasures);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log({at, event: 'problem', detail: `writing the list of erasures: ${code}`});
    return;
  }
  await db
    .updateTable('erasure')
    .set({noted_at: at, person_id: null})
    .where(
      'id',
      'in',
      erasures.map(({id}) => id),
    )
    .execute();
}
