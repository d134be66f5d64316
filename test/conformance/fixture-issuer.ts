/** The issuers of the project's own fixtures: keys of every type, always the same, and the documents they serve. */
import type {JsonObject} from '@pepites/credentials';
import {
  importSigningKey,
  issuerDocument,
  signCredential,
  type SigningKey,
} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  setStatus,
  statusEntry,
} from '@pepites/credentials/status.js';
import {ecPrivateJwk, rsaPrivateJwk, seedOf} from '../support/test-keys.ts';

export const CREATED = new Date('2026-06-01T08:00:00Z');
/** Bits of the status list of each issuer. */
export const GOOD_INDEX = 7;
export const REVOKED_INDEX = 9;

export type KeyName = 'ed25519' | 'p256' | 'p384' | 'rsa';

export interface NamedKey {
  readonly key: SigningKey;
  readonly privateJwk: JsonWebKey;
}

export interface FixtureIssuer {
  readonly id: string;
  readonly keys: Readonly<Record<KeyName, NamedKey>>;
  readonly listUrl: string;
  /** What this issuer serves, by address. */
  readonly web: ReadonlyMap<string, string>;
}

/** `nameKeys`: the address of each key; by default below the issuer's own. */
export async function createFixtureIssuer(
  id: string,
  nameKeys: (name: KeyName, jwk: JsonWebKey) => string = (name) => `${id}#${name}`,
): Promise<FixtureIssuer> {
  const take = async (name: KeyName, privateJwk: JsonWebKey): Promise<NamedKey> => {
    const {publicJwk} = await importSigningKey({privateJwk, verificationMethod: id});
    return {
      privateJwk,
      key: await importSigningKey({privateJwk, verificationMethod: nameKeys(name, publicJwk)}),
    };
  };
  const keys = {
    ed25519: await take('ed25519', await ed25519PrivateJwk(id)),
    p256: await take('p256', ecPrivateJwk('P-256', id)),
    p384: await take('p384', ecPrivateJwk('P-384', id)),
    rsa: await take('rsa', rsaPrivateJwk(id)),
  };
  const listUrl = `${id}/status/1`;
  const web = new Map([
    [id, JSON.stringify(documentOf(id, keys))],
    [listUrl, JSON.stringify(await signedList(id, listUrl, keys.ed25519.key))],
  ]);
  return {id, keys, listUrl, web};
}

export function statusOf({listUrl}: FixtureIssuer, index: number): JsonObject {
  return statusEntry({listId: listUrl, index, purpose: 'revocation'});
}

async function ed25519PrivateJwk(label: string): Promise<JsonWebKey> {
  const seed = seedOf(label);
  const {publicJwk} = await importSigningKey({seed, verificationMethod: label});
  return {...publicJwk, d: Buffer.from(seed).toString('base64url')};
}

/** RSA keys have no Multikey form: theirs is a JSON Web Key. */
function documentOf(id: string, keys: FixtureIssuer['keys']): JsonObject {
  const {rsa, ...others} = keys;
  const multikeys = Object.values(others).map(({key}) => ({
    id: key.verificationMethod,
    publicKeyMultibase: key.publicKeyMultibase,
  }));
  const document = issuerDocument({id, name: 'Les Trois Saules', keys: multikeys});
  const {verificationMethod, assertionMethod} = document as {
    verificationMethod: JsonObject[];
    assertionMethod: string[];
  };
  const method = {
    id: rsa.key.verificationMethod,
    type: 'JsonWebKey',
    controller: id,
    publicKeyJwk: rsa.key.publicJwk,
  };
  return {
    ...document,
    verificationMethod: [...verificationMethod, method],
    assertionMethod: [...assertionMethod, method.id],
  };
}

async function signedList(id: string, listUrl: string, key: SigningKey): Promise<JsonObject> {
  const list = createStatusList();
  setStatus(list, REVOKED_INDEX, true);
  const encodedList = await encodeStatusList(list);
  const document = buildStatusListCredential({
    id: listUrl,
    issuerId: id,
    purpose: 'revocation',
    encodedList,
    validFrom: CREATED,
  });
  return signCredential(document, {key, created: CREATED});
}
