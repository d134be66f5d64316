/** Makes the signed badge of a decided award: builds it, signs it, bakes it. Stores nothing. */
import {bakePng} from '@pepites/credentials/bake.js';
import {buildOpenBadgeCredential, type IssuerInput, signCredential} from '@pepites/credentials/sign.js';
import {statusEntry} from '@pepites/credentials/status.js';
import type {AwardRow} from '../awards/award-view.js';
import type {BadgeVersionRow} from '../catalogue/badge-versions.js';
import type {StructureRow} from '../catalogue/catalogue.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services, statusListUrlOf} from '../services.js';
import {signedAchievement} from './achievement.js';

export interface SignedAward {
  /** JSON text, as it is served: its bytes are what the PNG holds too. */
  readonly credential: string;
  readonly png: Uint8Array;
}

/** The badge names nobody: a pseudonymous subject, and no evidence. Its words are those of the version that it was given on. */
export async function signAward(
  services: Services,
  options: {
    readonly award: AwardRow & {readonly status_index: number};
    readonly structure: StructureRow;
    readonly badge: BadgeVersionRow;
    /** Who made the badge: the structure itself, or its network. */
    readonly maker: StructureRow;
    readonly image: Uint8Array;
  },
): Promise<SignedAward> {
  const {award, structure, maker, badge} = options;
  const issuerId = issuerIdOf(services, structure.id);
  const awardedAt = new Date(award.awarded_at);
  const unsigned = buildOpenBadgeCredential({
    id: `urn:uuid:${award.id}`,
    issuer: profileOf(services, structure),
    validFrom: awardedAt,
    awardedDate: awardedAt,
    ...(award.valid_until !== null && {validUntil: new Date(award.valid_until)}),
    subjectId: award.subject_id,
    achievement: {
      ...signedAchievement(services, badge),
      ...(maker.id !== structure.id && {creator: profileOf(services, maker)}),
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
