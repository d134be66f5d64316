/** The signing keys of the issuers: one Ed25519 key each to sign with; older ones stay listed so that old badges verify. */
import {generateSigningKey, importSigningKey, type SigningKey} from '@pepites/credentials/sign.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {Sealer} from './sealer.js';

export interface PublicKey {
  /** The key's address: the issuer's id + `#` + its name. */
  readonly id: string;
  readonly publicKeyMultibase: string;
}

/** Gives the structure its first key, unless it has one. */
export async function ensureIssuerKey(
  t: Executor,
  options: {readonly structure: string; readonly sealer: Sealer; readonly now: Date},
): Promise<void> {
  const {structure, sealer, now} = options;
  const existing = await t
    .selectFrom('issuer_key')
    .select('id')
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (existing) return;
  await addKey(t, {structure, sealer, now, name: 'key-1'});
}

/**
 * Gives the structure a new key to sign with. The one before signs no more, and stays listed: the badges that it signed are good.
 * @returns the new key's name
 */
export async function rotateIssuerKey(
  t: Executor,
  options: {readonly structure: string; readonly sealer: Sealer; readonly now: Date},
): Promise<string> {
  const {structure} = options;
  const keys = await t
    .selectFrom('issuer_key')
    .select('name')
    .where('structure_id', '=', structure)
    .execute();
  await t.updateTable('issuer_key').set({signs: 0}).where('structure_id', '=', structure).execute();
  const name = `key-${keys.length + 1}`;
  await addKey(t, {...options, name});
  return name;
}

async function addKey(
  t: Executor,
  options: {readonly structure: string; readonly sealer: Sealer; readonly now: Date; readonly name: string},
): Promise<void> {
  const {structure, sealer, now, name} = options;
  const {seed, publicKeyMultibase} = await generateSigningKey();
  const id = crypto.randomUUID();
  await t
    .insertInto('issuer_key')
    .values({
      id,
      structure_id: structure,
      name,
      public_key: publicKeyMultibase,
      sealed_seed: sealer.seal(seed, `issuer key ${id}`),
      signs: 1,
      created_at: now.toISOString(),
    })
    .execute();
}

/** The key that signs for this structure now. */
export async function signingKeyOf(
  db: Executor,
  options: {readonly structure: string; readonly issuerId: string; readonly sealer: Sealer},
): Promise<SigningKey> {
  // Rotation leaves one key that signs.
  const [row] = await signingKeyRow(db, {structure: options.structure});
  if (!row) throw new Error(`"${options.structure}" has no key to sign with`);
  return openedKey(row, options);
}

const signingKeyRow = keptQuery((db, {structure}: {structure: string}) =>
  db.selectFrom('issuer_key').selectAll().where('structure_id', '=', structure).where('signs', '=', 1),
);

/** Keys that were opened before: opening one costs a tenth of a signature. They never change, and rotation makes new ones. */
const openedKeys = new WeakMap<Sealer, Map<string, Promise<SigningKey>>>();

async function openedKey(
  row: {readonly id: string; readonly name: string; readonly sealed_seed: string},
  {sealer, issuerId}: {readonly sealer: Sealer; readonly issuerId: string},
): Promise<SigningKey> {
  const keys = openedKeys.get(sealer) ?? new Map<string, Promise<SigningKey>>();
  openedKeys.set(sealer, keys);
  const name = `${row.id} ${row.sealed_seed}`;
  const known = keys.get(name);
  if (known) return known;
  const key = importSigningKey({
    seed: sealer.open(row.sealed_seed, `issuer key ${row.id}`),
    verificationMethod: `${issuerId}#${row.name}`,
  });
  keys.set(name, key);
  return key;
}

/** All keys that badges of this structure may be signed with, the newest first. */
export async function publicKeysOf(db: Executor, structure: string, issuerId: string): Promise<PublicKey[]> {
  const rows = await db
    .selectFrom('issuer_key')
    .select(['name', 'public_key'])
    .where('structure_id', '=', structure)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({id: `${issuerId}#${row.name}`, publicKeyMultibase: row.public_key}));
}
