/** A credential signed as a compact JWS: Open Badges 3.0 §8.2, and VC-JOSE-COSE for credentials that are no badges. */
import {fail, type Finding, unknown} from '../checks/finding.js';
import type {Tools} from '../checks/tools.js';
import {readCompactJws} from '../containers/jws.js';
import {keyFromJwk} from '../keys/public-key.js';
import {type KeyFinding, resolveJwtKey} from '../keys/resolve.js';
import {idOf} from '../parse/values.js';
import {type ProofFindings, withoutIssuer} from '../proofs/findings.js';
import type {CredentialFormat, JsonObject} from '../types.js';
import {checkClaims} from './claims.js';
import {readAlgorithm, verifyJws} from './verify-jws.js';

/** "Additional headers are not allowed" (Open Badges 3.0 §8.2.1). */
const BADGE_HEADERS: readonly string[] = ['alg', 'kid', 'jwk', 'typ'];
/** RFC 7519 §5.1; VC-JOSE-COSE §3.1.1. */
const MEDIA_TYPES: readonly string[] = ['jwt', 'vc+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'];

export interface JwtInput {
  readonly text: string;
  /** The credential: the payload, or its `vc` claim. */
  readonly document: JsonObject;
  readonly format: CredentialFormat;
}

export async function verifyJwt(input: JwtInput, tools: Tools): Promise<ProofFindings> {
  const text = input.text.trim();
  const {header, payload} = readCompactJws(text);
  const algorithm = readAlgorithm(header);
  if (typeof algorithm !== 'string') return withoutIssuer(algorithm);
  const problem =
    checkHeader(header, input.format, tools) ??
    checkClaims(payload, input.document, {format: input.format, tools});
  const jwk = header['jwk'] === undefined ? undefined : keyFromJwk(header['jwk']);
  if (header['jwk'] !== undefined && !jwk) {
    return withoutIssuer(fail('KEY_MALFORMED', 'The key in the header is of no supported type'));
  }
  const found = await resolveJwtKey({
    name: typeof header['kid'] === 'string' ? header['kid'] : undefined,
    jwk,
    issuerId: idOf(input.document['issuer']) ?? '',
    documents: tools.documents,
    now: tools.now,
  });
  if (problem) return {integrity: problem, issuer: found.issuer};
  return {integrity: await checkSignature(text, {found, algorithm, tools}), issuer: found.issuer};
}

async function checkSignature(
  text: string,
  use: {
    readonly found: KeyFinding;
    readonly algorithm: Exclude<ReturnType<typeof readAlgorithm>, Finding>;
    readonly tools: Tools;
  },
): Promise<Finding> {
  const {key, issuer} = use.found;
  if (key) return verifyJws(text, {key, algorithm: use.algorithm, keys: use.tools.keys});
  if (issuer.code === 'KEY_MALFORMED') return fail('KEY_MALFORMED', issuer.detail);
  return unknown(issuer.code === 'KEY_UNSUPPORTED' ? issuer.code : 'KEY_UNREACHABLE', issuer.detail);
}

function checkHeader(header: JsonObject, format: CredentialFormat, tools: Tools): Finding | undefined {
  const {typ, cty} = header;
  if (typ !== undefined && !isMediaType(typ)) return fail('JWT_HEADER', 'typ names another kind of document');
  if (cty !== undefined && cty !== 'vc') return fail('JWT_HEADER', 'cty names another kind of document');
  if (format === 'vc' || format === 'status-list') return undefined;
  const extra = Object.keys(header).filter((name) => !BADGE_HEADERS.includes(name));
  if (extra.length > 0) {
    const detail = `The header has members that are not allowed: ${extra.join(', ').slice(0, 80)}`;
    if (tools.policy === 'strict') return fail('JWT_HEADER', detail);
    tools.warn('JWT_HEADER', detail);
  }
  const hasKey = header['kid'] !== undefined || header['jwk'] !== undefined;
  return hasKey ? undefined : fail('JWT_HEADER', 'The header names no key');
}

function isMediaType(typ: unknown): boolean {
  return typeof typ === 'string' && MEDIA_TYPES.includes(typ.toLowerCase().replace(/^application\//, ''));
}
