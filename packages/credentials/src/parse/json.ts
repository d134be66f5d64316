/**
 * JSON that can be trusted to mean one thing. `JSON.parse` keeps the last of two members of the same name, other readers the
 * first: a signed text must not show one value and prove another.
 */
import {CredentialError} from '../errors.js';
import type {JsonObject} from '../types.js';
import {MAX_DEPTH, MAX_TEXT_LENGTH, MAX_VALUES} from './limits.js';

/**
 * @throws {CredentialError} ERR_JSON_MALFORMED (also for duplicate members and for `__proto__`), ERR_TOO_DEEP, ERR_TOO_LARGE
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_TEXT_LENGTH)
    throw new CredentialError('ERR_TOO_LARGE', `JSON of more than ${MAX_TEXT_LENGTH} characters`);
  scanMembers(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CredentialError('ERR_JSON_MALFORMED', 'Not JSON', {cause});
  }
}

/** As `parseJson`, for a text that must hold an object. @throws {CredentialError} also ERR_NOT_A_CREDENTIAL */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value))
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'The JSON text is not an object');
  return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One pass over the text, without recursion: depth, names of members. Syntax is left to `JSON.parse`. */
function scanMembers(text: string): void {
  /** Names seen in each open object; null for an array. */
  const open: (Set<string> | null)[] = [];
  let isNameNext = false;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (isNameNext && names) addName(names, text.slice(at, end + 1));
      isNameNext = false;
      at = end;
    } else if (char === 0x7b || char === 0x5b) {
      open.push(char === 0x7b ? new Set() : null);
      if (open.length > MAX_DEPTH)
        throw new CredentialError('ERR_TOO_DEEP', `JSON nested deeper than ${MAX_DEPTH}`);
      isNameNext = char === 0x7b;
    } else if (char === 0x7d || char === 0x5d) {
      open.pop();
    } else if (char === 0x2c) {
      if (++values > MAX_VALUES)
        throw new CredentialError('ERR_TOO_LARGE', `JSON of more than ${MAX_VALUES} values`);
      isNameNext = Boolean(open.at(-1));
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x22) return at;
  }
  throw new CredentialError('ERR_JSON_MALFORMED', 'A string is not closed');
}

function addName(names: Set<string>, quoted: string): void {
  let name = quoted.slice(1, -1);
  if (name.includes('\\')) {
    try {
      name = String(JSON.parse(quoted));
    } catch (cause) {
      throw new CredentialError('ERR_JSON_MALFORMED', 'A member name is malformed', {cause});
    }
  }
  if (names.has(name))
    throw new CredentialError('ERR_JSON_MALFORMED', `Member "${name}" stands twice in one object`);
  // Libraries that copy objects member by member would change a prototype, and lose the member.
  if (name === '__proto__') throw new CredentialError('ERR_JSON_MALFORMED', 'A member is named "__proto__"');
  names.add(name);
}
