/** Keeps what the authorisation server has to remember, in the store of the backend: names as hashes, contents sealed. */
import type {Adapter, AdapterPayload} from 'oidc-provider';
import {errors} from 'oidc-provider';
import {hashToken} from '../people/secret-tokens.js';
import type {Services} from '../services.js';
import {readAccountId} from './account.js';

type Keeping = Pick<Services, 'db' | 'now' | 'sealer'>;

/** A program that nobody ever agreed to is forgotten. */
const unusedClientDays = 30;

export function recordAdapter({db, now, sealer}: Keeping, kind: string): Adapter {
  const here = (id: string) =>
    db.selectFrom('oauth_record').selectAll().where('kind', '=', kind).where('id', '=', hashToken(id));

  return {
    async upsert(name, payload, expiresInSeconds: number | undefined) {
      const id = hashToken(name);
      const seconds = kind === 'Client' ? unusedClientDays * 86_400 : expiresInSeconds;
      const {accountId, clientId, grantId} = payload;
      const account = accountId === undefined ? undefined : readAccountId(accountId);
      // A grant is found by its own name when what came of it is revoked.
      const grant = kind === 'Grant' ? name : grantId;
      const values = {
        grant_id: grant === undefined ? null : hashToken(grant),
        client_id: clientId === undefined ? null : hashToken(clientId),
        person_id: account?.person ?? null,
        structure_id: account?.structure ?? null,
        sealed_payload: sealer.seal(Buffer.from(JSON.stringify(payload)), purposeOf({kind, id})),
        expires_at: seconds ? new Date(now().getTime() + seconds * 1000).toISOString() : null,
        consumed_at: null,
      };
      await db
        .insertInto('oauth_record')
        .values({kind, id, created_at: now().toISOString(), ...values})
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(values))
        .execute();
    },

    async find(name) {
      const row = await here(name).executeTakeFirst();
      if (!row || (row.expires_at !== null && Date.parse(row.expires_at) <= now().getTime()))
        return undefined;
      const payload = readRecord(sealer, row);
      return row.consumed_at === null
        ? payload
        : {...payload, consumed: Math.floor(Date.parse(row.consumed_at) / 1000)};
    },

    /** Two at once: one of them is refused. */
    async consume(name) {
      const used = await db
        .updateTable('oauth_record')
        .set({consumed_at: now().toISOString()})
        .where('kind', '=', kind)
        .where('id', '=', hashToken(name))
        .where('consumed_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!used) throw new errors.InvalidGrant('already used');
    },

    async destroy(name) {
      await db
        .deleteFrom('oauth_record')
        .where('kind', '=', kind)
        .where('id', '=', hashToken(name))
        .execute();
    },

    async revokeByGrantId(grantId) {
      await db
        .deleteFrom('oauth_record')
        .where('kind', '=', kind)
        .where('grant_id', '=', hashToken(grantId))
        .execute();
    },

    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
  };
}

function purposeOf({kind, id}: {readonly kind: string; readonly id: string}): string {
  return `oauth ${kind} ${id}`;
}

export function readRecord(
  sealer: Services['sealer'],
  row: {readonly kind: string; readonly id: string; readonly sealed_payload: string},
): AdapterPayload {
  return JSON.parse(sealer.open(row.sealed_payload, purposeOf(row)).toString()) as AdapterPayload;
}

/** Somebody has agreed to this program: it stays. */
export async function keepClient({db}: Pick<Services, 'db'>, clientId: string): Promise<void> {
  await db
    .updateTable('oauth_record')
    .set({expires_at: null})
    .where('kind', '=', 'Client')
    .where('id', '=', hashToken(clientId))
    .execute();
}
