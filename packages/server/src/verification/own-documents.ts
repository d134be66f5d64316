/** The documents that this backend itself publishes: issuers, status lists, shared badges. Read here, never fetched. */
import {issuerDocument, publicJwkOf} from '@pepites/credentials/sign.js';
import {pseudonymDocument, pseudonymStatusList} from '../issuing/pseudonyms.js';
import {type NamedStatusList, readStatusList} from '../issuing/status-list.js';
import {publicKeysOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services} from '../services.js';
import {findShare, wasErased} from '../shares/find-share.js';
import {findWall} from '../shares/find-wall.js';
import {twinDocument, type twinParts} from '../shares/twin.js';

export interface OwnDocument {
  /** @default 200 */
  readonly status?: number;
  readonly mediaType: string;
  readonly body: string;
}

/** The issuer's page of keys and its Open Badges profile; undefined for an unknown structure. */
export async function issuerDocumentOf(
  services: Services,
  structure: string,
): Promise<OwnDocument | undefined> {
  const row = await services.db
    .selectFrom('structure')
    .select(['name', 'url'])
    .where('id', '=', structure)
    .executeTakeFirst();
  if (!row) return undefined;
  const id = issuerIdOf(services, structure);
  const keys = await publicKeysOf(services.db, structure, id);
  const document = issuerDocument({id, name: row.name, ...(row.url !== null && {url: row.url}), keys});
  return {mediaType: 'application/ld+json', body: JSON.stringify(document)};
}

/**
 * The same keys under the structure's `did:web`, for readers that know issuers by DID. Badges name the address, not the DID.
 * @see https://w3c-ccg.github.io/did-method-web/
 */
