/**
 * Figures by phase of the badges' life. They count, and say nothing of anybody: no figure per person or examiner, small ones are
 * hidden, and a network hears totals over five structures or more.
 */
import {setImmediate} from 'node:timers/promises';
import {smallestShownCount, type Statistics} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import {structuresOfNetwork} from '../catalogue/badge-sources.js';
import {countedTogether} from './counted-together.js';
import {medianDays} from './median.js';
import {areOfSeveral, talliesOf} from './tally.js';

const defaultDays = 365;
const dayMs = 86_400_000;

export interface StatisticsQuestion {
  readonly structure: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly scope: 'structure' | 'network';
}

interface Period {
  readonly structures: readonly string[];
  /** UTC, as the store has it; `from` is in, `to` is not. */
  readonly from: string;
  readonly to: string;
}

/** @throws {Refusal} WRONG_SCOPE: the structure is no network; BAD_REQUEST: the period ends before it begins */
export function statisticsOf(
  {db, now}: Pick<Services, 'db' | 'now'>,
  question: StatisticsQuestion,
): Promise<Statistics> {
  const {structure, from = '', to = '', scope} = question;
  return countedTogether(db, JSON.stringify([structure, scope, from, to]), () =>
    countStatistics({db, now}, question),
  );
}

async function countStatistics(
  {db, now}: Pick<Services, 'db' | 'now'>,
  question: StatisticsQuestion,
): Promise<Statistics> {
  const to = question.to === undefined ? now() : new Date(question.to);
  const from =
    question.from === undefined ? new Date(to.getTime() - defaultDays * dayMs) : new Date(question.from);
  if (from >= to) throw new Refusal('BAD_REQUEST', {problems: [{at: 'from', code: 'from'}]});
  const structures = await structuresOf(db, question);
  const period = {structures, from: from.toISOString(), to: to.toISOString()};
  // The figures of two or three structures would be those of each, for whoever knows the others.
  const isTooFew = question.scope === 'network' && structures.length < smallestShownCount;
  const guard = (count: number): number | null =>
    isTooFew || (count > 0 && count < smallestShownCount) ? null : count;
  const parts = {
    identify: await identify(db, period),
    // Hundreds of thousands of rows may be counted: between the parts, whoever else called is answered.
    access: await setImmediate().then(() => access(db, period, guard, isTooFew)),
    promote: await setImmediate().then(() => promote(db, period, guard)),
    improve: await setImmediate().then(() => improve(db, period, guard)),
  };
  return {
    from: period.from,
    to: period.to,
    scope: question.scope,
    structures: guard(structures.length),
    ...parts,
  };
}

type Guard = (count: number) => number | null;

async function structuresOf(
  db: Executor,
  {structure, scope}: StatisticsQuestion,
): Promise<readonly string[]> {
  if (scope === 'structure') return [structure];
  const {kind} = await db
    .selectFrom('structure')
    .select('kind')
    .where('id', '=', structure)
    .executeTakeFirstOrThrow();
  if (kind !== 'network') throw new Refusal('WRONG_SCOPE');
  return structuresOfNetwork(db, structure);
}

/** As of now: about badges and activities, so nothing here is hidden. */
async function identify(db: Executor, {structures}: Period): Promise<Statistics['identify']> {
  const badges = await db
    .selectFrom('badge')
    .select(['structure_id', 'id', 'is_retired', 'concepts'])
    .where('structure_id', 'in', structures)
    .execute();
  const activities = await db
    .selectFrom('activity')
    .select(['structure_id', 'badges', 'alignments'])
    .where('structure_id', 'in', structures)
    .execute();
  const current = badges.filter((badge) => badge.is_retired === 0);
  const mapped = new Set(
    activities.flatMap((one) => fromJsonText(one.badges).map((id) => `${one.structure_id}/${id}`)),
  );
  const concepts = new Set([
    ...current.flatMap((badge) => badge.concepts.trim().split(' ').filter(Boolean)),
    ...activities.flatMap((one) =>
      fromJsonText(one.alignments).map(({code, url}) => (code ?? url ?? '').toLowerCase()),
    ),
  ]);
  return {
    badges: current.length,
    retiredBadges: badges.length - current.length,
    alignedBadges: current.filter((badge) => badge.concepts.trim() !== '').length,
    activities: activities.length,
    mappedBadges: mapped.size,
    frameworkConcepts: concepts.size,
  };
}

