/** A completion arrives: the machine of recognition takes the fact, and the award or a claim follows. */
import {
  advanceCriteria,
  claimLifetimeHours,
  type Completion,
  type CompletionChannel,
  type CourseOutcome,
  factFrom,
  type RefusalCode,
} from '@pepites/recognition';
import {awardViews, readAward} from '../awards/award-view.js';
import {heldAmong} from '../awards/held-badges.js';
import {readOfferedBadge} from '../catalogue/catalogue.js';
import {hashToken, makeToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {
  type CourseBadge,
  isCourseBadge,
  loadCriteriaCase,
  type LoadedCase,
  saveCriteriaCase,
} from './criteria-cases.js';
import {identifyLearner, type Learner, personWithAnotherEmail} from './learners.js';
import {followContest, issueCase} from './settle-case.js';

export interface CompletionReport {
  readonly structure: string;
  readonly platform: string;
  /** Badges that the platform may report for. */
  readonly mayReport: readonly string[];
  readonly badge: string;
  readonly learner: {readonly ref: string; readonly email?: string | undefined};
  readonly completion: Completion;
  readonly channel: CompletionChannel;
  /** False: nobody would be handed the claim; the platform asks for one later. @default true */
  readonly isClaimWanted?: boolean;
  /** Runs in the same transaction, before anything is stored: the token that carried the report is used up here. */
  readonly onReport?: (t: Session) => Promise<void>;
}

/** News that is no news: the platform says it once more, or late. It is answered like the first time. */
const noNews: ReadonlySet<RefusalCode> = new Set(['FACT_DUPLICATE', 'FACT_OUTDATED', 'CRITERIA_STATE']);

/**
 * @throws {Refusal} FORBIDDEN, BADGE_UNKNOWN, WRONG_MODE, BADGE_RETIRED, TRUST_TOO_LOW, FACT_VOIDED; IDENTITY_CONFLICT: the learner is one
 *   person, and the address another's
 */
export async function reportCompletion(services: Services, report: CompletionReport): Promise<CourseOutcome> {
  const now = services.now();
  const outcome = await services.db.transaction().execute(async (t) => {
    const badge = await readReportable(t, report);
    await report.onReport?.(t);
    const learner = {structure: report.structure, platform: report.platform, ref: report.learner.ref};
    const {email} = report.learner;
    if (email !== undefined && (await personWithAnotherEmail(t, learner, email)))
      throw new Refusal('IDENTITY_CONFLICT');
    const before = await loadCriteriaCase(t, learner, badge, now);
    const fact = factFrom(report.completion, report.channel);
    const next = advanceCriteria(before.machine, {type: 'fact', fact}, now);
    if (!next.ok && !noNews.has(next.code)) throw new Refusal(next.code);
    const loaded = await identify(
      t,
      {...before, machine: next.ok ? next.state : before.machine},
      report.learner.email,
      now,
    );
    await saveCriteriaCase(t, loaded, now);
    await followContest(t, before.machine, {loaded, badge, now});
    return settle(t, {loaded, badge, now, isClaimWanted: report.isClaimWanted ?? true});
  });
  services.nudge();
  if ('award' in outcome) {
    const row = await readAward(services.db, outcome.award);
    const [award] = await awardViews(services, services.db, [row], {isForHolder: false});
    return {state: 'awarded', ...(award && {award})};
  }
  return 'claim' in outcome ? {state: 'claimable', ...withUrl(services, outcome)} : {state: outcome.state};
}

/** @throws {Refusal} FORBIDDEN, BADGE_UNKNOWN, WRONG_MODE, BADGE_RETIRED */
export async function readReportable(
  t: Session,
  asked: Pick<CompletionReport, 'structure' | 'badge' | 'mayReport'>,
): Promise<CourseBadge> {
  const badge = await readOfferedBadge(t, asked.structure, asked.badge);
  if (!isCourseBadge(badge)) throw new Refusal('WRONG_MODE');
  if (badge.isRetired === true) throw new Refusal('BADGE_RETIRED');
  if (!asked.mayReport.includes(asked.badge)) throw new Refusal('FORBIDDEN');
  return badge;
}

/** Nobody is looked for, or made, before there is a badge to give. */
async function identify(
  t: Session,
  loaded: LoadedCase,
  email: string | undefined,
  now: Date,
): Promise<LoadedCase> {
  if (loaded.machine.state !== 'identityPending') return loaded;
  const person = await identifyLearner(t, loaded.learner, {email, now});
  if (person === undefined) return loaded;
  const next = advanceCriteria(loaded.machine, {type: 'identify', person}, now);
  return next.ok ? {...loaded, machine: next.state} : loaded;
}

interface Claim {
  readonly claim: string;
  readonly claimExpiresAt: string;
}
type Outcome = {readonly state: 'criteriaNotMet' | 'claimable'} | {readonly award: string} | Claim;

/** With the address of the page where it is taken. */
export function withUrl({publicUrl}: Pick<Services, 'publicUrl'>, {claim, claimExpiresAt}: Claim) {
  return {claim, claimUrl: `${publicUrl}/claims/${claim}`, claimExpiresAt};
}

async function settle(
  t: Session,
  known: {
    readonly loaded: LoadedCase;
    readonly badge: CourseBadge;
    readonly now: Date;
    readonly isClaimWanted: boolean;
  },
): Promise<Outcome> {
  const {loaded, badge, now} = known;
  const {state, award, person} = loaded.machine;
  if (award !== undefined) return state === 'revoked' ? {state: 'criteriaNotMet'} : {award};
  if (state === 'identityPending')
    return known.isClaimWanted ? makeClaim(t, loaded.learner, badge.id, now) : {state: 'claimable'};
  if (state !== 'met' || person === undefined) return {state: 'criteriaNotMet'};
  // By another way, or as another learner.
  const {structure} = loaded.learner;
  const [earlier] = await heldAmong(t, {structure, person, now, isSigningEnough: true}, [badge.id]);
  if (earlier) return {award: earlier.award};
  const issued = await issueCase(t, known);
  await saveCriteriaCase(t, issued, now);
  return {award: issued.machine.award ?? ''};
}

export async function makeClaim(t: Session, learner: Learner, badge: string, now: Date): Promise<Claim> {
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
