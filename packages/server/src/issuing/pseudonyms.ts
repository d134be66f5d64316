/** Issuers that are nobody by name: each is made for one signed document, with a key, a document and a status list of its own. */
import {randomInt} from 'node:crypto';
import {
  generateSigningKey,
  importSigningKey,
  issuerDocument,
  type SigningKey,
} from '@pepites/credentials/sign.js';
import {statusEntry} from '@pepites/credentials/status.js';
import type {JsonObject} from '@pepites/credentials';
import type {Selectable} from 'kysely';
import {makeLinkToken} from '../people/secret-tokens.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {signStatusList} from './status-list.js';
import {listLength} from './status-place.js';

export type PseudonymRow = Selectable<Database['pseudonym']>;

const keyName = 'key-1';

export function pseudonymUrlOf(services: Pick<Services, 'publicUrl'>, pseudonym: string): string {
  return `${services.publicUrl}/pseudonyms/${pseudonym}`;
}

/** @param made.name what the signed document calls its issuer; never the person's, unless they wrote it for this */
export async function createPseudonym(
  t: Executor,
  services: Pick<Services, 'sealer'>,
  made: {readonly person: string; readonly name: string; readonly now: Date},
): Promise<string> {
  const id = makeLinkToken();
  const {seed, publicKeyMultibase} = await generateSigningKey();
  await t
    .insertInto('pseudonym')
    .values({
      id,
      person_id: made.person,
      name: made.name,
      public_key: publicKeyMultibase,
      sealed_seed: services.sealer.seal(seed, `pseudonym ${id}`),
      status_index: randomInt(listLength),
      is_revoked: 0,
      signed_status: null,
      created_at: made.now.toISOString(),
    })
    .execute();
  return id;
}

export async function readPseudonym(db: Executor, id: string): Promise<PseudonymRow | undefined> {
  return db.selectFrom('pseudonym').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function pseudonymKey(
  services: Pick<Services, 'publicUrl' | 'sealer'>,
  row: PseudonymRow,
): Promise<SigningKey> {
  return importSigningKey({
    seed: services.sealer.open(row.sealed_seed, `pseudonym ${row.id}`),
    verificationMethod: `${pseudonymUrlOf(services, row.id)}#${keyName}`,
  });
}

export function pseudonymStatus(services: Pick<Services, 'publicUrl'>, row: PseudonymRow): JsonObject {
  return statusEntry({
    listId: `${pseudonymUrlOf(services, row.id)}/status`,
    index: row.status_index,
    purpose: 'revocation',
  });
}

/** What it signed is taken back. */
export async function revokePseudonym(t: Executor, id: string): Promise<void> {
  await t.updateTable('pseudonym').set({is_revoked: 1, signed_status: null}).where('id', '=', id).execute();
}

/** Its page of keys, as JSON text; undefined: there is no such issuer. */
export async function pseudonymDocument(services: Services, id: string): Promise<string | undefined> {
  const row = await readPseudonym(services.db, id);
  if (!row) return undefined;
  const url = pseudonymUrlOf(services, id);
  const keys = [{id: `${url}#${keyName}`, publicKeyMultibase: row.public_key}];
  return JSON.stringify(issuerDocument({id: url, name: row.name, keys}));
}

/** Its signed status list, as JSON text; undefined: there is no such issuer. */
export async function pseudonymStatusList(services: Services, id: string): Promise<string | undefined> {
  const row = await readPseudonym(services.db, id);
  if (!row) return undefined;
  if (row.signed_status !== null) return row.signed_status;
  const issuerId = pseudonymUrlOf(services, id);
  const signed = await signStatusList(services, {
    id: `${issuerId}/status`,
    issuerId,
    purpose: 'revocation',
    indexes: row.is_revoked === 1 ? [row.status_index] : [],
    key: await pseudonymKey(services, row),
  });
  await services.db
    .updateTable('pseudonym')
    .set({signed_status: signed})
    .where('id', '=', id)
    // Revoked meanwhile: the next reader signs again.
    .where('is_revoked', '=', row.is_revoked)
    .execute();
  return signed;
}
