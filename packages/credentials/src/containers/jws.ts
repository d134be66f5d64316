/** The compact serialisation of a JWS (RFC 7515 §7.1), read without any trust. */
import {decodeBase64Url} from '../encoding/base64url.js';
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import type {JsonObject} from '../types.js';

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/;

export interface CompactJws {
  readonly header: JsonObject;
  readonly payload: JsonObject;
}

export function isCompactJws(text: string): boolean {
  return COMPACT.test(text);
}

/** @throws {CredentialError} ERR_JWT_MALFORMED */
export function readCompactJws(text: string): CompactJws {
  const [, header = '', payload = ''] = COMPACT.exec(text) ?? [];
  return {header: readPart(header), payload: readPart(payload)};
}

function readPart(part: string): JsonObject {
  const bytes = decodeBase64Url(part);
  if (!bytes) throw new CredentialError('ERR_JWT_MALFORMED', 'A part of the JWS is not base64url');
  try {
    return parseJsonObject(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch (cause) {
    if (cause instanceof CredentialError && cause.code.startsWith('ERR_TOO_')) throw cause;
    throw new CredentialError('ERR_JWT_MALFORMED', 'A part of the JWS is not a JSON object', {cause});
  }
}
