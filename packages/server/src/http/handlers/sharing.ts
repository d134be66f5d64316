/** Routes by which a person shows a badge to others. */
import {namedCopy} from '../../shares/named-copy.js';
import {createShare, listShares, revokeShare} from '../../shares/manage-shares.js';
import {createTwin, readTwin, removeTwin} from '../../shares/twin.js';
import type {Caller} from '../../people/sessions.js';
import type {Services} from '../../services.js';
import type {Handlers} from '../handler.js';
import {assertOwn} from '../ownership.js';

type SharingRoutes =
  | 'shares.create'
  | 'shares.list'
  | 'shares.revoke'
  | 'awards.twin'
  | 'awards.createTwin'
  | 'awards.removeTwin'
  | 'awards.copyFor';

async function assertOwnAward(
  {db}: Services,
  caller: Caller,
  {structure, award}: {readonly structure: string; readonly award: string},
): Promise<void> {
  const row = await db
    .selectFrom('award')
    .select(['structure_id', 'person_id'])
    .where('id', '=', award)
    .executeTakeFirst();
  assertOwn(row, {structure, caller, unknown: 'AWARD_UNKNOWN'});
}

export const sharingHandlers: Pick<Handlers, SharingRoutes> = {
  'shares.create': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    const {award, scope, label, endsAt, isIndexed} = input;
    return createShare(services, {award, scope, label, endsAt, isIndexed});
  },

  'shares.list': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    return {items: await listShares(services, input.award)};
  },

  'shares.revoke': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    await revokeShare(services, input);
    return undefined;
  },

  'awards.twin': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    const twin = await readTwin(services, input.award);
    return {...(twin && {twin})};
  },

  'awards.createTwin': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    return createTwin(services, {award: input.award, person: caller.person, email: input.email});
  },

  'awards.removeTwin': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    await removeTwin(services, input);
    return undefined;
  },

  'awards.copyFor': async (input, {services, caller}) => {
    await assertOwnAward(services, caller, input);
    const {award, email, format} = input;
    return namedCopy(services, {award, person: caller.person, email, format});
  },
};
