/** Badges of VC 1.1 with linked-data proofs, signed by vc.js and, to have a second opinion, by jose over our own canonicaliser. */
import {Ed25519Signature2018, Ed25519VerificationKey2018} from '@transmute/ed25519-signature-2018';
import {JsonWebKey as VcJsKey, JsonWebSignature} from '@transmute/json-web-signature';
import {ld} from '@transmute/vc.js';
import {exportJWK, FlattenedSign, generateKeyPair, type JWK} from 'jose';

import {createCanonicalizer} from '../src/canonicalize/canonicalize.js';
import {loadContext as loadShippedContext} from '../src/contexts/registry.js';
import {CREDENTIALS_V1} from '../src/contexts/urls.js';
import {VC11_CONTEXT_LOADERS} from '../src/contexts/vc11-contexts.js';
import {concatBytes, digest} from '../src/encoding/bytes.js';
import type {JsonObject} from '../src/types.js';
import type {LinkedDataProofInput} from '../src/vc11.js';

export const ISSUER = 'https://inae.example/issuers/1';
export const KEY_ID = `${ISSUER}#key-1`;
const CREATED = '2023-06-01T08:00:00Z';
const JWS_2020 = 'https://w3id.org/security/suites/jws-2020/v1';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json';

export type SuiteName = 'JsonWebSignature2020' | 'Ed25519Signature2018';

export interface TestKey {
  readonly algorithm: string;
  readonly publicJwk: JsonWebKey;
  readonly privateJwk: JWK;
}

export async function generateTestKey(algorithm: string): Promise<TestKey> {
  const {publicKey, privateKey} = await generateKeyPair(algorithm, {extractable: true});
  const publicJwk = (await exportJWK(publicKey)) as JsonWebKey;
  return {algorithm, publicJwk, privateJwk: await exportJWK(privateKey)};
}

export async function loadContext(url: string): Promise<object | undefined> {
  return (await loadShippedContext(url)) ?? (await VC11_CONTEXT_LOADERS.get(url)?.());
}

export function badgeOfVc11(changes: JsonObject = {}): JsonObject {
  return {
    '@context': [CREDENTIALS_V1, OPEN_BADGES, JWS_2020],
    id: `${ISSUER}/badges/7`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Com’un gant',
    issuer: {id: ISSUER, type: ['Profile'], name: 'INAE'},
    issuanceDate: '2023-05-30T08:00:00Z',
    expirationDate: '2031-06-01T08:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
      type: ['AchievementSubject'],
      achievement: {
        id: `${ISSUER}/achievements/com-un-gant`,
        type: ['Achievement'],
        name: 'Com’un gant',
        description: 'Communiquer au travail',
        criteria: {narrative: 'Dire, écouter,\treformuler.\n« Répéter » \\ "relire".'},
      },
    },
    ...changes,
  };
}

async function documentLoader(url: string): Promise<{document: object}> {
  const document = await loadContext(url);
  if (!document) throw new Error(`not shipped: ${url}`);
  return {document: structuredClone(document)};
}

/** Signs with the library itself. */
export async function signByVcJs(unsecured: JsonObject, type: SuiteName, key: TestKey): Promise<JsonObject> {
  const method = {
    id: KEY_ID,
    type: 'JsonWebKey2020' as const,
    controller: ISSUER,
    publicKeyJwk: key.publicJwk,
    privateKeyJwk: key.privateJwk,
  };
  const suite: object =
    type === 'JsonWebSignature2020'
      ? new JsonWebSignature({date: CREATED, key: (await VcJsKey.from(method)) as VcJsKey})
      : new Ed25519Signature2018({date: CREATED, key: await Ed25519VerificationKey2018.from(method)});
  const credential = structuredClone(unsecured);
  const signed = (await ld.createVerifiableCredential({credential, suite, documentLoader})) as JsonObject;
  return signed['proof'] as JsonObject;
}

/** Signs without a line of vc.js. `changes` are made to the proof's options before they are signed. */
export async function signIndependently(
  unsecured: JsonObject,
  type: SuiteName,
  key: TestKey,
  changes: JsonObject = {},
): Promise<JsonObject> {
  const options = {
    type,
    created: CREATED,
    verificationMethod: KEY_ID,
    proofPurpose: 'assertionMethod',
    ...changes,
  };
  const canonicalize = createCanonicalizer(loadContext);
  // URDNA2015, which these suites name, leaves a tab as it is; RDFC-1.0 writes `\t`.
  const hash = async (document: JsonObject) =>
    digest('SHA-256', (await canonicalize(document)).replaceAll(/(?<!\\)\\t/g, '\t'));
  const data = concatBytes([
    await hash({'@context': unsecured['@context'], ...options}),
    await hash(unsecured),
  ]);
  return {...options, jws: await signDetached(data, {alg: key.algorithm, b64: false, crit: ['b64']}, key)};
}

/** `header..signature` over `header.data`, by jose. */
async function signDetached(
  data: Uint8Array,
  header: {readonly alg: string; readonly b64: false; readonly crit: string[]},
  key: TestKey,
): Promise<string> {
  const {protected: encodedHeader, signature} = await new FlattenedSign(data)
    .setProtectedHeader(header)
    .sign(key.privateJwk);
  return `${encodedHeader ?? ''}..${signature}`;
}

export function inputOf(
  unsecured: JsonObject,
  proof: JsonObject,
  {publicJwk}: Pick<TestKey, 'publicJwk'>,
): LinkedDataProofInput {
  return {unsecured, proof, key: {id: KEY_ID, controller: ISSUER, publicJwk}, loadContext};
}
