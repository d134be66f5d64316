/** xAPI statements come from a record store: each is read, believed as far as its author, and counted once. */
import {createHash} from 'node:crypto';
import {
  activityOf,
  completionFromXapi,
  type FactReading,
  leavesOf,
  learnerName,
  type ReadLearner,
  type StatementCode,
  type StatementResult,
  type VoidingReading,
} from '@pepites/recognition';
import {readBadges} from '../catalogue/catalogue.js';
import type {Sealer} from '../keys/sealer.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {joinedStore} from '../store/joined-store.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import type {CountedFact} from '../store/tables/platforms.js';
import {type CourseBadge, isCourseBadge} from './criteria-cases.js';
import type {Platform} from './platform.js';
import {reportCompletion} from './report.js';
import {findStatement, saveStatement, type StatementRow} from './statement-rows.js';
import {voidFact} from './void-fact.js';

const longestRef = 200;
/** Clocks of two servers differ. */
const futureMinutes = 10;

/** One answer for each, in their order. A failure of the store is thrown: whoever sent them sends them again. */
export async function takeStatements(
  services: Services,
  platform: Platform,
  texts: readonly unknown[],
): Promise<StatementResult[]> {
  const badges = (await readBadges(services.db, platform.structure))
    .filter(isCourseBadge)
    .filter(({id, isRetired}) => platform.mayReport.includes(id) && isRetired !== true);
  const results: StatementResult[] = [];
  for (const text of texts) results.push(await takeStatement(services, {platform, badges}, text));
  return results;
}

interface Source {
  readonly platform: Platform;
  readonly badges: readonly CourseBadge[];
}

async function takeStatement(services: Services, source: Source, text: unknown): Promise<StatementResult> {
  const {authorities} = source.platform;
  const reading = completionFromXapi(text, {channel: 'server', authorities});
  if (reading.says === 'fault') {
    const {code, at} = reading;
    return {outcome: 'refused', code, ...(at !== '' && {at})};
  }
  const id = reading.statement === undefined ? {} : {statement: reading.statement};
  if (reading.says === 'nothing') return {...id, outcome: 'ignored', code: reading.code};
  const trusted = {trust: reading.trust, why: reading.why};
  const say = (outcome: 'ignored' | 'refused', code: StatementCode) => ({...id, outcome, code, ...trusted});
  if (reading.trust === 'T0') return say('ignored', 'TRUST_TOO_LOW');
  if (reading.statement === undefined) return say('refused', 'STATEMENT_ID_MISSING');
  const statement = reading.statement;
  const result = await services.db.transaction().execute(async (t) => {
    // What is decided inside is kept with the row of the statement, or not at all.
    const inside = {...services, db: joinedStore(t)};
    return reading.says === 'voiding'
      ? voidStatement(t, inside, source.platform, reading)
      : count(t, inside, source, {...reading, statement});
  });
  services.nudge();
  return {...id, ...result, ...trusted};
}

type Taken = Pick<StatementResult, 'outcome' | 'badges'> & {code?: StatementCode};

async function count(
  t: Session,
  services: Services,
  {platform, badges}: Source,
  reading: FactReading & {readonly statement: string},
): Promise<Taken> {
  const now = services.now();
  const [{at}] = reading.facts;
  if (at !== undefined && Date.parse(at) > now.getTime() + futureMinutes * 60_000)
    return {outcome: 'refused', code: 'TIME_IN_FUTURE'};
  const known = await findStatement(t, platform, reading.statement);
  if (known?.voided_at) return {outcome: 'ignored', code: 'STATEMENT_VOIDED'};
  const meaning = meaningOf(reading);
  if (known && known.meaning_hash !== meaning) return {outcome: 'refused', code: 'STATEMENT_CONFLICT'};
  const asked = askedFor(badges, reading);
  if (asked.length === 0) return {outcome: 'ignored', code: 'ACTIVITY_NOT_ASKED'};
  const counted = known ? fromJsonText(known.counted) : [];
  // A badge that came to ask for it since the first time.
  const fresh = asked.filter(
    ({badge, activity}) => !counted.some((one) => one.badge === badge && one.activity === activity),
  );
  if (fresh.length === 0) return {outcome: 'known'};
  const ref = learnerRef(services.sealer, platform, reading.learner);
  const results: NonNullable<Taken['badges']> = [];
  for (const one of fresh) results.push(await reportTo(services, platform, {...one, ref, reading}));
  const good = fresh.filter((_, index) => results[index]?.state !== 'refused');
  if (good.length === 0) return {outcome: 'ignored', code: 'TRUST_TOO_LOW', badges: results};
  await saveStatement(t, platform, {
    statement_id: reading.statement,
    learner_ref: ref,
    meaning_hash: meaning,
    counted: toJsonText<readonly CountedFact[]>([...counted, ...good]),
    voided_at: null,
    received_at: now.toISOString(),
  });
  return {outcome: 'counted', badges: results};
}

