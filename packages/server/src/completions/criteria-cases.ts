/** Learners on the way to badges of courses, between the store and the machine of recognition. */
import {createHash} from 'node:crypto';
import {
  advanceCriteria,
  type CompletionFact,
  type CriteriaCase,
  type CriteriaTerms,
  factKey,
  startCriteria,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import type {KnownBadge} from '../catalogue/catalogue.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {courseIssueKey, type Learner, personOfLearner} from './learners.js';

export type CriteriaCaseRow = Selectable<Database['criteria_case']>;

export interface CourseBadge extends KnownBadge {
  readonly process: KnownBadge['process'] & {readonly mode: 'onCriteria'};
}

export function isCourseBadge(badge: KnownBadge): badge is CourseBadge {
  return badge.process.mode === 'onCriteria';
}

export interface LoadedCase {
  readonly id: string;
  readonly learner: Learner;
  readonly machine: CriteriaCase;
  /** Facts that the store has as they are. */
  readonly stored: Set<CompletionFact>;
}

export async function loadCriteriaCase(
  t: Session,
  learner: Learner,
  badge: CourseBadge,
  now: Date,
): Promise<LoadedCase> {
  const row = await t
    .selectFrom('criteria_case')
    .selectAll()
    .where('structure_id', '=', learner.structure)
    .where('badge_id', '=', badge.id)
    .where('platform_id', '=', learner.platform)
    .where('learner_ref', '=', learner.ref)
    .executeTakeFirst();
  const facts = await factsOf(t, learner, badge.id);
  if (row) return {id: row.id, learner, machine: asCase(row, badge.process, facts), stored: new Set(facts)};
  const machine = await startFrom(t, {learner, badge, facts, now});
  return {id: crypto.randomUUID(), learner, machine, stored: new Set()};
}

/** Facts and an award that were there before the case was kept as one. */
async function startFrom(
  t: Session,
  known: {
    readonly learner: Learner;
    readonly badge: CourseBadge;
    readonly facts: readonly CompletionFact[];
    readonly now: Date;
  },
): Promise<CriteriaCase> {
  const {learner, badge, facts, now} = known;
  const person = await personOfLearner(t, learner);
  let machine = startCriteria(badge.process, {
    achievement: badge.id,
    learner: learner.ref,
    ...(person !== undefined && {person}),
  });
  for (const fact of facts) {
    const next = advanceCriteria(machine, {type: 'fact', fact}, now);
    if (next.ok) machine = next.state;
  }
  const award = await t
    .selectFrom('award')
    .select(['id', 'state', 'person_id'])
    .where('issue_key', '=', courseIssueKey(learner, badge.id))
    .executeTakeFirst();
  if (!award) return machine;
  const state = award.state === 'revoked' ? 'revoked' : 'issued';
  return {...machine, person: award.person_id, award: award.id, state};
}

export function asCase(
  row: CriteriaCaseRow,
  terms: CriteriaTerms,
  facts: readonly CompletionFact[],
): CriteriaCase {
  return {
    state: row.state,
    terms,
    achievement: row.badge_id,
    learner: row.learner_ref,
    facts,
    ...(row.person_id !== null && {person: row.person_id}),
    ...(row.award_id !== null && {award: row.award_id}),
    ...(row.contest !== null && {contest: fromJsonText(row.contest)}),
    decisions: fromJsonText(row.decisions),
  };
}

/** Its state, and the facts that are new or have changed. */
export async function saveCriteriaCase(
  t: Session,
  {id, learner, machine, stored}: LoadedCase,
  now: Date,
): Promise<void> {
  const values = {
    state: machine.state,
    person_id: machine.person ?? null,
    award_id: machine.award ?? null,
    contest: machine.contest ? toJsonText(machine.contest) : null,
    decisions: toJsonText(machine.decisions),
    updated_at: now.toISOString(),
  };
  await t
    .insertInto('criteria_case')
    .values({
      id,
      structure_id: learner.structure,
      badge_id: machine.achievement,
      platform_id: learner.platform,
      learner_ref: learner.ref,
      ...values,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  for (const fact of machine.facts) {
    if (stored.has(fact)) continue;
    await saveFact(t, {learner, machine, fact, now});
    stored.add(fact);
  }
}

async function saveFact(
  t: Session,
  known: {
    readonly learner: Learner;
    readonly machine: CriteriaCase;
    readonly fact: CompletionFact;
    readonly now: Date;
  },
): Promise<void> {
  const {learner, machine, fact, now} = known;
  const name = [learner.structure, learner.platform, factKey(machine, fact)];
  const values = {
    completed: fact.completed ? (1 as const) : (0 as const),
    passed: fact.passed === undefined ? null : fact.passed ? (1 as const) : (0 as const),
    scaled: fact.scaled ?? null,
    trust: fact.trust,
    happened_at: fact.at ?? null,
    voided_at: fact.voided === true ? now.toISOString() : null,
  };
  await t
    .insertInto('completion_fact')
    .values({
      id: crypto.randomUUID(),
      structure_id: learner.structure,
      platform_id: learner.platform,
      learner_ref: learner.ref,
      fact_key: createHash('sha256').update(JSON.stringify(name)).digest('base64url'),
      activity: fact.activity,
      badge_id: machine.achievement,
      registration: fact.registration ?? null,
      created_at: now.toISOString(),
      ...values,
    })
    .onConflict((conflict) => conflict.column('fact_key').doUpdateSet(values))
    .execute();
}

export async function factsOf(db: Executor, learner: Learner, badge: string): Promise<CompletionFact[]> {
  const rows = await db
    .selectFrom('completion_fact')
    .selectAll()
    .where('structure_id', '=', learner.structure)
    .where('platform_id', '=', learner.platform)
    .where('learner_ref', '=', learner.ref)
    .where((eb) => eb.or([eb('badge_id', '=', badge), eb('badge_id', 'is', null)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const facts = new Map<string, CompletionFact>();
  for (const row of rows) {
    const fact: CompletionFact = {
      activity: row.activity,
      completed: row.completed === 1,
      ...(row.passed !== null && {passed: row.passed === 1}),
      ...(row.scaled !== null && {scaled: row.scaled}),
      ...(row.happened_at !== null && {at: row.happened_at}),
      ...(row.registration !== null && {registration: row.registration}),
      ...(row.voided_at !== null && {voided: true}),
      trust: row.trust,
    };
    // One of an earlier version is replaced by what was said of the same attempt since.
    facts.set(factKey({achievement: badge, learner: learner.ref}, fact), fact);
  }
  return [...facts.values()];
}
