/** `@pepites/credentials/sign.js`: an issuer's side: keys, badges, proofs. */
export {type Canonicalize, createCanonicalizer} from './canonicalize/on-demand.js';
export {
  achievementDocument,
  type AchievementInput,
  type AlignmentInput,
  buildOpenBadgeCredential,
  issuerDocument,
  type IssuerInput,
  type ListedKeyInput,
  type OpenBadgeInput,
  type RelatedInput,
} from './sign/build.js';
export {
  didKeyOf,
  type GeneratedKey,
  type GeneratedKeyPair,
  generateKeyPair,
  generateSigningKey,
  importSigningKey,
  type KeyType,
  publicJwkOf,
  type SigningKey,
  type SigningKeyInput,
} from './sign/keys.js';
export {signCredential, type SignCredentialOptions} from './sign/sign-credential.js';
export {signCredentialJwt, type SignJwtOptions} from './sign/sign-jwt.js';
export {buildEdTechRevocationList, type EdTechRevocationListInput} from './sign/edtech-revocation-list.js';
export {buildEndorsementCredential, type EndorsementInput} from './sign/endorsement.js';
export {
  type AssertionInput,
  type AssertionRecipient,
  type BadgeClassInput,
  buildAssertion,
  buildBadgeClass,
  buildCryptographicKey,
  buildProfile,
  buildRevocationList,
  hashRecipient,
  type ProfileInput,
  signAssertion,
} from './sign/open-badges-2.js';
