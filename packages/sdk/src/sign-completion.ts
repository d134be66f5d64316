/** Signs the completion token that a course platform hands to its page: the page cannot make one, only pass it on. */
import {importJWK, SignJWT, type JWK} from 'jose';
import {completionTokenMaxSeconds, completionTokenSchema, type CourseAward} from '@pepites/recognition';

export interface CompletionToSign {
  /** The platform's id, as the structure registered it. */
  readonly platform: string;
  /** The platform's private key: Ed25519 or P-256, as a JWK. The structure has registered its public half. */
  readonly privateKey: Readonly<JWK>;
  /** The backend's PUBLIC_URL: the token is good for no other. */
  readonly backend: string;
  /** Id of the structure that gives the badge: name it where the platform serves several with one key. */
  readonly structure?: string | undefined;
  readonly badge: string;
  /** By the platform's own pseudonymous id. No e-mail address: the token passes through a page. */
  readonly learner: {readonly ref: string};
  readonly completion: CourseAward['completion'];
  /** The time that the token is made at; default: now. */
  readonly now?: Date | undefined;
}

/**
 * A completion token: a compact JWS (EdDSA or ES256) that lives five minutes and is taken once. The page exchanges it
 * with `completions.exchange({structure, token})` for a claim.
 *
 * @throws {TypeError} when the key cannot sign so, or a member is not what the contract says
 * @see RFC 7515 (JWS), RFC 7519 (`iss`, `aud`, `sub`, `jti`, `iat`, `exp`)
 * @example
 * import {signCompletion} from '@pepites/sdk/server.js';
 *
 * const token = await signCompletion({
 *   platform: 'cours-demo',
 *   privateKey: JSON.parse(process.env['PLATFORM_KEY'] ?? '{}'),
 *   backend: 'https://badges.example',
 *   structure: 'les-trois-saules',
 *   badge: 'gestes-et-postures',
 *   learner: {ref: 'learner-42'},
 *   completion: {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 0.9},
 * });
 * console.log(token.split('.').length);
 */
export async function signCompletion(input: CompletionToSign): Promise<string> {
  const alg = algorithmOf(input.privateKey);
  const iat = Math.floor((input.now ?? new Date()).getTime() / 1000);
  const checked = await completionTokenSchema['~standard'].validate({
    iss: input.platform,
    aud: input.backend.replace(/\/+$/, ''),
    sub: input.learner.ref,
    jti: crypto.randomUUID(),
    iat,
    exp: iat + completionTokenMaxSeconds,
    ...(input.structure !== undefined && {structure: input.structure}),
    badge: input.badge,
    completion: input.completion,
  });
  if (checked.issues) {
    throw new TypeError(`signCompletion: ${checked.issues.map((issue) => issue.message).join('; ')}`);
  }
  const {kid} = input.privateKey;
  return new SignJWT({...checked.value})
    .setProtectedHeader({alg, typ: 'JWT', ...(kid !== undefined && {kid})})
    .sign(await importJWK({...input.privateKey}, alg));
}

function algorithmOf({kty, crv, d}: Readonly<JWK>): 'EdDSA' | 'ES256' {
  if (d === undefined) throw new TypeError('signCompletion: privateKey is a public key (it has no "d")');
  if (kty === 'OKP' && crv === 'Ed25519') return 'EdDSA';
  if (kty === 'EC' && crv === 'P-256') return 'ES256';
  throw new TypeError('signCompletion: privateKey must be Ed25519 (OKP) or P-256 (EC)');
}
