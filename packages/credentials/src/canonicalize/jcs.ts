/** JSON in its canonical form (RFC 8785): the suites named `jcs` sign it. */
import {isWellFormed} from '../encoding/well-formed.js';
import {CredentialError} from '../errors.js';
import {isJsonObject} from '../parse/json.js';

/**
 * Numbers and texts as JSON.stringify writes them, which is what RFC 8785 takes from ECMAScript; members in the order of their
 * UTF-16 code units, which is how JavaScript sorts.
 * @throws {CredentialError} ERR_CANONICALIZATION when a text holds half a character, or a number is not finite
 */
export function canonicalizeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalizeJson).join(',')}]`;
  if (isJsonObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((name) => `${canonicalizeJson(name)}:${canonicalizeJson(value[name])}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'string' && !isWellFormed(value)) {
    throw new CredentialError('ERR_CANONICALIZATION', 'A text is not Unicode');
  }
  // `1e999` is read as infinity, which would be written `null` (RFC 8785 §3.2.2.3).
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new CredentialError('ERR_CANONICALIZATION', 'A number is too large');
  }
  return JSON.stringify(value);
}