export async function didDocumentOf(services: Services, structure: string): Promise<OwnDocument | undefined> {
  const row = await services.db
    .selectFrom('structure')
    .select('id')
    .where('id', '=', structure)
    .executeTakeFirst();
  if (!row) return undefined;
  const {host, pathname} = new URL(issuerIdOf(services, structure));
  const did = `did:web:${host.replace(':', '%3A')}${pathname.replaceAll('/', ':')}`;
  const keys = await publicKeysOf(services.db, structure, did);
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    alsoKnownAs: [issuerIdOf(services, structure)],
    verificationMethod: keys.map(({id, publicKeyMultibase}) => ({
      id,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    assertionMethod: keys.map(({id}) => id),
  };
  return {mediaType: 'application/did+json', body: JSON.stringify(document)};
}

/**
 * The keys of all structures as a JSON Web Key Set (RFC 7517), each with the issuer that it is of: where readers of JWTs look
 * (Open Badges 3.0, recommended practices).
 */
export async function keySetDocument(services: Services): Promise<OwnDocument> {
  const structures = await services.db.selectFrom('structure').select('id').orderBy('id').execute();
  const keys = await Promise.all(
    structures.map(async ({id}) => {
      const issuerId = issuerIdOf(services, id);
      const own = await publicKeysOf(services.db, id, issuerId);
      return own.map((key) => ({
        ...publicJwkOf(key.publicKeyMultibase),
        kid: key.id,
        iss: issuerId,
        alg: 'EdDSA',
        use: 'sig',
      }));
    }),
  );
  return {mediaType: 'application/jwk-set+json', body: JSON.stringify({keys: keys.flat()})};
}

/** Undefined for an unknown structure, and for a list that it has not begun. */
export async function statusDocumentOf(
  services: Services,
  named: NamedStatusList,
): Promise<OwnDocument | undefined> {
  const body = await readStatusList(services, named);
  return body === undefined ? undefined : {mediaType: 'application/vc+ld+json', body};
}

/** The list that the path below `/status/` names, such as `les-ateliers`, `les-ateliers/2` or `les-ateliers/2/suspension`. */
export function readStatusPath(path: string): NamedStatusList | undefined {
  const [, structure, number, suspension] =
    /^([\w-]+)(?:\/([2-9]|[1-9]\d{1,5}))?(\/suspension)?$/.exec(path) ?? [];
  if (structure === undefined) return undefined;
  return {
    structure,
    purpose: suspension === undefined ? 'revocation' : 'suspension',
    list: number === undefined ? 0 : Number(number) - 1,
  };
}

/** The signed badge as its bytes were stored; also after it was taken back: its status says so. 410 once the link has ended. */
export async function sharedCredential(services: Services, token: string): Promise<OwnDocument | undefined> {
  const found = await findShare(services, token);
  if (!found) return undefined;
  if (!found.isOpen) return {status: 410, mediaType: 'text/plain', body: ''};
  return {mediaType: 'application/vc+ld+json', body: found.award.credential};
}

/** The same of a link to several badges. */
async function wallCredential(
  services: Services,
  token: string,
  award: string,
): Promise<OwnDocument | undefined> {
  const found = await findWall(services, token);
  if (found?.isOpen === false) return {status: 410, mediaType: 'text/plain', body: ''};
  const credential = found?.awards.find(({id}) => id === award)?.credential;
  return credential === undefined ? undefined : {mediaType: 'application/vc+ld+json', body: credential};
}

/** A signed recommendation; 410 once it was taken back, or whoever it is about or from was erased. */
export async function endorsementDocument({db}: Services, token: string): Promise<OwnDocument | undefined> {
  const row = await db
    .selectFrom('endorsement')
    .select(['state', 'credential'])
    .where('share_token', '=', token)
    .executeTakeFirst();
  if (row?.state === 'withdrawn' || (!row && (await wasErased(db, token))))
    return {status: 410, mediaType: 'text/plain', body: ''};
  return row?.credential == null ? undefined : {mediaType: 'application/vc+ld+json', body: row.credential};
}

export async function pseudonymIssuerDocument(
  services: Services,
  pseudonym: string,
): Promise<OwnDocument | undefined> {
  const body = await pseudonymDocument(services, pseudonym);
  return body === undefined ? undefined : {mediaType: 'application/ld+json', body};
}

export async function pseudonymStatusDocument(
  services: Services,
  pseudonym: string,
): Promise<OwnDocument | undefined> {
  const body = await pseudonymStatusList(services, pseudonym);
  return body === undefined ? undefined : {mediaType: 'application/vc+ld+json', body};
}

/** The document below PUBLIC_URL that this address names; undefined: not ours, or nothing there. */
export async function ownDocument(services: Services, url: string): Promise<OwnDocument | undefined> {
  if (url === `${services.publicUrl}/.well-known/jwks.json`) return keySetDocument(services);
  const path = url.slice(services.publicUrl.length);
  const [, twin, part = 'assertion'] = /^\/ob2\/([\w-]+)(?:\/(badge|issuer))?$/.exec(path) ?? [];
  if (twin !== undefined) return twinDocument(services, twin, part as (typeof twinParts)[number]);
  const [, pseudonym, list] = /^\/pseudonyms\/([\w-]+)(\/status)?$/.exec(path) ?? [];
  if (pseudonym !== undefined)
    return list === undefined
      ? pseudonymIssuerDocument(services, pseudonym)
      : pseudonymStatusDocument(services, pseudonym);
  const [, endorsement] = /^\/endorsements\/([\w-]+)$/.exec(path) ?? [];
  if (endorsement !== undefined) return endorsementDocument(services, endorsement);
  const [, listPath] = /^\/status\/(.+)$/.exec(path) ?? [];
  if (listPath !== undefined) {
    const named = readStatusPath(listPath);
    return named && statusDocumentOf(services, named);
  }
  const [, wall, award] = /^\/w\/([\w-]+)\/badges\/([\w-]+)\/credential\.json$/.exec(path) ?? [];
  if (wall !== undefined && award !== undefined) return wallCredential(services, wall, award);
  const [, kind, name, last] = /^\/(issuers|shared|b)\/([\w-]+)(\/credential\.json)?$/.exec(path) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  if (kind === 'shared' || kind === 'b')
    return last === undefined ? undefined : sharedCredential(services, name);
  return last === undefined ? issuerDocumentOf(services, name) : undefined;
}
