/** Checks a completion token: signed by the platform's registered key, for this backend, fresh, and never seen before. */
import {
  completionTokenMaxSeconds,
  completionTokenSchema,
  type CompletionTokenClaims,
} from '@pepites/recognition';
import {decodeJwt, importJWK, jwtVerify} from 'jose';
import * as v from 'valibot';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {isUniqueViolation, type Session} from '../store/open-store.js';

const clockToleranceSeconds = 30;

export interface CheckedToken {
  readonly claims: CompletionTokenClaims;
  readonly platform: string;
  readonly mayReport: readonly string[];
  /** @throws {Refusal} TOKEN_USED */
  readonly use: (t: Session) => Promise<void>;
}

/** @throws {Refusal} TOKEN_INVALID */
export async function checkCompletionToken(
  services: Pick<Services, 'db' | 'now' | 'publicUrl'>,
  structure: string,
  token: string,
): Promise<CheckedToken> {
  const now = services.now();
  // The issuer is read before anything is proven, only to find the key that must prove it.
  const issuer = await readIssuer(token);
  const platform = await services.db
    .selectFrom('platform')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('id', '=', issuer)
    .executeTakeFirst();
  if (!platform?.public_key)
    throw new Refusal('TOKEN_INVALID', {detail: 'The platform has no registered key'});
  const claims = await verifyClaims(token, {
    key: fromJsonText(platform.public_key),
    issuer,
    audience: services.publicUrl,
    now,
  });
  if (claims.structure !== undefined && claims.structure !== structure)
    throw new Refusal('TOKEN_INVALID', {detail: 'It is for another structure'});
  return {
    claims,
    platform: platform.id,
    mayReport: fromJsonText(platform.badges),
    use: (t) => use(t, {structure, platform: platform.id, claims}),
  };
}

async function readIssuer(token: string): Promise<string> {
  try {
    const {iss} = decodeJwt(token);
    if (iss !== undefined && iss !== '') return iss;
  } catch (cause) {
    throw new Refusal('TOKEN_INVALID', {detail: String(cause)});
  }
  throw new Refusal('TOKEN_INVALID', {detail: 'No iss'});
}

async function verifyClaims(
  token: string,
  expected: {
    readonly key: Record<string, string>;
    readonly issuer: string;
    readonly audience: string;
    readonly now: Date;
  },
): Promise<CompletionTokenClaims> {
  // The algorithm follows from the registered key, never from the token.
  const algorithm = expected.key['kty'] === 'OKP' ? 'EdDSA' : 'ES256';
  try {
    const {payload} = await jwtVerify(token, await importJWK({...expected.key}, algorithm), {
      algorithms: [algorithm],
      issuer: expected.issuer,
      audience: expected.audience,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['iss', 'aud', 'sub', 'jti', 'iat', 'exp'],
      currentDate: expected.now,
    });
    const claims = v.parse(completionTokenSchema, payload);
    if (claims.exp - claims.iat > completionTokenMaxSeconds) throw new Error('It lives too long');
    if (claims.iat > expected.now.getTime() / 1000 + clockToleranceSeconds)
      throw new Error('It is from the future');
    return claims;
  } catch (cause) {
    throw new Refusal('TOKEN_INVALID', {detail: cause instanceof Error ? cause.message : String(cause)});
  }
}

async function use(
  t: Session,
  {structure, platform, claims}: {structure: string; platform: string; claims: CompletionTokenClaims},
): Promise<void> {
  try {
    await t
      .insertInto('used_token')
      .values({
        structure_id: structure,
        platform_id: platform,
        jti: claims.jti,
        expires_at: new Date((claims.exp + clockToleranceSeconds) * 1000).toISOString(),
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('TOKEN_USED');
    throw error;
  }
}
