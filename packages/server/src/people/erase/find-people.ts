/** Finds the person whom a paper names, among those whom the structure knows. Each one found is told who looked. */
import {noteLooks} from '../../audit/note-act.js';
import type {Services} from '../../services.js';
import {isKnownTo} from './erase-for-person.js';

const mostFound = 20;
/** Names are compared in memory, without case and accents. */
const mostLookedAt = 20_000;

export interface FoundPerson {
  readonly person: string;
  readonly displayName: string;
  readonly lastSeenAt: string;
}

export async function findPeople(
  services: Services,
  {structure, words, by}: {readonly structure: string; readonly words: string; readonly by: string},
): Promise<FoundPerson[]> {
  const {db} = services;
  const wanted = plain(words);
  const people = await db
    .selectFrom('person')
    .leftJoin('sign_in_method', (join) =>
      join.onRef('sign_in_method.person_id', '=', 'person.id').on('sign_in_method.kind', '=', 'email'),
    )
    .select(['person.id', 'person.display_name', 'person.last_seen_at', 'sign_in_method.subject'])
    .orderBy('person.last_seen_at', 'desc')
    .limit(mostLookedAt)
    .execute();
  const found = new Map<string, FoundPerson>();
  for (const row of people) {
    // An address is given whole: parts of it would let one guess.
    const isMeant =
      row.subject === wanted || (row.display_name !== '' && plain(row.display_name).includes(wanted));
    if (!isMeant || found.size >= mostFound || !(await isKnownTo(db, services, {structure, person: row.id})))
      continue;
    found.set(row.id, {person: row.id, displayName: row.display_name, lastSeenAt: row.last_seen_at});
  }
  const at = services.now();
  const looks = [...found.keys()].map((about) => ({structure, by, act: 'person.found', about, at}) as const);
  await noteLooks(db, looks);
  return [...found.values()];
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
