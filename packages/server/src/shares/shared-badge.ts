/** What a link shows of a badge: what was signed, whether it is true today, and of the person what the scope of the link says. */
import {type CredentialView, parse, type Verdict} from '@pepites/credentials';
import {shareUrlOf} from '../awards/award-view.js';
import {issuerIdOf, type Services} from '../services.js';
import {showsEvidence, showsName, type FoundShare} from './find-share.js';
import {nameOf} from './holder-name.js';
import {type SharedEvidence, sharedEvidence} from './shared-evidence.js';
import {type SharedRecommendation, sharedRecommendations} from './shared-recommendations.js';
import {verifyAward} from './verify-award.js';

/**
 * `selfMade`: genuine, and made by its person for themselves. `stranger`: genuine, and by an issuer that is none of this
 * backend's structures.
 */
export type Truth =
  'genuine' | 'selfMade' | 'stranger' | 'expired' | 'suspended' | 'revoked' | 'refused' | 'undetermined';

export interface SharedBadge {
  /** Of the page, without a final slash; everything else lies beside it. */
  readonly url: string;
  readonly structure: string;
  /** As it was signed. */
  readonly view: CredentialView;
  /** The same, as its bytes are. */
  readonly credential: string;
  readonly truth: Truth;
  /** What was found by a check. */
  readonly verdict: Verdict;
  /** Names the structure of this backend as its issuer; whatever else is true about it. */
  readonly isOfStructure: boolean;
  /** When `truth` was. */
  readonly checkedAt: string;
  readonly awardedAt: string;
  readonly validUntil?: string;
  readonly revokedAt?: string;
  readonly suspendedAt?: string;
  readonly certificateId: string;
  readonly isIndexed: boolean;
  readonly holderName?: string;
  /** Made by its person; whatever else is true about it. */
  readonly isSelfMade: boolean;
  readonly recommendations: readonly SharedRecommendation[];
  readonly evidence: readonly SharedEvidence[];
}

export async function sharedBadge(
  services: Services,
  {share, award}: Extract<FoundShare, {isOpen: true}>,
): Promise<SharedBadge> {
  const {view} = await parse(award.credential);
  const verdict = await verifyAward(services, award);
  const isOfStructure = view.issuer.id === issuerIdOf(services, award.structure_id);
  const isSelfMade = await wasMadeByPerson(services, award.id);
  const holderName = showsName(share.scope) ? await nameOf(services.db, award.person_id) : '';
  return {
    url: shareUrlOf(services, share.token),
    structure: award.structure_id,
    view,
    credential: award.credential,
    verdict,
    truth: truthOf(verdict, {award, now: services.now(), isSelfMade, isOfStructure}),
    isOfStructure,
    checkedAt: services.now().toISOString(),
    awardedAt: award.awarded_at,
    ...(award.valid_until !== null && {validUntil: award.valid_until}),
    ...(award.revoked_at !== null && {revokedAt: award.revoked_at}),
    ...(award.suspended_at !== null && {suspendedAt: award.suspended_at}),
    certificateId: award.id,
    isIndexed: share.is_indexed === 1,
    ...(holderName !== '' && {holderName}),
    isSelfMade,
    recommendations: showsName(share.scope) ? await sharedRecommendations(services, award.id) : [],
    evidence: showsEvidence(share.scope) ? await sharedEvidence(services, award) : [],
  };
}

type Award = Extract<FoundShare, {isOpen: true}>['award'];

/** That it is over is what the store knows. One that was changed is no badge, whatever its dates say. */
function truthOf(
  {outcome, checks}: Verdict,
  {
    award,
    now,
    isSelfMade,
    isOfStructure,
  }: Pick<SharedBadge, 'isSelfMade' | 'isOfStructure'> & {readonly award: Award; readonly now: Date},
): Truth {
  if (checks.some(({id, result}) => result === 'fail' && (id === 'integrity' || id === 'issuer')))
    return 'refused';
  if (award.state === 'revoked') return 'revoked';
  if (award.suspended_at !== null) return 'suspended';
  if (award.valid_until !== null && Date.parse(award.valid_until) <= now.getTime()) return 'expired';
  if (outcome === 'refused') return 'refused';
  if (outcome !== 'verified') return 'undetermined';
  if (isSelfMade) return 'selfMade';
  return isOfStructure ? 'genuine' : 'stranger';
}

async function wasMadeByPerson({db}: Services, award: string): Promise<boolean> {
  const row = await db.selectFrom('self_badge').select('id').where('award_id', '=', award).executeTakeFirst();
  return row !== undefined;
}
