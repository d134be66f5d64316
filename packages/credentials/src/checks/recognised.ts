/** Recognised: is the issuer one that the caller trusts? It never changes the outcome. */
import {fail, type Finding, pass, skipped} from './finding.js';

export function checkRecognised(issuerId: string, recognised: readonly string[] | undefined): Finding {
  if (!recognised) return skipped('No list of recognised issuers was given');
  return issuerId !== '' && recognised.includes(issuerId)
    ? pass('ISSUER_RECOGNISED', issuerId)
    : fail('ISSUER_NOT_RECOGNISED', `${issuerId.slice(0, 200)} is not in the list`);
}
