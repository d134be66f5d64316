/** Is somebody told by e-mail of the answer to a request? As `sendNotifications` decides it for what is important. */
import type {Executor} from '../store/open-store.js';
import {keptQuery} from '../store/kept-query.js';

const reachable = keptQuery((db, {person}: {person: string}) =>
  db
    .selectFrom('person')
    .select('message_choice')
    .where('id', '=', person)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sign_in_method')
          .select('sign_in_method.id')
          .whereRef('sign_in_method.person_id', '=', 'person.id')
          .where('sign_in_method.kind', '=', 'email'),
      ),
    ),
);

export async function isToldOfAnswers(db: Executor, person: string): Promise<boolean> {
  const [row] = await reachable(db, {person});
  return row !== undefined && row.message_choice !== 'none';
}
