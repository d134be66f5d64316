/** Gathers what the registry needs to find a person's rows. */
import type {Sealer} from '../../keys/sealer.js';
import type {Executor} from '../../store/open-store.js';
import type {PersonScope} from './personal-table.js';

/** undefined for somebody who does not exist, or no more. */
export async function personScope(
  db: Executor,
  sealer: Pick<Sealer, 'hash'>,
  {person, structure}: {readonly person: string; readonly structure: string | undefined},
): Promise<PersonScope | undefined> {
  const row = await db
    .selectFrom('person')
    .select(['display_name', 'public_name'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!row) return undefined;
  const methods = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .execute();
  const sessions = await db.selectFrom('session').select('origin').where('person_id', '=', person).execute();
  const named = await db
    .selectFrom('member')
    .select('name')
    .where('person_id', '=', person)
    .unionAll(db.selectFrom('pseudonym').select('name').where('person_id', '=', person))
    .execute();
  return {
    person,
    structure,
    addresses: methods.map(({subject}) => subject),
    names: [...new Set([row.display_name, row.public_name ?? '', ...named.map(({name}) => name)])],
    origins: [...new Set(sessions.map(({origin}) => origin))],
    hash: (text) => sealer.hash(text),
  };
}
