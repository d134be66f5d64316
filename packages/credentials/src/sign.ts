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
