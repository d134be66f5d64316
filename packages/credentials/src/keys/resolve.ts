/** From the name of a key in a proof to the key, and to what proves that it is the issuer's. */
import type {DocumentSource} from '../checks/documents.js';
import {fail, type Finding, pass, unknown} from '../checks/finding.js';
import type {JsonObject} from '../types.js';
import {keyOfMethod, type ListedKey, problemOfMethod} from './controller-document.js';
import {isSelfContainedDid, selfContainedKey} from './did.js';
import {
  controllerKeys,
  controllerUrl,
  type IssuerKeys,
  jwksKeys,
  jwksUrl,
  listedInSet,
} from './issuer-keys.js';
import {keyFromJwk, keyFromMultibase, type PublicKey, textOfKey} from './public-key.js';

export interface KeyFinding {
  /** Undefined when there is no key to check the signature with. */
  readonly key: PublicKey | undefined;
  /** Whether the key is proven to be the issuer's. */
  readonly issuer: Finding;
}

export interface KeyQuery {
  /** The key's URL; in a JWT also a bare name. */
  readonly name: string | undefined;
  readonly issuerId: string;
  readonly documents: DocumentSource;
  /** Keys may end: those that did by then are the issuer's no longer. */
  readonly now: Date;
}

interface NamedQuery extends KeyQuery {
  readonly name: string;
}

/** The key of a Data Integrity proof's `verificationMethod`. Never rejects: what cannot be had is `unknown`. */
export async function resolveKey(query: NamedQuery): Promise<KeyFinding> {
  const {name, issuerId, documents, now} = query;
  if (!/^[a-z][a-z\d+.-]*:\S+$/i.test(name)) {
    return {key: undefined, issuer: fail('KEY_MALFORMED', 'verificationMethod is not a URL')};
  }
  if (isForeign(name, issuerId)) return foreign(query, carriedKey(name));
  const known = await controllerKeys(issuerId, documents, now);
  const listed = known.keys.find(({names}) => names.includes(name));
  if (listed) return ofListed(listed, known);
  const carried = carriedKey(name);
  if (carried || known.isComplete) return notListed(query, carried, known);
  return atOwnAddress(query, await keyAtAddress(query), known);
}

/**
 * The key of a JWT: its `kid`, its `jwk`, or both. A `jwk` proves nothing about the issuer unless the issuer lists that key.
 * @see https://www.imsglobal.org/spec/ob/v3p0/impl#public-key-provenance
 */
export async function resolveJwtKey(
  query: KeyQuery & {readonly jwk: PublicKey | undefined},
): Promise<KeyFinding> {
  const {name, jwk, issuerId, documents, now} = query;
  if (issuerId === '') return foreign(query, jwk);
  const isUrl = name !== undefined && /^(?:https?|did):/.test(name);
  if (isUrl && isForeign(name, issuerId)) return foreign(query, jwk ?? carriedKey(name));
  const [controller, jwks] = await Promise.all([
    controllerKeys(issuerId, documents, now),
    jwksKeys(issuerId, documents),
  ]);
  const sources = [controller, jwks];
  for (const source of sources) {
    const listed = source.keys.find((candidate) => isMeant(candidate, name, jwk));
    if (listed) return ofListed(listed, source);
  }
  const known = sources.find(({isComplete}) => isComplete) ?? controller;
  const carried = jwk ?? (isUrl ? carriedKey(name) : undefined);
  if (carried || known.isComplete || !isUrl) return notListed(query, carried, known);
  return atOwnAddress({...query, name}, await keyAtAddress({...query, name}), known);
}

/** A key whose address is below the issuer's own, and which names the issuer as its controller, is the issuer's. */
function atOwnAddress(query: NamedQuery, found: KeyAtAddress | undefined, known: IssuerKeys): KeyFinding {
  if (!found?.isOfIssuer) return notListed(query, found?.key, known);
  return {key: found.key, issuer: pass('OK', `${query.name} is below ${query.issuerId} and names it`)};
}

/** With a `jwk`, the listed key must be that key; its name alone would let any key pass under it. */
function isMeant({names, key}: ListedKey, name: string | undefined, jwk: PublicKey | undefined): boolean {
  if (jwk) return key !== undefined && textOfKey(key) === textOfKey(jwk);
  return name !== undefined && names.includes(name);
}

