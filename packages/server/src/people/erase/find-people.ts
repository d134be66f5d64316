/** Finds the person whom a paper names, among those whom the structure knows. Each one found is told who looked. */
import {type Selectable, sql} from 'kysely';
import {type Act, noteLooks} from '../../audit/note-act.js';
import type {Services} from '../../services.js';
import type {Executor} from '../../store/open-store.js';
import type {Database} from '../../store/schema.js';
import {isKnownTo} from './erase-for-person.js';

const mostFound = 20;

export interface FoundPerson {
  readonly person: string;
  readonly displayName: string;
  readonly lastSeenAt: string;
}

export async function findPeople(
  services: Services,
  {structure, words, by}: {readonly structure: string; readonly words: string; readonly by: Act['by']},
): Promise<FoundPerson[]> {
  const {db} = services;
  const candidates = words.includes('@')
    ? await peopleWithAddress(db, words)
    : (await peopleOf(db, structure)).filter((row) => plain(row.display_name).includes(plain(words)));
  const found = new Map<string, FoundPerson>();
  for (const row of candidates) {
    if (found.size >= mostFound) break;
    if (!(await isKnownTo(db, services, {structure, person: row.id}))) continue;
    found.set(row.id, {person: row.id, displayName: row.display_name, lastSeenAt: row.last_seen_at});
  }
  const at = services.now();
  const looks = [...found.keys()].map((about) => ({structure, by, act: 'person.found', about, at}) as const);
  await noteLooks(db, looks);
  return [...found.values()];
}

type Row = Pick<Selectable<Database['person']>, 'id' | 'display_name' | 'last_seen_at'>;

/** An address is given whole: parts of it would let one guess. */
async function peopleWithAddress(db: Executor, address: string): Promise<Row[]> {
  return db
    .selectFrom('sign_in_method')
    .innerJoin('person', 'person.id', 'sign_in_method.person_id')
    .select(['person.id', 'person.display_name', 'person.last_seen_at'])
    .where('sign_in_method.kind', '=', 'email')
    .where('sign_in_method.subject', '=', address.toLowerCase())
    .execute();
}

async function peopleOf(db: Executor, structure: string): Promise<Row[]> {
  const ties = (['request', 'award', 'member', 'file', 'sign_in_method'] as const).map(
    (table) =>
      sql<boolean>`id in (select person_id from ${sql.table(table)} where structure_id = ${structure})`,
  );
  return db
    .selectFrom('person')
    .select(['id', 'display_name', 'last_seen_at'])
    .where('display_name', '!=', '')
    .where((eb) => eb.or(ties))
    .orderBy('last_seen_at', 'desc')
    .execute();
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