async function access(
  db: Executor,
  period: Period,
  guard: Guard,
  isTooFew: boolean,
): Promise<Statistics['access']> {
  const sent = db
    .selectFrom('request')
    .where('structure_id', 'in', period.structures)
    .where('submitted_at', '>=', period.from)
    .where('submitted_at', '<', period.to);
  const states = await sent
    .select((eb) => ['state', eb.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  const of = (...wanted: string[]): number => sum(states.filter(({state}) => wanted.includes(state)));
  const sentBack = await sent
    .select((eb) => eb.fn.countAll().as('count'))
    .where('revision', '>', 1)
    .where('state', '!=', 'needsMore')
    .executeTakeFirstOrThrow();
  const days = isTooFew ? undefined : await medianDays(db, period);
  const tallied = await talliesOf(db, period);
  return {
    requests: guard(sum(states) - of('draft')),
    waiting: guard(of('submitted', 'inReview', 'needsMore')),
    sentBack: guard(Number(sentBack.count) + of('needsMore')),
    approved: guard(of('approved', 'issued', 'accepted', 'refusedByEarner', 'revoked')),
    declined: guard(of('declined')),
    withdrawn: guard(of('withdrawn')),
    lapsed: guard(of('lapsed', 'purged')),
    medianDaysToAnswer: days ?? null,
    draftsBegun: guard(tallied('draftBegun')),
    draftsLeft: guard(tallied('draftLeft')),
  };
}

async function promote(db: Executor, period: Period, guard: Guard): Promise<Statistics['promote']> {
  const given = db
    .selectFrom('award')
    .where('structure_id', 'in', period.structures)
    .where('awarded_at', '>=', period.from)
    .where('awarded_at', '<', period.to);
  const rows = await given
    .select((eb) => ['state', 'listed', eb.fn.countAll().as('count')])
    .groupBy(['state', 'listed'])
    .execute();
  const valid = rows.filter(({state}) => state !== 'revoked');
  const tallied = await talliesOf(db, period);
  const links = async (count: number, which: 'made' | 'opened'): Promise<number | null> =>
    count === 0 || (await areOfSeveral(db, period.structures, which)) ? guard(count) : null;
  return {
    awards: guard(sum(valid)),
    listedSupporters: guard(sum(valid.filter(({listed}) => listed === 1))),
    revoked: guard(sum(rows) - sum(valid)),
    linksMade: await links(tallied('linkMade'), 'made'),
    linksOpened: await links(tallied('linkOpened'), 'opened'),
  };
}

async function improve(db: Executor, period: Period, guard: Guard): Promise<Statistics['improve']> {
  const proposals = await db
    .selectFrom('proposal')
    .select((eb) => ['state', eb.fn.countAll().as('count')])
    .where('structure_id', 'in', period.structures)
    .where('created_at', '>=', period.from)
    .where('created_at', '<', period.to)
    .groupBy('state')
    .execute();
  const versions = await db
    .selectFrom('badge_version')
    .select('number')
    .where('structure_id', 'in', period.structures)
    .where('published_at', '>=', period.from)
    .where('published_at', '<', period.to)
    .execute();
  return {
    proposals: guard(sum(proposals)),
    acceptedProposals: guard(sum(proposals.filter(({state}) => state === 'accepted'))),
    newBadges: versions.filter(({number}) => number === 1).length,
    newVersions: versions.filter(({number}) => number > 1).length,
  };
}

/** Drivers give counts as numbers, texts or big integers. */
function sum(rows: readonly {readonly count: string | number | bigint}[]): number {
  return rows.reduce((total, row) => total + Number(row.count), 0);
}
