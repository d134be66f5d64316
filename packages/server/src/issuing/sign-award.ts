/** Makes the signed badge of a decided award: builds it, signs it, bakes it. Stores nothing. */
import {bakePng} from '@pepites/credentials/bake.js';
import {buildOpenBadgeCredential, signCredential} from '@pepites/credentials/sign.js';
import type {BadgeDefinition} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import type {Services} from '../services.js';
import type {AwardIssuer} from './award-issuer.js';

export interface SignedAward {
  /** JSON text, as it is served: its bytes are what the PNG holds too. */
  readonly credential: string;
  readonly png: Uint8Array;
}

/**
 * The badge names nobody: a pseudonymous subject, and no evidence. What is written in it is French, the language that
 * every text has.
 */
export async function signAward(
  {canonicalize, now}: Pick<Services, 'canonicalize' | 'now'>,
  options: {
    readonly award: AwardRow;
    readonly issuer: AwardIssuer;
    readonly badge: BadgeDefinition;
    readonly image: Uint8Array;
  },
): Promise<SignedAward> {
  const {award, issuer, badge} = options;
  const awardedAt = new Date(award.awarded_at);
  const unsigned = buildOpenBadgeCredential({
    id: `urn:uuid:${award.id}`,
    issuer: issuer.profile,
    validFrom: awardedAt,
    awardedDate: awardedAt,
    ...(award.valid_until !== null && {validUntil: new Date(award.valid_until)}),
    subjectId: award.subject_id,
    achievement: {
      id: issuer.achievementId,
      name: badge.name.fr,
      description: badge.description.fr,
      inLanguage: 'fr',
      criteria: {narrative: narrativeOf(badge)},
      image: {id: issuer.imageUrl, caption: badge.imageAlt.fr},
      achievementType: 'Badge',
      ...(issuer.creator && {creator: issuer.creator}),
      alignment: badge.alignments.map((alignment) => ({
        targetName: alignment.name,
        targetUrl: alignment.url,
        ...(alignment.code !== undefined && {targetCode: alignment.code}),
        ...(alignment.framework !== undefined && {targetFramework: alignment.framework}),
      })),
    },
    credentialStatus: issuer.credentialStatus,
  });
  const signed = await signCredential(unsigned, {key: issuer.key, created: now(), canonicalize});
  const credential = JSON.stringify(signed, null, 2);
  return {credential, png: bakePng(options.image, credential)};
}

/** Markdown: the criteria as a list, then how the badge is earned. */
function narrativeOf(badge: BadgeDefinition): string {
  const criteria = badge.criteria.map((criterion) => `- ${criterion.fr}`).join('\n');
  return badge.howEarned ? `${criteria}\n\n${badge.howEarned.fr}` : criteria;
}
