/** Every way of securing a credential: by our own signer where it can, else by an independent one. */
import type {JsonObject} from '@pepites/credentials';
import {signCredential, signCredentialJwt} from '@pepites/credentials/sign.js';
import {proofOf, type IndependentProof} from '../support/independent-proof.ts';
import {
  badge,
  badgeOn11,
  endorsement,
  otherCredential,
  record,
  withContexts,
  type MakeDocument,
} from './fixture-documents.ts';
import {CREATED, type FixtureIssuer, type KeyName} from './fixture-issuer.ts';

/** JSON text or a compact JWS. `signer`: whose keys are used; the document names its own issuer. */
export type Secure = (document: JsonObject, signer: FixtureIssuer) => Promise<string>;

export interface Securing {
  readonly format: string;
  readonly make: MakeDocument;
  readonly secure: Secure;
  /** True where the key stands in the proof: the signature can be checked though the issuer does not answer. */
  readonly isKeyCarried?: boolean;
}

const created = '2026-06-01T08:00:00Z';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';

const bySigner =
  (name: KeyName): Secure =>
  async (document, {keys}) =>
    JSON.stringify(await signCredential(document, {key: keys[name].key, created: CREATED}));

const asJwt =
  (name: KeyName, nameKeyBy: 'kid' | 'jwk' = 'kid'): Secure =>
  (document, {keys}) =>
    signCredentialJwt(document, {key: keys[name].key, nameKeyBy});

const independently =
  (suite: IndependentProof['suite'], name: KeyName): Secure =>
  async (document, signer) =>
    JSON.stringify({...document, proof: await proofOf(document, proofBy(signer, suite, name))});

/** Two proofs that know nothing of each other. */
const proofSet: Secure = async (document, signer) => {
  const proof = [
    await proofOf(document, proofBy(signer, 'eddsa-rdfc-2022', 'ed25519')),
    await proofOf(document, proofBy(signer, 'ecdsa-rdfc-2019', 'p256')),
  ];
  return JSON.stringify({...document, proof});
};

/** The second proof signs the first. */
const proofChain: Secure = async (document, signer) => {
  const id = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
  const first = await proofOf(document, {...proofBy(signer, 'eddsa-rdfc-2022', 'ed25519'), options: {id}});
  const second = await proofOf(
    document,
    {...proofBy(signer, 'ecdsa-rdfc-2019', 'p256'), options: {previousProof: id}},
    [first],
  );
  return JSON.stringify({...document, proof: [first, second]});
};

function proofBy(signer: FixtureIssuer, suite: IndependentProof['suite'], name: KeyName): IndependentProof {
  const {key, privateJwk} = signer.keys[name];
  return {suite, privateJwk, verificationMethod: key.verificationMethod, created};
}

export const securings: readonly Securing[] = [
  {format: 'ob3 eddsa-rdfc-2022', make: badge, secure: bySigner('ed25519')},
  {format: 'ob3 ecdsa-rdfc-2019 P-256', make: badge, secure: bySigner('p256')},
  {format: 'ob3 ecdsa-rdfc-2019 P-384', make: badge, secure: bySigner('p384')},
  {format: 'ob3 eddsa-2022', make: badge, secure: independently('eddsa-2022', 'ed25519')},
  {format: 'ob3 eddsa-jcs-2022', make: badge, secure: independently('eddsa-jcs-2022', 'ed25519')},
  {format: 'ob3 ecdsa-jcs-2019 P-256', make: badge, secure: independently('ecdsa-jcs-2019', 'p256')},
  {format: 'ob3 ecdsa-jcs-2019 P-384', make: badge, secure: independently('ecdsa-jcs-2019', 'p384')},
  {
    format: 'ob3 Ed25519Signature2020',
    make: withContexts(badge, ED25519_2020),
    secure: independently('Ed25519Signature2020', 'ed25519'),
  },
  {format: 'ob3 proof set', make: badge, secure: proofSet},
  {format: 'ob3 proof chain', make: badge, secure: proofChain},
  {format: 'ob3 JWT EdDSA', make: badge, secure: asJwt('ed25519')},
  {format: 'ob3 JWT ES256', make: badge, secure: asJwt('p256')},
  {format: 'ob3 JWT ES384, jwk', make: badge, secure: asJwt('p384', 'jwk'), isKeyCarried: true},
  {format: 'ob3 JWT RS256', make: badge, secure: asJwt('rsa')},
  {format: 'ob3 on 1.1 eddsa-rdfc-2022', make: badgeOn11, secure: bySigner('ed25519')},
  {
    format: 'ob3 on 1.1 Ed25519Signature2020',
    make: badgeOn11,
    secure: independently('Ed25519Signature2020', 'ed25519'),
  },
  {format: 'ob3 on 1.1 JWT RS256', make: badgeOn11, secure: asJwt('rsa')},
  {format: 'endorsement eddsa-rdfc-2022', make: endorsement, secure: bySigner('ed25519')},
  {format: 'endorsement JWT ES256', make: endorsement, secure: asJwt('p256')},
  {format: 'clr2 eddsa-rdfc-2022', make: record, secure: bySigner('ed25519')},
  {format: 'clr2 JWT RS256', make: record, secure: asJwt('rsa')},
  {format: 'vc eddsa-rdfc-2022', make: otherCredential, secure: bySigner('ed25519')},
  {format: 'vc eddsa-jcs-2022', make: otherCredential, secure: independently('eddsa-jcs-2022', 'ed25519')},
  {format: 'vc JWT ES256', make: otherCredential, secure: asJwt('p256')},
];
