/** Fixtures of what came before Open Badges 3.0, of what is no badge, and of proofs that this project does not make. */
import type {JsonObject} from '@pepites/credentials';
import {issuerDocument} from '@pepites/credentials/sign.js';
import {
  badgeOfVc11,
  generateTestKey,
  ISSUER,
  KEY_ID,
  signByVcJs,
  type SuiteName,
} from '../../packages/credentials/test/linked-data-vectors.ts';
import {createOb2World, type Ob2World} from '../../packages/credentials/test/open-badges-2.ts';
import {badge} from './fixture-documents.ts';
import {GOOD_INDEX, type FixtureIssuer} from './fixture-issuer.ts';

export interface OlderFixture {
  readonly format: string;
  readonly kind: string;
  readonly text: string;
  readonly web: ReadonlyMap<string, string>;
  /** What is said under both policies. */
  readonly line: string;
}

const EXPIRED = '2026-11-01T00:00:00Z';
const HOSTED_UNREACHABLE =
  'undetermined integrity:unknown:HOSTED_UNREACHABLE issuer:unknown:HOSTED_UNREACHABLE status:unknown:STATUS_UNREACHABLE';

export async function olderFixtures(issuer: FixtureIssuer): Promise<OlderFixture[]> {
  return [
    ...(await hostedAssertions()),
    ...(await signedAssertions()),
    ...legacyAssertions(),
    ...(await linkedDataProofs('JsonWebSignature2020')),
    ...(await linkedDataProofs('Ed25519Signature2018')),
    ...selectiveDisclosure(issuer),
    ...others(),
  ];
}

async function hostedAssertions(): Promise<OlderFixture[]> {
  const fixture = async (
    kind: string,
    line: string,
    make: (world: Ob2World) => JsonObject,
  ): Promise<OlderFixture> => {
    const world = await createOb2World();
    return {format: 'ob2 hosted', kind, text: JSON.stringify(make(world)), web: servedBy(world), line};
  };
  return Promise.all([
    fixture('good', 'verified', (world) => world.host()),
    fixture('changed', 'refused integrity:fail:HOSTED_DIFFERS', (world) => ({
      ...world.host(),
      issuedOn: '2025-01-01T00:00:00Z',
    })),
    fixture('expired', 'refused dates:fail:EXPIRED', (world) => world.host({expires: EXPIRED})),
    fixture('revoked', 'refused status:fail:REVOKED', (world) => world.host({revoked: true})),
    fixture('unreachable', HOSTED_UNREACHABLE, (world) => {
      const assertion = world.host();
      world.web.delete(world.assertionUrl);
      return assertion;
    }),
    fixture('on the host of somebody else', 'refused issuer:fail:HOSTED_SCOPE', (world) =>
      world.host({id: 'https://stranger.example/assertions/7'}),
    ),
  ]);
}

async function signedAssertions(): Promise<OlderFixture[]> {
  const fixture = async (
    kind: string,
    line: string,
    make: (world: Ob2World) => Promise<string>,
  ): Promise<OlderFixture> => {
    const world = await createOb2World();
    return {format: 'ob2 signed', kind, text: await make(world), web: servedBy(world), line};
  };
  return Promise.all([
    fixture('good', 'verified', async (world) => world.sign()),
    fixture('changed', 'refused integrity:fail:SIGNATURE_INVALID', async (world) => {
      const [header = '', , signature = ''] = (await world.sign()).split('.');
      const [, otherPayload = ''] = (await world.sign({issuedOn: '2025-01-01T00:00:00Z'})).split('.');
      return [header, otherPayload, signature].join('.');
    }),
    fixture('expired', 'refused dates:fail:EXPIRED', async (world) => world.sign({expires: EXPIRED})),
    fixture('revoked', 'refused status:fail:REVOKED', async (world) => {
      const id = 'urn:uuid:1e7ee6ac-53a7-4d0c-9f0c-a5a0b6a1c001';
      world.change(world.listUrl, {revokedAssertions: [{id}]});
      return world.sign({id});
    }),
    fixture(
      'unreachable key',
      'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE',
      async (world) => {
        world.web.delete(world.keyUrl);
        return world.sign();
      },
    ),
    fixture(
      'key that the issuer does not list',
      'refused integrity:unknown:KEY_UNREACHABLE issuer:fail:KEY_NOT_OF_ISSUER',
      async (world) => {
        world.change(world.profileUrl, {publicKey: []});
        return world.sign();
      },
    ),
  ]);
}

