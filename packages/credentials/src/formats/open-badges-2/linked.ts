/** Documents that a badge leads to: each is read at its own address, and must be what is served there. */
import type {DocumentResult, Freshness} from '../../checks/documents.js';
import type {Tools} from '../../checks/tools.js';
import {idOf} from '../../parse/values.js';
import type {JsonObject} from '../../types.js';
import {isOpenToAll, isSameAddress, isSameHost, isWebAddress} from './addresses.js';

/** A document, and the id by which it counts here: the address it was read at, or its own id where it was written into another. */
export interface Linked {
  readonly id: string;
  readonly document: JsonObject;
}

export type Read = (address: string, freshness?: Freshness) => Promise<DocumentResult>;

/** Reads documents of `http:` too, and says so in the verdict: the transport decides whether it asks there. */
export function reader(tools: Tools): Read {
  return async (address, freshness = 'identity') => {
    const result = await tools.documents.get(address, {freshness, allowsHttp: true});
    if ('document' in result) warnOfHttp(address, tools);
    return result;
  };
}

export function warnOfHttp(address: string, tools: Tools): void {
  if (isOpenToAll(address)) tools.warn('HTTP_NOT_SECURE', `${address.slice(0, 200)} was read over http:`);
}

/**
 * What speaks against a document that was read at `address`, if anything: a document that says it is another.
 *
 * Issuers do serve one document at several addresses (a suffix, a redirect, `http:` and `https:`). On the same host that is
 * borne, and the address alone counts as its id: nothing is gained by claiming a neighbour's. But where the other address
 * answers too, and with something else, the claim is false.
 */
export async function ownIdProblem(
  {id: address, document}: Linked,
  {read, tools}: {readonly read: Read; readonly tools: Tools},
): Promise<string | undefined> {
  const ownId = idOf(document) ?? '';
  if (isSameAddress(ownId, address)) return undefined;
  const problem = `The document at ${address.slice(0, 200)} says that it is ${ownId.slice(0, 200) || 'nothing'}`;
  if (!isWebAddress(ownId) || !isSameHost(ownId, address)) return problem;
  const other = await read(ownId);
  if ('document' in other && !isSameJson(other.document, document)) return problem;
  tools.warn('ID_DIFFERS', problem);
  return undefined;
}

/** Equal as JSON, whatever the order of members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as JsonObject, b as JsonObject];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]))
  );
}
