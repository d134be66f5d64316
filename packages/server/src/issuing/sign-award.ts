/** Makes the signed badge of a decided award: builds it, signs it, bakes it. Stores nothing. */
import {bakePng} from '@pepites/credentials/bake.js';
import {type AchievementInput, buildOpenBadgeCredential, signCredential} from '@pepites/credentials/sign.js';
import type {AwardRow} from '../awards/award-view.js';
import type {Services} from '../services.js';
import type {AwardIssuer} from './award-issuer.js';

export interface SignedAward {
  /** JSON text, as it is served: its bytes are what the PNG holds too. */
  readonly credential: string;
  readonly png: Uint8Array;
}

/** The badge names nobody: a pseudonymous subject, and no evidence. Its words are those of the version that it was given on. */
export async function signAward(
  {canonicalize, now}: Pick<Services, 'canonicalize' | 'now'>,
  options: {
    readonly award: AwardRow;
    readonly issuer: AwardIssuer;
    readonly achievement: AchievementInput;
    readonly image: Uint8Array;
  },
): Promise<SignedAward> {
  const {award, issuer, achievement} = options;
  const awardedAt = new Date(award.awarded_at);
  const unsigned = buildOpenBadgeCredential({
    id: `urn:uuid:${award.id}`,
    issuer: issuer.profile,
    validFrom: awardedAt,
    awardedDate: awardedAt,
    ...(award.valid_until !== null && {validUntil: new Date(award.valid_until)}),
    subjectId: award.subject_id,
    achievement: {...achievement, ...(issuer.creator && {creator: issuer.creator})},
    credentialStatus: issuer.credentialStatus,
  });
  const signed = await signCredential(unsigned, {key: issuer.key, created: now(), canonicalize});
  const credential = JSON.stringify(signed, null, 2);
  return {credential, png: bakePng(options.image, credential)};
}