/** Never verified: before 2.0 there is nothing to hold a badge against but the page it came from. */
function legacyAssertions(): OlderFixture[] {
  const base = 'https://old.example';
  const address = `${base}/assertions/1`;
  const assertion = {
    uid: 'abc123',
    recipient: {type: 'email', hashed: false, identity: 'nour@example.fr'},
    badge: `${base}/badge`,
    issuedOn: 1_401_580_800,
    verify: {type: 'hosted', url: address},
  };
  const version11 = {
    ...assertion,
    '@context': 'https://w3id.org/openbadges/v1',
    type: 'Assertion',
    id: address,
  };
  const version05 = {
    recipient: 'sha256$85c4',
    salt: 'sel',
    issued_on: '2011-06-01',
    badge: {version: '0.5.0', name: 'Accueillir', issuer: {origin: base, name: 'Ancien'}},
  };
  const around: [string, object][] = [
    [
      `${base}/badge`,
      {
        name: 'Accueillir',
        description: 'Dire bonjour',
        image: `${base}/i.png`,
        criteria: `${base}/c`,
        issuer: `${base}/issuer`,
      },
    ],
    [`${base}/issuer`, {name: 'Ancien', url: base}],
  ];
  const fixture = (
    format: string,
    kind: string,
    given: object,
    served: object,
    line: string,
  ): OlderFixture => ({
    format,
    kind,
    text: JSON.stringify(given),
    web: textsOf([...around, [address, served]]),
    line,
  });
  const LEGACY = 'undetermined issuer:unknown:LEGACY';
  const leadsThere = {id: address, verify: {type: 'hosted', url: address}};
  return [
    fixture('ob1.0', 'good', assertion, assertion, LEGACY),
    fixture(
      'ob1.0',
      'changed',
      {...assertion, uid: 'other'},
      assertion,
      'refused integrity:fail:HOSTED_DIFFERS issuer:unknown:LEGACY',
    ),
    fixture('ob1.1', 'good', version11, version11, LEGACY),
    fixture(
      'ob1.1',
      'expired',
      {...version11, expires: EXPIRED},
      {...version11, expires: EXPIRED},
      'refused issuer:unknown:LEGACY dates:fail:EXPIRED',
    ),
    fixture('ob0.5', 'good', leadsThere, version05, LEGACY),
  ];
}

async function linkedDataProofs(suite: SuiteName): Promise<OlderFixture[]> {
  const key = await generateTestKey('EdDSA');
  const keys = [{id: KEY_ID, publicJwk: key.publicJwk}];
  const web = textsOf([[ISSUER, issuerDocument({id: ISSUER, name: 'INAE', keys})]]);
  const sign = async (changes: JsonObject = {}): Promise<JsonObject> => {
    const unsecured = badgeOfVc11(changes);
    return {...unsecured, proof: await signByVcJs(unsecured, suite, key)};
  };
  const fixture = (kind: string, line: string, document: JsonObject, served = web): OlderFixture => ({
    format: `ob3 on 1.1 ${suite}`,
    kind,
    text: JSON.stringify(document),
    web: served,
    line,
  });
  const good = await sign();
  return [
    fixture('good', 'verified', good),
    fixture('changed', 'refused integrity:fail:SIGNATURE_INVALID', {...good, name: 'Changé'}),
    fixture('expired', 'refused dates:fail:EXPIRED', await sign({expirationDate: EXPIRED})),
    fixture(
      'unreachable key',
      'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE',
      good,
      new Map(),
    ),
  ];
}

function selectiveDisclosure(issuer: FixtureIssuer): OlderFixture[] {
  const withProof = (proofValue: string): string =>
    JSON.stringify({
      ...badge(issuer, {statusIndex: GOOD_INDEX}),
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'ecdsa-sd-2023',
        verificationMethod: issuer.keys.p256.key.verificationMethod,
        proofPurpose: 'assertionMethod',
        proofValue,
      },
    });
  const common = {format: 'ob3 ecdsa-sd-2023', web: issuer.web};
  return [
    {
      ...common,
      kind: 'base proof',
      text: withProof('u2V0AAAA'),
      line: 'refused integrity:fail:PROOF_NOT_DERIVED',
    },
    {
      ...common,
      kind: 'derived proof',
      text: withProof('u2V0BAAA'),
      line: 'undetermined integrity:unknown:PROOF_SUITE_UNKNOWN',
    },
  ];
}

function others(): OlderFixture[] {
  const blockcert = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/blockcerts/v3'],
    type: ['VerifiableCredential', 'BlockcertsCredential'],
  };
  return [
    {
      format: 'blockcerts',
      kind: 'any',
      text: JSON.stringify(blockcert),
      web: new Map(),
      line: 'unsupported format:unknown:UNSUPPORTED_FORMAT',
    },
  ];
}

function servedBy({web}: Ob2World): ReadonlyMap<string, string> {
  return textsOf([...web].map(([url, answer]): [string, object] => [url, answer as object]));
}

function textsOf(documents: readonly (readonly [string, object])[]): ReadonlyMap<string, string> {
  return new Map(documents.map(([url, document]) => [url, JSON.stringify(document)]));
}
