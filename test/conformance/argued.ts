/** Rows of the foreign files whose expectation is argued with: which, what is said instead, and why. */
import type {Policy} from '@pepites/credentials';

export interface Argument {
  /** The path of a row, or the beginning of several (ending in `/`). */
  readonly path: string;
  readonly policies: readonly Policy[];
  /** What is said instead. An argued row that says anything else fails the run, also when it agrees after all. */
  readonly reached: RegExp;
  readonly why: string;
}

const both: readonly Policy[] = ['strict', '1edtech'];

const unprovenIssuer =
  'The issuer is https://vc.example/issuers/5678, which cannot be reached, and the key is an unrelated did:key: nothing proves ' +
  'one to be of the other.';
const otherDidKey =
  'The issuer is a did:key, and the key is another did:key: a did:key has no key but its own.';

export const argued: readonly Argument[] = [
  {
    path: 'w3c-di-eddsa/',
    policies: ['strict'],
    reached: /^undetermined .*issuer:unknown:KEY_SELF_ASSERTED/,
    why: unprovenIssuer,
  },
  {
    path: 'w3c-di-ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256.json',
    policies: ['strict'],
    reached: /^undetermined .*issuer:unknown:KEY_SELF_ASSERTED/,
    why: unprovenIssuer,
  },
  {
    path: 'w3c-di-ecdsa/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json',
    policies: ['strict'],
    reached: /^undetermined .*issuer:unknown:KEY_SELF_ASSERTED/,
    why: unprovenIssuer,
  },
  {
    path: 'w3c-di-ecdsa/ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json',
    policies: both,
    reached: /^refused .*issuer:fail:KEY_NOT_OF_ISSUER/,
    why: otherDidKey,
  },
  {
    path: 'w3c-di-ecdsa/ecdsa-sd-2023/prc/derivedRevealDocument.json',
    policies: both,
    reached: /^refused .*issuer:fail:KEY_NOT_OF_ISSUER.* dates:fail:EXPIRED/,
    why: `${otherDidKey} Its own validUntil has passed, too.`,
  },
  {
    path: '1edtech-public-validator/ob30/simple-did-key-method.json',
    policies: ['strict'],
    reached: /^undetermined .*issuer:unknown:KEY_SELF_ASSERTED|^refused .*issuer:fail:KEY_NOT_OF_ISSUER/,
    why: 'The issuer is a urn:uuid and the key a did:key of nobody: nothing ties one to the other.',
  },
  {
    path: '1edtech-public-validator/ob30/simple-jwt.png',
    policies: ['strict'],
    reached: /^(?:undetermined|refused) /,
    why: 'The same JWT, extracted, is allowed to be undetermined or refused: it has no `sub`, and its key is in its header alone.',
  },
  {
    path: '1edtech-public-validator/ob30/credential-status-revoked.json',
    policies: both,
    reached: /^undetermined .*status:unknown:/,
    why: 'Its list and the document of its did:web are not in the folder: that it is revoked cannot be known.',
  },
  {
    path: 'w3c-jose-cose/credential-jose-bad-signature.txt',
    policies: both,
    reached: /^undetermined integrity:unknown:KEY_/,
    why: 'Its key is not mapped: that the signature is bad cannot be known.',
  },
  {
    path: 'w3c-jose-cose/presentation-single.json',
    policies: both,
    reached: /schema:fail:SCHEMA_INVALID/,
    why: 'It is a presentation: the data model of credentials does not fit it.',
  },
  {
    path: 'w3c-vcdm2/credential-redef-type-fail.json',
    policies: both,
    reached: /^refused (?!schema:)/,
    why: 'A context of its own redefines a protected term: only JSON-LD can tell, and an unsigned document never gets there.',
  },
  {
    path: '1edtech-public-validator/clr20/complex.json',
    policies: ['1edtech'],
    reached: /^verified$/,
    why:
      'Every signature in it holds. Its issuer is a urn:uuid with a did:key, which this policy takes in ' +
      'simple-did-key-method.json; its addresses that are dead are not needed to verify it.',
  },
];

export function argumentFor(name: string, policy: Policy): Argument | undefined {
  return argued.find(
    ({path, policies}) =>
      policies.includes(policy) && (path.endsWith('/') ? name.startsWith(path) : name === path),
  );
}
