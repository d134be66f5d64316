/** Mutations of contexts, of proofs and of JWT headers. */
import type {JsonObject} from '@pepites/credentials';
import type {Edit, Path} from './edits.ts';
import type {Mutate} from './mutate-values.ts';
import type {Random} from './random.ts';
import type {Pools} from './terms.ts';

const swapContexts: Mutate = (tree, random, {contexts}) => {
  const own = listOf(tree['@context']);
  if (own.length === 0) return [];
  const at = random.int(own.length);
  const inline = random.pick<unknown>([
    {name: null},
    {'@vocab': 'https://vocab.example/'},
    {'@base': 'https://base.example/'},
    {'@language': 'fr'},
    {validUntil: null},
    {credentialStatus: 'https://schema.org/url'},
    {'@propagate': false},
    null,
    {},
  ]);
  const context = random.chance(0.7) ? random.pick(contexts) : inline;
  return random.pick<readonly Edit[]>([
    [{edit: 'set', path: ['@context'], value: own.with(at, context)}],
    [{edit: 'set', path: ['@context'], value: [...own, context]}],
    [{edit: 'set', path: ['@context'], value: [context, ...own]}],
    [{edit: 'set', path: ['@context'], value: own.filter((_, index) => index !== at)}],
    [{edit: 'set', path: ['@context'], value: [...own].reverse()}],
    [{edit: 'set', path: ['@context'], value: [...own, own[at]]}],
    [{edit: 'set', path: ['@context'], value: context}],
    [{edit: 'set', path: ['credentialSubject', '@context'], value: context}],
    [{edit: 'set', path: ['issuer', '@context'], value: context}],
    [{edit: 'set', path: ['proof', '@context'], value: context}],
    [{edit: 'set', path: ['proof', '@context'], value: own}],
  ]);
};

const foreignProof: Mutate = (tree, random, {originals}) => {
  const {proof} = random.pick(originals).tree;
  if (proof === undefined || tree['proof'] === undefined) return [];
  const own = listOf(tree['proof']);
  const value = random.pick<unknown>([proof, [...own, ...listOf(proof)], [...listOf(proof), ...own]]);
  return [{edit: 'set', path: ['proof'], value}];
};

const ownProofAgain: Mutate = (tree, random) => {
  const own = listOf(tree['proof']);
  if (own.length === 0) return [];
  const value = random.pick<unknown>([
    [...own, ...own],
    {'@graph': own},
    {id: 'urn:x:1', ...(own[0] as object)},
    [own],
    [...own, 'x'],
    [...own, {type: 'DataIntegrityProof'}],
    [...own, {...(own[0] as object), cryptosuite: 'unknown-2030'}],
    [{...(own[0] as object), type: 'Unknown2030'}],
    own.slice(1),
  ]);
  return [{edit: 'set', path: ['proof'], value}];
};

const options: Readonly<Record<string, readonly unknown[]>> = {
  created: ['2030-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 'never', undefined],
  expires: ['2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z'],
  proofPurpose: [
    'authentication',
    ['assertionMethod'],
    'https://w3id.org/security#assertionMethod',
    undefined,
  ],
  cryptosuite: [
    'eddsa-rdfc-2022',
    'eddsa-2022',
    'eddsa-jcs-2022',
    'ecdsa-rdfc-2019',
    'ecdsa-jcs-2019',
    'ecdsa-sd-2023',
    ['eddsa-rdfc-2022'],
    undefined,
  ],
  type: [
    'DataIntegrityProof',
    'Ed25519Signature2020',
    'Ed25519Signature2018',
    ['DataIntegrityProof'],
    undefined,
  ],
  domain: ['https://other.example', undefined],
  challenge: ['x'],
  nonce: ['x'],
  id: ['urn:uuid:1', undefined],
  previousProof: ['urn:uuid:1', [], ['urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544'], undefined],
  proofValue: ['z', '', 'z1', `z${'1'.repeat(64)}`, `z${'1'.repeat(2000)}`, undefined],
};

const proofOptions: Mutate = (tree, random, {texts}) => {
  const own = listOf(tree['proof']);
  if (own.length === 0) return [];
  const isArray = Array.isArray(tree['proof']);
  const owner: Path = isArray ? ['proof', random.int(own.length)] : ['proof'];
  const name = random.pick([...Object.keys(options), 'verificationMethod']);
  const value =
    name === 'verificationMethod' ? keyName(tree, random, texts) : random.pick(options[name] ?? []);
  const path = [...owner, name];
  return [value === undefined ? {edit: 'remove', path} : {edit: 'set', path, value}];
};

function keyName(tree: JsonObject, random: Random, texts: Pools['texts']): unknown {
  const issuer = tree['issuer'];
  const id = typeof issuer === 'string' ? issuer : String((issuer as JsonObject | undefined)?.['id']);
  return random.pick<unknown>([
    `${id}#other`,
    id,
    `${id}/#ed25519`,
    random.pick(texts.filter((text) => text.includes('#') || text.startsWith('did:'))),
    {id: `${id}#ed25519`},
    [`${id}#ed25519`],
  ]);
}

export const proofMutations: Readonly<Record<string, Mutate>> = {
  'swap contexts': swapContexts,
  'proof of another': foreignProof,
  'own proof again': ownProofAgain,
  'proof options': proofOptions,
};

/** Of a JWT's header, given as a tree. */
export const mutateHeader: Mutate = (tree, random, {originals, texts}) => {
  const values: Readonly<Record<string, readonly unknown[]>> = {
    alg: ['none', 'HS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519', 'RS256', 'PS256', 'rs256', ['EdDSA'], null],
    typ: ['JWT', 'jwt', 'vc+jwt', 'at+jwt', 'vp+jwt', null, ''],
    cty: ['vc', 'vp', 'JWT'],
    kid: [random.pick(texts), '', null, ['x'], '#ed25519'],
    jwk: [random.pick(originals).header['jwk'], {}, null, {kty: 'oct', k: 'AAAA'}],
    crit: [['exp'], [], ['b64']],
    b64: [false, true],
    x5c: [['AAAA']],
    jku: ['https://evil.example/jwks.json'],
    iss: [random.pick(texts)],
    invented: [1],
  };
  const name = random.pick(Object.keys(values));
  if (tree[name] !== undefined && random.chance(0.2)) return [{edit: 'remove', path: [name]}];
  const value = random.pick(values[name] ?? []);
  return value === undefined ? [] : [{edit: 'set', path: [name], value}];
};

/** Of the registered claims beside the credential. */
export const mutateClaims: Mutate = (tree, random, {texts}) => {
  const name = random.pick(['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'vc', 'vp', 'cnf']);
  if (tree[name] !== undefined && random.chance(0.3)) return [{edit: 'remove', path: [name]}];
  const value = random.pick<unknown>([
    random.pick(texts),
    0,
    4_000_000_000,
    '0',
    null,
    {...tree},
    [tree[name]],
    {},
  ]);
  return [{edit: 'set', path: [name], value}];
};

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
