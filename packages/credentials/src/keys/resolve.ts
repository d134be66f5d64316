/** From a proof's `verificationMethod` to its key, and to what proves that the key is the issuer's. */
import type {DocumentSource} from '../checks/documents.js';
import {fail, type Finding, pass, unknown} from '../checks/finding.js';
import {findAssertionKey, isControllerDocument} from './controller-document.js';
import {keyOfDidKey, urlOfDidWeb} from './did.js';
import {decodePublicKey} from './multikey.js';

export interface KeyFinding {
  /** 32 bytes, when there is a key to check the signature with. */
  readonly publicKey: Uint8Array<ArrayBuffer> | undefined;
  /** Whether the key is proven to be the issuer's. */
  readonly issuer: Finding;
}

export interface KeyQuery {
  readonly verificationMethod: string;
  readonly issuerId: string;
  readonly documents: DocumentSource;
}

/** Never rejects: what cannot be had is `unknown`. */
export async function resolveKey(query: KeyQuery): Promise<KeyFinding> {
  const {verificationMethod, issuerId} = query;
  if (!/^[a-z][a-z\d+.-]*:\S+$/i.test(verificationMethod)) {
    return {publicKey: undefined, issuer: fail('KEY_MALFORMED', 'verificationMethod is not a URL')};
  }
  if (verificationMethod.startsWith('did:key:')) return resolveDidKey(query);
  const documentUrl = controllerUrl(issuerId);
  if (documentUrl === undefined || !isUnder(verificationMethod, issuerId)) {
    const publicKey = keyInFragment(verificationMethod);
    return {publicKey, issuer: notOfIssuer(`${verificationMethod} is not a key of ${issuerId}`)};
  }
  return resolveListed(query, documentUrl);
}

/** Where the document is that says which keys an issuer has; undefined for a DID that carries its key, a URN, and the rest. */
export function controllerUrl(issuerId: string): string | undefined {
  if (issuerId.startsWith('did:web:')) return urlOfDidWeb(issuerId);
  return /^https?:/.test(issuerId) ? issuerId.split('#', 1)[0] : undefined;
}

function resolveDidKey({verificationMethod, issuerId}: KeyQuery): KeyFinding {
  const multibase = keyOfDidKey(verificationMethod);
  const publicKey = decodePublicKey(multibase);
  if (!publicKey) {
    return {
      publicKey: undefined,
      issuer: fail('KEY_MALFORMED', `${verificationMethod} holds no Ed25519 key`),
    };
  }
  if (issuerId === `did:key:${multibase}`) return {publicKey, issuer: pass('OK', 'The issuer is this key')};
  // A URN is nobody's address: there is no place where it could own or disown a key.
  const issuer = issuerId.startsWith('urn:')
    ? unknown('KEY_SELF_ASSERTED', `Nothing ties the key to ${issuerId}`)
    : notOfIssuer(`${verificationMethod} is not a key of ${issuerId}`);
  return {publicKey, issuer};
}

async function resolveListed(query: KeyQuery, documentUrl: string): Promise<KeyFinding> {
  const {verificationMethod, issuerId, documents} = query;
  const carried = keyInFragment(verificationMethod);
  const result = await documents.get(documentUrl);
  if ('problem' in result || !isControllerDocument(result.document)) {
    const detail = 'problem' in result ? result.detail : `${documentUrl} lists no keys`;
    const code = carried ? 'KEY_SELF_ASSERTED' : 'KEY_UNREACHABLE';
    return {publicKey: carried, issuer: unknown(code, detail)};
  }
  const {document} = result;
  if (document['id'] !== issuerId) {
    return {publicKey: carried, issuer: notOfIssuer(`The document at ${documentUrl} is about another id`)};
  }
  const listed = findAssertionKey(document, {controllerId: issuerId, verificationMethod});
  if (!listed)
    return {publicKey: carried, issuer: notOfIssuer(`${documentUrl} does not list ${verificationMethod}`)};
  if (!listed.publicKey)
    return {publicKey: carried, issuer: fail('KEY_MALFORMED', 'The listed key is not Ed25519')};
  const issuer =
    listed.problem === undefined ? pass('OK', `Listed by ${documentUrl}`) : notOfIssuer(listed.problem);
  return {publicKey: listed.publicKey, issuer};
}

/** A key written after the `#` of its own address: it proves the signature, never who signed. */
function keyInFragment(verificationMethod: string): Uint8Array<ArrayBuffer> | undefined {
  return decodePublicKey(verificationMethod.split('#')[1]);
}

/** The key's address is the issuer's id with a fragment, a query or a longer path. */
function isUnder(verificationMethod: string, issuerId: string): boolean {
  if (!verificationMethod.startsWith(issuerId)) return false;
  const next = verificationMethod.charAt(issuerId.length);
  return issuerId.endsWith('/') || next === '' || next === '#' || next === '/' || next === '?';
}

function notOfIssuer(detail: string): Finding {
  return fail('KEY_NOT_OF_ISSUER', detail);
}
