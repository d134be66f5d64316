/** Whose a document is: the key that signs it must be that issuer's. */
import type {JsonObject, ParsedCredential} from '@pepites/credentials';
import type {KeyFile} from '../keys/key-file.js';
import type {ProofFormat} from './proof-format.js';
import {SignRefusedError} from './refused.js';

/** @throws {SignRefusedError} ISSUER_DIFFERS */
export function assertOwnKey(parsed: ParsedCredential, key: KeyFile, format: ProofFormat): void {
  const problem =
    format === 'ob2' ? assertionProblem(parsed, key) : issuerProblem(parsed.view.issuer.id, key);
  if (problem !== undefined)
    throw new SignRefusedError('ISSUER_DIFFERS', `${problem}; --force signs it all the same`);
}

function issuerProblem(issuerId: string, {controller}: KeyFile): string | undefined {
  if (issuerId === '') return 'the document names no issuer';
  if (controller === undefined)
    return `the key file names no controller; the document’s issuer is ${issuerId}`;
  return issuerId === controller ? undefined : `the issuer is ${issuerId}, the key is ${controller}’s`;
}

/** A document of version 2 often names its issuer by way of the BadgeClass's address alone; then the key's address tells. */
function assertionProblem({document, view}: ParsedCredential, key: KeyFile): string | undefined {
  const creator = creatorOf(document);
  if (creator !== undefined && creator !== key.id) {
    return `verification.creator is ${creator}, the key is ${key.id ?? 'one without id'}`;
  }
  const issuerId = view.issuer.id;
  if (issuerId !== '') return issuerProblem(issuerId, key);
  return creator === undefined
    ? 'the document says neither whose it is nor which key signs (verification.creator)'
    : undefined;
}

function creatorOf({verification}: JsonObject): string | undefined {
  const creator = isObject(verification) ? verification['creator'] : undefined;
  const id = isObject(creator) ? creator['id'] : creator;
  return typeof id === 'string' ? id : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
