/** Fixtures of what only some formats have: proofs among proofs, keys that vouch for themselves, short lists, claims left out. */
import type {JsonObject} from '@pepites/credentials';
import {importSigningKey, signCredential} from '@pepites/credentials/sign.js';
import {proofOf} from '../support/independent-proof.ts';
import {badge} from './fixture-documents.ts';
import {CREATED, GOOD_INDEX} from './fixture-issuer.ts';
import {securings} from './fixture-securing.ts';
import type {World} from './own-fixtures.ts';

export interface SpecialFixture {
  readonly name: string;
  readonly text: string;
  readonly web: ReadonlyMap<string, string>;
  /** What is said under each policy. */
  readonly strict: string;
  readonly lenient: string;
}

type Tree = Record<string, unknown>;

const CHAIN = 'refused integrity:fail:PROOF_CHAIN issuer:unknown:PROOF_CHAIN';

export async function specialFixtures(world: World): Promise<SpecialFixture[]> {
  const {issuer, stranger} = world;
  const {web} = issuer;
  const document = badge(issuer, {statusIndex: GOOD_INDEX});
  const of = async (format: string): Promise<JsonObject & {proof: Tree[]}> => {
    const securing = securings.find((one) => one.format === format)!;
    return JSON.parse(await securing.secure(document, issuer)) as JsonObject & {proof: Tree[]};
  };
  const both = (name: string, value: JsonObject, line: string): SpecialFixture => ({
    name,
    text: JSON.stringify(value),
    web,
    strict: line,
    lenient: line,
  });
  const set = await of('ob3 proof set');
  const chain = await of('ob3 proof chain');
  const [first = {}, second = {}] = set.proof;
  const strangers = await proofOf(document, {
    suite: 'eddsa-rdfc-2022',
    privateJwk: stranger.keys.ed25519.privateJwk,
    verificationMethod: stranger.keys.ed25519.key.verificationMethod,
    created: '2026-06-01T08:00:00Z',
  });
  return [
    both(
      'a set of which one proof is bad',
      {...set, proof: [first, {...second, proofValue: first['proofValue']}]},
      'refused integrity:fail:SIGNATURE_INVALID',
    ),
    both(
      'a set of which one proof is of an unknown suite',
      {...set, proof: [first, {...second, cryptosuite: 'new-2030'}]},
      'verified',
    ),
    both('a set with the proof of somebody else beside', {...set, proof: [strangers, first]}, 'verified'),
    both(
      'only the proof of somebody else',
      {...set, proof: [strangers]},
      'refused issuer:fail:KEY_NOT_OF_ISSUER',
    ),
    both('a chain whose first proof is gone', {...chain, proof: chain.proof.slice(1)}, CHAIN),
    both(
      'a chain whose first proof is another',
      {...chain, proof: [{...first, id: chain.proof[0]?.['id']}, chain.proof[1]]},
      'refused integrity:fail:SIGNATURE_INVALID',
    ),
    both(
      'a proof that follows itself',
      {...chain, proof: [{...first, id: 'urn:x', previousProof: 'urn:x'}]},
      CHAIN,
    ),
    await selfAsserted(world),
    await withoutSubjectClaim(world),
  ];
}

/** A key in the fragment of the issuer's address, which does not answer: it proves the signature, not who signed. */
async function selfAsserted({issuer}: World): Promise<SpecialFixture> {
  const {privateJwk, key} = issuer.keys.ed25519;
  const verificationMethod = `${issuer.id}#${key.publicKeyMultibase}`;
  const {credentialStatus: _, ...document} = badge(issuer, {statusIndex: GOOD_INDEX});
  const fragmentKey = await importSigningKey({privateJwk, verificationMethod});
  return {
    name: 'a key in the fragment of an address that does not answer',
    text: JSON.stringify(await signCredential(document, {key: fragmentKey, created: CREATED})),
    web: new Map(),
    strict: 'undetermined issuer:unknown:KEY_SELF_ASSERTED',
    lenient: 'verified',
  };
}

/** Open Badges require `sub`; the files of the public validator leave it out. */
async function withoutSubjectClaim({issuer}: World): Promise<SpecialFixture> {
  const {key} = issuer.keys.ed25519;
  const document = badge(issuer, {statusIndex: GOOD_INDEX});
  const claims = {
    ...document,
    iss: issuer.id,
    jti: document['id'],
    nbf: CREATED.getTime() / 1000,
    exp: new Date(String(document['validUntil'])).getTime() / 1000,
  };
  const part = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({alg: 'EdDSA', kid: key.verificationMethod})}.${part(claims)}`;
  const signature = await key.sign(new TextEncoder().encode(signed));
  return {
    name: 'a JWT without the claim sub',
    text: `${signed}.${Buffer.from(signature).toString('base64url')}`,
    web: issuer.web,
    strict: 'refused integrity:fail:JWT_CLAIMS',
    lenient: 'verified',
  };
}
