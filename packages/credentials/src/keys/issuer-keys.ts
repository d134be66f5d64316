/** The keys that an issuer says are its own, at an address that only the issuer can write to. */
import type {DocumentSource} from '../checks/documents.js';
import {objects, strings, text} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {assertionKeys, isControllerDocument, type ListedKey} from './controller-document.js';
import {isSelfContainedDid, selfContainedKey, urlOfDidWeb} from './did.js';
import {keyFromJwk} from './public-key.js';

export interface IssuerKeys {
  readonly keys: readonly ListedKey[];
  /** True when the issuer says which keys are its own: then a key that is not listed is not the issuer's. */
  readonly isComplete: boolean;
  /** Where they were read, or why they could not be. */
  readonly detail: string;
}

const MAX_JWKS_KEYS = 200;

/** Where the document is that says which keys an issuer has; undefined for a DID that carries its key, a URN, and the rest. */
export function controllerUrl(issuerId: string): string | undefined {
  if (issuerId.startsWith('did:web:')) return urlOfDidWeb(issuerId);
  return /^https?:/.test(issuerId) ? issuerId.split('#', 1)[0] : undefined;
}

/** The JSON Web Key Set that speaks for all issuers of an authority (Open Badges 3.0 recommended practices). */
export function jwksUrl(issuerId: string): string | undefined {
  // Of a DID, its own document says everything; other keys of the host are of others.
  const url = issuerId.startsWith('did:') ? undefined : controllerUrl(issuerId);
  return url !== undefined && URL.canParse(url) ? `${new URL(url).origin}/.well-known/jwks.json` : undefined;
}

/** What the issuer's DID carries, or the controller document at its address lists. */
export async function controllerKeys(
  issuerId: string,
  documents: DocumentSource,
  now: Date,
): Promise<IssuerKeys> {
  if (isSelfContainedDid(issuerId)) return ownKey(issuerId);
  const url = controllerUrl(issuerId);
  if (url === undefined) return none(`${issuerId} has no address where its keys could be read`);
  const result = await documents.get(url);
  if ('problem' in result) return none(result.problem.detail);
  if (!isControllerDocument(result.document)) return none(`${url} lists no keys`);
  if (result.document['id'] !== issuerId) {
    return {keys: [], isComplete: true, detail: `The document at ${url} is about another id`};
  }
  return {keys: assertionKeys(result.document, issuerId, now), isComplete: true, detail: url};
}

/** What the authority's key set lists for this issuer. */
export async function jwksKeys(issuerId: string, documents: DocumentSource): Promise<IssuerKeys> {
  const url = jwksUrl(issuerId);
  if (url === undefined) return none(`${issuerId} has no address where its keys could be read`);
  const result = await documents.get(url);
  if ('problem' in result) return none(result.problem.detail);
  if (!Array.isArray(result.document['keys'])) return none(`${url} is no JSON Web Key Set`);
  return {keys: listedInSet(result.document, url, issuerId), isComplete: true, detail: url};
}

/** The keys of a JSON Web Key Set (RFC 7517 §5), named by their `kid` alone and as a fragment of the set's address. */
export function listedInSet(set: JsonObject, url: string, issuerId: string): readonly ListedKey[] {
  return objects(set['keys'])
    .slice(0, MAX_JWKS_KEYS)
    .map((jwk) => {
      const kid = text(jwk['kid']);
      return {
        names: kid === undefined ? [] : [kid, `${url}#${kid}`],
        key: keyFromJwk(jwk),
        problem: problemOfJwk(jwk, issuerId),
      };
    });
}

/** A key for another use is not one that signs (RFC 7517 §4.2, §4.3). */
function problemOfJwk({iss, use, key_ops: operations}: JsonObject, issuerId: string): string | undefined {
  if (iss !== undefined && iss !== issuerId) return 'The key is of another issuer';
  const signs = strings(operations).some((operation) => operation === 'verify' || operation === 'sign');
  const isForIt = (use === undefined || use === 'sig') && (operations === undefined || signs);
  return isForIt ? undefined : 'The key is for another use than signatures';
}

function ownKey(did: string): IssuerKeys {
  const own = selfContainedKey(did);
  const fragment = did.startsWith('did:jwk:') ? '0' : did.slice('did:key:'.length);
  const names = [did, `${did}#${fragment}`];
  return {
    keys: own ? [{names, key: own.key, problem: undefined}] : [],
    isComplete: true,
    detail: 'The issuer is this key',
  };
}

function none(detail: string): IssuerKeys {
  return {keys: [], isComplete: false, detail};
}
