/** A completion arrives: the fact is stored once, the badge's rule is evaluated, and the award or a claim follows. */
import {createHash} from 'node:crypto';
import {
  claimLifetimeHours,
  type Completion,
  type CompletionChannel,
  type CompletionFact,
  type CourseOutcome,
  evaluateCriteria,
  factFrom,
  isTrusted,
  type ProcessOf,
} from '@pepites/recognition';
import {awardViews, readAward} from '../awards/award-view.js';
import {createAward} from '../awards/create-award.js';
import {heldBadges} from '../awards/held-badges.js';
import {type KnownBadge, readOfferedBadge} from '../catalogue/catalogue.js';
import {personWithEmail} from '../people/people.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';

export interface CompletionReport {
  readonly structure: string;
  readonly platform: string;
  /** Badges that the platform may report for. */
  readonly mayReport: readonly string[];
  readonly badge: string;
  readonly learner: {readonly ref: string; readonly email?: string | undefined};
  readonly completion: Completion;
  readonly channel: CompletionChannel;
  /** Runs in the same transaction, before anything is stored: the token that carried the report is used up here. */
  readonly onReport?: (t: Session) => Promise<void>;
}

export interface Learner {
  readonly structure: string;
  readonly platform: string;
  readonly ref: string;
}

/** @throws {Refusal} FORBIDDEN, BADGE_UNKNOWN, WRONG_MODE, BADGE_RETIRED, TRUST_TOO_LOW */
export async function reportCompletion(services: Services, report: CompletionReport): Promise<CourseOutcome> {
  const now = services.now();
  const outcome = await services.db.transaction().execute(async (t) => {
    const badge = await readOfferedBadge(t, report.structure, report.badge);
    if (badge.process.mode !== 'onCriteria') throw new Refusal('WRONG_MODE');
    if (badge.isRetired === true) throw new Refusal('BADGE_RETIRED');
    if (!report.mayReport.includes(report.badge)) throw new Refusal('FORBIDDEN');
    const fact = factFrom(report.completion, report.channel);
    if (!isTrusted(fact, badge.process.minTrust)) throw new Refusal('TRUST_TOO_LOW');
    await report.onReport?.(t);
    await storeFact(t, report, fact, now);
    return decide(t, report, {badge, process: badge.process, now});
  });
  services.nudge();
  if ('award' in outcome) {
    const row = await readAward(services.db, outcome.award);
    const [award] = await awardViews(services, services.db, [row], {isForHolder: false});
    return {state: 'awarded', ...(award && {award})};
  }
  if (!('claim' in outcome)) return {state: 'criteriaNotMet'};
  const {claim, claimExpiresAt} = outcome;
  return {state: 'claimable', claim, claimUrl: `${services.publicUrl}/claims/${claim}`, claimExpiresAt};
}

export function courseIssueKey(learner: Learner, badge: string): string {
  return `course:${learner.structure}:${badge}:${learner.platform}:${learner.ref}`;
}

type Outcome = {state: 'criteriaNotMet'} | {award: string} | {claim: string; claimExpiresAt: string};

async function decide(
  t: Session,
  report: CompletionReport,
  given: {readonly badge: KnownBadge; readonly process: ProcessOf<'onCriteria'>; readonly now: Date},
): Promise<Outcome> {
  const {badge, process, now} = given;
  const learner: Learner = {structure: report.structure, platform: report.platform, ref: report.learner.ref};
  const facts = await factsOf(t, learner);
  if (evaluateCriteria(process.rule, facts, process.minTrust) !== 'met') return {state: 'criteriaNotMet'};
  const person = await personOf(t, learner, report.learner.email, now);
  if (person === undefined) return makeClaim(t, learner, badge.id, now);
  const held = await heldBadges(t, {structure: report.structure, person, now, isSigningEnough: true});
  const earlier = held.find((one) => one.badge === badge.id);
  if (earlier) return {award: earlier.award};
  const award = await createAward(t, {
    structure: report.structure,
    badge,
    person,
    issueKey: courseIssueKey(learner, badge.id),
    now,
  });
  return {award};
}

/** The person whom this learner is: known from an earlier claim, or by the address that the platform gives. */
async function personOf(
  t: Session,
  learner: Learner,
  email: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const linked = await personOfLearner(t, learner);
  if (linked !== undefined) return linked;
  if (email === undefined) return undefined;
  const person = await personWithEmail(t, {email, now});
  await linkLearner(t, learner, person);
  return person;
}

/** The person whom the learner is known to be. */
export async function personOfLearner(t: Session, learner: Learner): Promise<string | undefined> {
  const linked = await t
    .selectFrom('learner')
    .select('person_id')
    .where('structure_id', '=', learner.structure)
    .where('platform_id', '=', learner.platform)
    .where('ref', '=', learner.ref)
    .executeTakeFirst();
  return linked?.person_id;
}

export async function linkLearner(t: Session, learner: Learner, person: string): Promise<void> {
  await t
    .insertInto('learner')
    .values({
      structure_id: learner.structure,
      platform_id: learner.platform,
      ref: learner.ref,
      person_id: person,
    })
    .onConflict((conflict) => conflict.columns(['structure_id', 'platform_id', 'ref']).doNothing())
    .execute();
}

async function makeClaim(t: Session, learner: Learner, badge: string, now: Date): Promise<Outcome> {
  const claim = makeToken();
  const claimExpiresAt = new Date(now.getTime() + claimLifetimeHours * 3_600_000).toISOString();
  await t
    .insertInto('claim')
    .values({
      token_hash: hashToken(claim),
      structure_id: learner.structure,
      badge_id: badge,
      platform_id: learner.platform,
      learner_ref: learner.ref,
      expires_at: claimExpiresAt,
      created_at: now.toISOString(),
    })
    .execute();
  return {claim, claimExpiresAt};
}

async function storeFact(
  t: Session,
  report: CompletionReport,
  fact: CompletionFact,
  now: Date,
): Promise<void> {
  const {structure, platform, learner} = report;
  const told = [
    ...[structure, platform, learner.ref, fact.activity, fact.registration ?? fact.at ?? ''],
    ...[fact.completed, fact.passed ?? null, fact.scaled ?? null, fact.trust],
  ];
  await t
    .insertInto('completion_fact')
    .values({
      id: crypto.randomUUID(),
      structure_id: structure,
      platform_id: platform,
      learner_ref: learner.ref,
      fact_key: createHash('sha256').update(JSON.stringify(told)).digest('base64url'),
      activity: fact.activity,
      completed: fact.completed ? 1 : 0,
      passed: fact.passed === undefined ? null : fact.passed ? 1 : 0,
      scaled: fact.scaled ?? null,
      trust: fact.trust,
      happened_at: fact.at ?? null,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.column('fact_key').doNothing())
    .execute();
}

async function factsOf(t: Session, learner: Learner): Promise<CompletionFact[]> {
  const rows = await t
    .selectFrom('completion_fact')
    .selectAll()
    .where('structure_id', '=', learner.structure)
    .where('platform_id', '=', learner.platform)
    .where('learner_ref', '=', learner.ref)
    .execute();
  return rows.map((row) => ({
    activity: row.activity,
    completed: row.completed === 1,
    ...(row.passed !== null && {passed: row.passed === 1}),
    ...(row.scaled !== null && {scaled: row.scaled}),
    ...(row.happened_at !== null && {at: row.happened_at}),
    trust: row.trust,
  }));
}
