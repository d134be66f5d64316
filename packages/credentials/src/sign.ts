/** `@pepites/credentials/sign.js`: an issuer's side: keys, badges, proofs. */
export {
  type AchievementInput,
  type AlignmentInput,
  buildOpenBadgeCredential,
  issuerDocument,
  type IssuerInput,
  type OpenBadgeInput,
} from './sign/build.js';
export {type GeneratedKey, generateSigningKey, importSigningKey, type SigningKey} from './sign/keys.js';
export {signCredential} from './sign/sign-credential.js';
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