function askedFor(badges: readonly CourseBadge[], {facts}: FactReading): CountedFact[] {
  return badges.flatMap(({id, process}) => {
    const activities = new Set(leavesOf(process.rule).map(activityOf));
    return facts
      .filter(({activity}) => activities.has(activity))
      .map(({activity}) => ({badge: id, activity}));
  });
}

/**
 * Each statement is a fact of its own, known by its id: so it is counted once, and taken back without the others of its attempt.
 */
async function reportTo(
  services: Services,
  platform: Platform,
  one: CountedFact & {readonly ref: string; readonly reading: FactReading & {readonly statement: string}},
) {
  const {badge, activity, reading} = one;
  const fact = reading.facts.find((known) => known.activity === activity) ?? reading.facts[0];
  const {trust, voided: _voided, ...completion} = fact;
  const {learner} = reading;
  try {
    const {state} = await reportCompletion(services, {
      ...platform,
      badge,
      learner: {ref: one.ref, ...(learner?.kind === 'email' && {email: learner.email})},
      completion: {...completion, registration: reading.statement},
      channel: trust === 'T3' ? 'signedStatement' : 'server',
      isClaimWanted: false,
    });
    return {badge, state};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {badge, state: 'refused' as const, code: error.code};
  }
}

/** Also a statement that has not come yet: stores do not promise an order. */
async function voidStatement(
  t: Session,
  services: Services,
  platform: Platform,
  {voids, trust}: VoidingReading,
): Promise<Taken> {
  const now = services.now().toISOString();
  const known = await findStatement(t, platform, voids);
  if (known?.voided_at) return {outcome: 'known'};
  const row: Omit<StatementRow, 'structure_id' | 'platform_id'> = known ?? {
    statement_id: voids,
    learner_ref: null,
    meaning_hash: null,
    counted: toJsonText<readonly CountedFact[]>([]),
    voided_at: null,
    received_at: now,
  };
  for (const {badge, activity} of fromJsonText(row.counted)) {
    try {
      await voidFact(services, {
        ...platform,
        badge,
        learner: row.learner_ref ?? '',
        activity,
        registration: voids,
        channel: trust === 'T3' ? 'signedStatement' : 'server',
      });
    } catch (error) {
      // Revoked already, or a badge that the platform reports no more for: there is nothing to take back.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await saveStatement(t, platform, {...row, voided_at: now});
  return {outcome: 'voided'};
}

/** What it says, not how it is written: record stores add members, and change their order. */
function meaningOf({facts, learner}: FactReading): string {
  const plain = facts.map(({trust: _trust, ...fact}) => fact);
  return createHash('sha256')
    .update(JSON.stringify([plain, learner]))
    .digest('base64url');
}

/** As the platform's server calls the learner where that is said; no address by e-mail is kept. */
function learnerRef(
  sealer: Pick<Sealer, 'hash'>,
  {learnerHomePage}: Platform,
  learner: ReadLearner | undefined,
): string {
  if (learner === undefined) throw new Error('A statement names its actor');
  if (learner.kind === 'account' && learner.homePage === learnerHomePage && learner.name.length <= longestRef)
    return learner.name;
  const name = learnerName(learner);
  const isPlain = learner.kind === 'account' || learner.kind === 'openid';
  return isPlain && name.length <= longestRef ? name : `hash:${sealer.hash(`learner ${name}`)}`;
}
