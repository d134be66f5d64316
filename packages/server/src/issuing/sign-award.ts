/** Makes the signed badge of a decided award: builds it, signs it, bakes it. Stores nothing. */
import {bakePng} from '@pepites/credentials/bake.js';
import {buildOpenBadgeCredential, type IssuerInput, signCredential} from '@pepites/credentials/sign.js';
import {statusEntry} from '@pepites/credentials/status.js';
import type {BadgeDefinition} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import type {StructureRow} from '../catalogue/catalogue.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {badgeUrlOf, issuerIdOf, type Services, statusListUrlOf} from '../services.js';

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
  services: Services,
  options: {
    readonly award: AwardRow & {readonly status_index: number};
    readonly structure: StructureRow;
    /** Who made the badge: the structure itself, or its network. */
    readonly maker: StructureRow;
    readonly badge: BadgeDefinition;
    readonly image: Uint8Array;
  },
): Promise<SignedAward> {
  const {award, structure, maker, badge} = options;
  const issuerId = issuerIdOf(services, structure.id);
  const badgeUrl = badgeUrlOf(services, maker.id, badge.id);
  const awardedAt = new Date(award.awarded_at);
  const unsigned = buildOpenBadgeCredential({
    id: `urn:uuid:${award.id}`,
    issuer: profileOf(services, structure),
    validFrom: awardedAt,
    awardedDate: awardedAt,
    ...(award.valid_until !== null && {validUntil: new Date(award.valid_until)}),
    subjectId: award.subject_id,
    achievement: {
      id: badgeUrl,
      name: badge.name.fr,
      description: badge.description.fr,
      inLanguage: 'fr',
      criteria: {narrative: narrativeOf(badge)},
      image: {id: `${badgeUrl}/image`, caption: badge.imageAlt.fr},
      achievementType: 'Badge',
      ...(maker.id !== structure.id && {creator: profileOf(services, maker)}),
      alignment: badge.alignments.map((alignment) => ({
        targetName: alignment.name,
        targetUrl: alignment.url,
        ...(alignment.code !== undefined && {targetCode: alignment.code}),
        ...(alignment.framework !== undefined && {targetFramework: alignment.framework}),
      })),
    },
    credentialStatus: statusEntry({
      listId: statusListUrlOf(services, structure.id),
      index: award.status_index,
      purpose: 'revocation',
    }),
  });
  const key = await signingKeyOf(services.db, {
    structure: structure.id,
    issuerId,
    sealer: services.sealer,
  });
  const {canonicalize, now} = services;
  const signed = await signCredential(unsigned, {key, created: now(), canonicalize});
  const credential = JSON.stringify(signed, null, 2);
  return {credential, png: bakePng(options.image, credential)};
}

function profileOf(services: Services, {id, name, url}: StructureRow): IssuerInput {
  return {id: issuerIdOf(services, id), name, ...(url !== null && {url})};
}

/** Markdown: the criteria as a list, then how the badge is earned. */
function narrativeOf(badge: BadgeDefinition): string {
  const criteria = badge.criteria.map((criterion) => `- ${criterion.fr}`).join('\n');
  return badge.howEarned ? `${criteria}\n\n${badge.howEarned.fr}` : criteria;
}
