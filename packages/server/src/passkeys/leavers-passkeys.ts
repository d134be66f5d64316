/**
 * Who works for no structure any more keeps no passkey: whoever comes back to a team makes new ones, and a device that was handed back or lost
 * meanwhile opens nothing.
 */
import {endSessionsBy} from '../people/sessions.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

/** After somebody was taken out of a team. */
export async function removeLeaversPasskeys(t: Executor, person: string): Promise<void> {
  const left = await t.selectFrom('member').select('roles').where('person_id', '=', person).execute();
  if (left.some(({roles}) => fromJsonText(roles).some((role) => role !== 'peer'))) return;
  const passkeys = await t
    .selectFrom('passkey')
    .select('method_id')
    .where('person_id', '=', person)
    .execute();
  for (const {method_id: method} of passkeys) {
    await endSessionsBy(t, {method});
    await t.deleteFrom('passkey').where('method_id', '=', method).execute();
    await t.deleteFrom('sign_in_method').where('id', '=', method).execute();
  }
}
