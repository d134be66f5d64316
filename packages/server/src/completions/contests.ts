/** Badges of courses that were called into question: who runs the badges decides, with a reason in words. */
import {advanceCriteria, type ContestedBadge} from '@pepites/recognition';
import {badgeKey, knownBadges, readBadge} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {asCase, factsOf, isCourseBadge, saveCriteriaCase} from './criteria-cases.js';
import {followContest} from './settle-case.js';

const shownAtMost = 200;

export async function contestedBadges({db}: Services, structure: string): Promise<ContestedBadge[]> {
  const rows = await db
    .selectFrom('criteria_case')
    .innerJoin('person', 'person.id', 'criteria_case.person_id')
    .selectAll('criteria_case')
    .select('person.display_name')
    .where('criteria_case.structure_id', '=', structure)
    .where('criteria_case.state', '=', 'contested')
    .orderBy('criteria_case.updated_at')
    .limit(shownAtMost)
    .execute();
  const badges = await knownBadges(
    db,
    [structure],
    rows.map((row) => row.badge_id),
  );
  return rows.flatMap((row): ContestedBadge[] => {
    if (row.contest === null || row.award_id === null || row.person_id === null) return [];
    const {cause, reason, since} = fromJsonText(row.contest);
    return [
      {
        id: row.id,
        badge: row.badge_id,
        badgeName: badges.get(badgeKey(structure, row.badge_id))?.name ?? {fr: row.badge_id},
        award: row.award_id,
        person: row.person_id,
        displayName: row.display_name,
        cause,
        reason,
        since,
      },
    ];
  });
}

/** @throws {Refusal} CONTEST_UNKNOWN, CRITERIA_STATE, CONFLICT_OF_INTEREST, MESSAGE_REQUIRED */
export async function decideContest(
  services: Services,
  decided: {
    readonly structure: string;
    readonly contest: string;
    readonly outcome: 'kept' | 'revoked';
    readonly reason: string;
    readonly caller: Caller;
  },
): Promise<void> {
  const {structure, contest, outcome, reason, caller} = decided;
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    const row = await t.selectFrom('criteria_case').selectAll().where('id', '=', contest).executeTakeFirst();
    if (row?.structure_id !== structure || row.award_id === null) throw new Refusal('CONTEST_UNKNOWN');
    const badge = await readBadge(t, structure, row.badge_id);
    if (!isCourseBadge(badge)) throw new Refusal('CONTEST_UNKNOWN');
    const learner = {structure, platform: row.platform_id, ref: row.learner_ref};
    const before = asCase(row, badge.process, await factsOf(t, learner, badge.id));
    const mayDecide = caller.roles.includes('lead') || caller.roles.includes('manager');
    const event = {type: 'decide', outcome, by: caller.person, mayDecide, reason} as const;
    const next = advanceCriteria(before, event, now);
    if (!next.ok) throw new Refusal(next.code);
    const loaded = {id: row.id, learner, machine: next.state, stored: new Set(before.facts)};
    await saveCriteriaCase(t, loaded, now);
    await followContest(t, before, {loaded, badge, now});
  });
  services.nudge();
}