function ofListed({key, problem}: ListedKey, {detail}: IssuerKeys): KeyFinding {
  if (problem !== undefined) return {key, issuer: fail('KEY_NOT_OF_ISSUER', problem)};
  if (!key) return {key, issuer: fail('KEY_MALFORMED', 'The listed key is of no supported type')};
  return {key, issuer: pass('OK', `Listed: ${detail}`)};
}

/** A key that its own name gives to somebody else. */
function foreign({name, issuerId}: KeyQuery, key: PublicKey | undefined): KeyFinding {
  return {
    key,
    issuer: fail(
      'KEY_NOT_OF_ISSUER',
      `${name ?? 'The key in the header'} is not a key of ${issuerId || 'nobody'}`,
    ),
  };
}

/** A key that the issuer does not name: refused where the issuer says which keys are its own, else unknown. */
function notListed(query: KeyQuery, carried: PublicKey | undefined, known: IssuerKeys): KeyFinding {
  const {name = 'the key in the header'} = query;
  if (isSelfContainedDid(name) && !carried) {
    return {key: undefined, issuer: fail('KEY_MALFORMED', `${name} holds no supported key`)};
  }
  if (known.isComplete) {
    return {key: carried, issuer: fail('KEY_NOT_OF_ISSUER', `${known.detail}: does not list ${name}`)};
  }
  return {key: carried, issuer: unknown(carried ? 'KEY_SELF_ASSERTED' : unresolvedCode(name), known.detail)};
}

function unresolvedCode(name: string) {
  return name.startsWith('did:') && !/^did:(?:web|key|jwk):/.test(name)
    ? 'KEY_UNSUPPORTED'
    : 'KEY_UNREACHABLE';
}

/** A key written into its own name (a DID, or after the `#` of an address): it proves the signature, never who signed. */
function carriedKey(name: string): PublicKey | undefined {
  return isSelfContainedDid(name) ? selfContainedKey(name)?.key : keyFromMultibase(name.split('#')[1]);
}

interface KeyAtAddress {
  readonly key: PublicKey;
  readonly isOfIssuer: boolean;
}

/** The key document or key set at the key's own address. */
async function keyAtAddress({name, issuerId, documents, now}: NamedQuery): Promise<KeyAtAddress | undefined> {
  const url = name.split('#', 1)[0] ?? '';
  if (!url.startsWith('https:') && !url.startsWith('http:')) return undefined;
  if (url === controllerUrl(issuerId) || url === jwksUrl(issuerId)) return undefined;
  const result = await documents.get(url);
  if ('problem' in result) return undefined;
  const {document} = result;
  const key = keyIn(document, {name, url, issuerId});
  const isControlled = problemOfMethod(document, issuerId, now) === undefined && document['id'] === name;
  return key && {key, isOfIssuer: isControlled && isUnder(name, issuerId)};
}

function keyIn(
  document: JsonObject,
  {name, url, issuerId}: {readonly name: string; readonly url: string; readonly issuerId: string},
): PublicKey | undefined {
  const inSet = listedInSet(document, url, issuerId).find(({names}) => names.includes(name));
  return inSet?.key ?? keyOfMethod(document) ?? keyFromJwk(document);
}

/**
 * True when the key's name gives it to somebody else than the issuer: a DID of another, another origin. A key that is its own
 * name (did:key, did:jwk) belongs to whoever lists it.
 */
function isForeign(name: string, issuerId: string): boolean {
  if (issuerId === '') return true;
  if (isUnder(name, issuerId) || isSelfContainedDid(name)) return false;
  if (!/^https?:/.test(issuerId) || !URL.canParse(name)) return true;
  return !URL.canParse(issuerId) || new URL(name).origin !== new URL(issuerId).origin;
}

/**
 * The key's address is the issuer's id with a fragment, a query or a longer path. Both as they would be asked for: `../` and its
 * other spellings lead to a neighbour.
 */
function isUnder(name: string, issuerId: string): boolean {
  if (!URL.canParse(name) || !URL.canParse(issuerId)) return false;
  const [address, own] = [new URL(name).href, new URL(issuerId).href];
  if (!address.startsWith(own)) return false;
  const next = address.charAt(own.length);
  return own.endsWith('/') || next === '' || next === '#' || next === '/' || next === '?';
}
