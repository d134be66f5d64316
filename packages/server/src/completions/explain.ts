/** Why the badge of a course is not there yet: part by part of its rule, for the person and those who run the badges. */
import {activityOf, type CriteriaReport, explainCriteria, type LeafExplanation} from '@pepites/recognition';
import {readBadge} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Executor} from '../store/open-store.js';
import {factsOf, isCourseBadge} from './criteria-cases.js';

/** Of several learners that are the same person, the one who is furthest. @throws {Refusal} BADGE_UNKNOWN, WRONG_MODE */
export async function explainFor(
  db: Executor,
  asked: {readonly structure: string; readonly badge: string; readonly person: string},
): Promise<CriteriaReport> {
  const {structure, person} = asked;
  const badge = await readBadge(db, structure, asked.badge);
  if (!isCourseBadge(badge)) throw new Refusal('WRONG_MODE');
  const {rule, minTrust} = badge.process;
  const learners = await db
    .selectFrom('learner')
    .select(['platform_id', 'ref'])
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .execute();
  const explanations = [explainCriteria(rule, [], minTrust)];
  for (const {platform_id: platform, ref} of learners) {
    const facts = await factsOf(db, {structure, platform, ref}, badge.id);
    explanations.push(explainCriteria(rule, facts, minTrust));
  }
  const metIn = (leaves: readonly LeafExplanation[]) => leaves.filter(({isMet}) => isMet).length;
  const best = explanations.reduce((one, other) => (metIn(other.leaves) > metIn(one.leaves) ? other : one));
  const {state: caseState} =
    (await db
      .selectFrom('criteria_case')
      .select('state')
      .where('person_id', '=', person)
      .where('badge_id', '=', badge.id)
      .where('structure_id', '=', structure)
      .orderBy('updated_at', 'desc')
      .executeTakeFirst()) ?? {};
  return {
    badge: badge.id,
    state: caseState ?? best.state,
    parts: best.leaves.map((part) => ({
      activity: activityOf(part.leaf),
      kind: 'completed' in part.leaf ? 'completed' : 'passed' in part.leaf ? 'passed' : 'score',
      ...('minScaled' in part.leaf && part.leaf.minScaled !== undefined && {min: part.leaf.minScaled}),
      ...('min' in part.leaf && {min: part.leaf.min}),
      ...(part.leaf.notBefore !== undefined && {notBefore: part.leaf.notBefore}),
      ...(part.leaf.notAfter !== undefined && {notAfter: part.leaf.notAfter}),
      isMet: part.isMet,
      isMissing: part.isMissing,
      ...(part.reason !== undefined && {reason: part.reason}),
      ...(part.bestScaled !== undefined && {bestScaled: part.bestScaled}),
    })),
  };
}
