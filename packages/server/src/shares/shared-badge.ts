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
  /** What `truth` is made from; undefined where the store knew it without a check. */
  readonly verdict: Verdict | undefined;
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
  const isOfStructure = view.issuer.id === issuerIdOf(services, award.structure_id);
  const isSelfMade = await wasMadeByPerson(services, award.id);
  const holderName = showsName(share.scope) ? await nameOf(services.db, award.person_id) : '';
  return {
    url: shareUrlOf(services, share.token),
    structure: award.structure_id,
    view,
    credential: award.credential,
    ...(await truthOf(services, award, {isOfStructure, isSelfMade})),
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

async function truthOf(
  services: Services,
  award: Award,
  {isOfStructure, isSelfMade}: {readonly isOfStructure: boolean; readonly isSelfMade: boolean},
): Promise<Pick<SharedBadge, 'truth' | 'verdict'>> {
  const known = (truth: Truth): Pick<SharedBadge, 'truth' | 'verdict'> => ({truth, verdict: undefined});
  if (award.state === 'revoked') return known('revoked');
  if (award.suspended_at !== null) return known('suspended');
  if (award.valid_until !== null && Date.parse(award.valid_until) <= services.now().getTime())
    return known('expired');
  const verdict = await verifyAward(services, award);
  return {
    verdict,
    truth: truthIn(verdict, isSelfMade, isOfStructure),
  };
}

function truthIn({outcome}: Verdict, isSelfMade: boolean, isOfStructure: boolean): Truth {
  if (outcome === 'refused') return 'refused';
  if (outcome !== 'verified') return 'undetermined';
  if (isSelfMade) return 'selfMade';
  return isOfStructure ? 'genuine' : 'stranger';
}

async function wasMadeByPerson({db}: Services, award: string): Promise<boolean> {
  const row = await db.selectFrom('self_badge').select('id').where('award_id', '=', award).executeTakeFirst();
  return row !== undefined;
}
