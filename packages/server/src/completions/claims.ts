/** A claim: what a learner takes after signing in, to make the badge of a course their own. */
import {advanceCriteria} from '@pepites/recognition';
import {holdsBadge} from '../awards/held-badges.js';
import {readBadge} from '../catalogue/catalogue.js';
import {hashToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {isCourseBadge, loadCriteriaCase, saveCriteriaCase} from './criteria-cases.js';
import {courseIssueKey, type Learner, linkLearner, personOfLearner} from './learners.js';
import {issueCase} from './settle-case.js';

export interface FoundClaim {
  readonly structure: string;
  readonly badge: string;
  readonly learner: Learner;
  readonly expiresAt: string;
}

export async function findClaim(db: Executor, claim: string): Promise<FoundClaim | undefined> {
  const row = await db
    .selectFrom('claim')
    .selectAll()
    .where('token_hash', '=', hashToken(claim))
    .executeTakeFirst();
  return (
    row && {
      structure: row.structure_id,
      badge: row.badge_id,
      learner: {structure: row.structure_id, platform: row.platform_id, ref: row.learner_ref},
      expiresAt: row.expires_at,
    }
  );
}

/**
 * The award's id. Taking it again gives the same award to the same person; nobody else sees that it exists, nor takes
 * anything more of a learner who is known to be somebody.
 * @throws {Refusal} CLAIM_UNKNOWN, CLAIM_EXPIRED, BADGE_ALREADY_HELD; CRITERIA_NOT_MET: a result was taken back meanwhile
 */
export async function redeemClaim(
  services: Services,
  options: {readonly structure: string; readonly claim: string; readonly person: string},
): Promise<string> {
  const now = services.now();
  const {structure, person} = options;
  const award = await services.db.transaction().execute(async (t) => {
    const found = await findClaim(t, options.claim);
    if (found?.structure !== structure) throw new Refusal('CLAIM_UNKNOWN');
    const issueKey = courseIssueKey(found.learner, found.badge);
    const given = await t
      .selectFrom('award')
      .select(['id', 'person_id'])
      .where('issue_key', '=', issueKey)
      .executeTakeFirst();
    if (given) {
      if (given.person_id !== person) throw new Refusal('CLAIM_UNKNOWN');
      return given.id;
    }
    const learner = await personOfLearner(t, found.learner);
    if (learner !== undefined && learner !== person) throw new Refusal('CLAIM_UNKNOWN');
    if (Date.parse(found.expiresAt) <= now.getTime()) throw new Refusal('CLAIM_EXPIRED');
    if (await holdsBadge(t, {structure, person, badge: found.badge, now}))
      throw new Refusal('BADGE_ALREADY_HELD');
    await linkLearner(t, found.learner, person);
    const badge = await readBadge(t, structure, found.badge);
    if (!isCourseBadge(badge)) throw new Refusal('CLAIM_UNKNOWN');
    const loaded = await loadCriteriaCase(t, found.learner, badge, now);
    const known = advanceCriteria(loaded.machine, {type: 'identify', person}, now);
    if (!known.ok) throw new Refusal('CLAIM_UNKNOWN');
    const issued = await issueCase(t, {loaded: {...loaded, machine: known.state}, badge, now});
    await saveCriteriaCase(t, issued, now);
    return issued.machine.award ?? '';
  });
  services.nudge();
  return award;
}
