/** Signs a credential as a VC-JWT (Open Badges 3.0 §8.2.4, "Create a VC-JWT"). */
import {readDateTime} from '../checks/dates.js';
import {CREDENTIALS_V1} from '../contexts/urls.js';
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {compact, idOf, list, object} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {signJws} from './jws.js';
import type {SigningKey} from './keys.js';

export interface SignJwtOptions {
  readonly key: SigningKey;
  /**
   * How the header names the key: by address (`kid` is the key's `verificationMethod`), or by carrying it (`jwk`), which proves
   * the issuer only where the issuer's key set lists it. @default 'kid'
   */
  readonly nameKeyBy?: 'kid' | 'jwk';
}

/**
 * The compact JWS: RS256, ES256, ES384 or EdDSA, as the key is. On VC 2.0 the payload is the credential with the claims `iss`,
 * `jti`, `nbf`, `sub` and `exp`; on VC 1.1 the credential stands in `vc`.
 *
 * @throws {CredentialError} ERR_NOT_A_CREDENTIAL when it has a proof already, or lacks what a claim must say
 */
export async function signCredentialJwt(
  credential: JsonObject,
  {key, nameKeyBy = 'kid'}: SignJwtOptions,
): Promise<string> {
  if (credential['proof'] !== undefined)
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'It is signed already');
  const document = parseJsonObject(JSON.stringify(credential));
  const claims = claimsOf(document);
  const isVersion1 = list(document['@context'])[0] === CREDENTIALS_V1;
  const payload = isVersion1 ? {...claims, vc: document} : {...document, ...claims};
  const named = nameKeyBy === 'kid' ? {kid: key.verificationMethod} : {jwk: key.publicJwk};
  return signJws(JSON.stringify(payload), {key, header: {...named, typ: 'JWT'}});
}

function claimsOf(document: JsonObject): JsonObject {
  const claims = compact<JsonObject>({
    iss: idOf(document['issuer']),
    jti: idOf(document),
    nbf: secondsOf(document['validFrom'] ?? document['issuanceDate']),
    sub: idOf(object(document['credentialSubject'])),
    exp: secondsOf(document['validUntil'] ?? document['expirationDate']),
  });
  const missing = ['iss', 'jti', 'nbf', 'sub'].filter((name) => claims[name] === undefined);
  if (missing.length === 0) return claims;
  throw new CredentialError('ERR_NOT_A_CREDENTIAL', `Nothing to say for the claims ${missing.join(', ')}`);
}

/** NumericDate (RFC 7519 §2). */
function secondsOf(date: unknown): number | undefined {
  const time = readDateTime(date);
  return time === undefined ? undefined : Math.floor(time / 1000);
}
