/** Asking for a badge: a reviewed one waits for its examiners, an automatic one is given at once. */
import {
  advanceReviewed,
  type Answer,
  type BadgeDefinition,
  checkAnswers,
  isOpen,
  type ProcessOf,
  type RequestState,
} from '@pepites/recognition';
import {createAward} from '../awards/create-award.js';
import {holdsBadge} from '../awards/held-badges.js';
import {readOfferedBadge} from '../catalogue/catalogue.js';
import {attachFiles} from '../files/request-files.js';
import {notify} from '../notifications/notify.js';
import {rename} from '../people/people.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {assertMayHave, listAtOnce} from '../supporters/automatic-award.js';
import {toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';

export interface Submission {
  readonly structure: string;
  readonly person: string;
  readonly requestId: string;
  readonly badge: string;
  readonly answers: readonly Answer[];
  readonly consent: boolean;
  readonly displayName?: string | undefined;
  readonly listed: boolean;
  /** Asked for in its name. */
  readonly organisation?: string | undefined;
}

/** @throws {Refusal} with the codes of `requests.submit` */
export async function submitRequest(services: Services, submission: Submission): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    if (await isKnown(t, submission)) return;
    const badge = await readOfferedBadge(t, submission.structure, submission.badge);
    if (submission.displayName !== undefined && submission.displayName !== '')
      await rename(t, submission.person, submission.displayName);
    switch (badge.process.mode) {
      case 'reviewed':
        await submitForReview(t, submission, {badge, process: badge.process, now});
        return;
      case 'automaticOnRequest':
        await giveAtOnce(t, submission, {badge, process: badge.process, now});
        return;
      default:
        throw new Refusal('WRONG_MODE');
    }
  });
  services.nudge();
}

/** @throws {Refusal} REQUEST_INCOMPLETE, naming the questions */
export function checkCompleteness(process: ProcessOf<'reviewed'>, answers: readonly Answer[]): boolean {
  const problems = checkAnswers(process.form, answers);
  if (problems.length === 0) return true;
  throw new Refusal('REQUEST_INCOMPLETE', {
    problems: problems.map(({question, code}) => ({at: `answers.${question}`, code})),
  });
}

export function answerBy(process: ProcessOf<'reviewed'>, now: Date): string {
  return new Date(now.getTime() + process.answerWithinDays * 86_400_000).toISOString();
}

/** The same request sent twice is one request; its id used for something else is a mistake. */
async function isKnown(t: Session, {requestId, badge, person, structure}: Submission): Promise<boolean> {
  const known = await t
    .selectFrom('request')
    .select(['badge_id', 'person_id', 'structure_id'])
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!known) return false;
  if (known.person_id === person && known.badge_id === badge && known.structure_id === structure) return true;
  throw new Refusal('IDEMPOTENCY_CONFLICT');
}

async function submitForReview(
  t: Session,
  submission: Submission,
  given: {readonly badge: BadgeDefinition; readonly process: ProcessOf<'reviewed'>; readonly now: Date},
): Promise<void> {
  const {badge, process, now} = given;
  const next = advanceReviewed(
    {state: 'draft', revision: 1, earner: submission.person, quorum: process.quorum.min, reviews: []},
    {
      type: 'submit',
      isComplete: checkCompleteness(process, submission.answers),
      hasConsent: submission.consent,
    },
    now,
  );
  if (!next.ok) throw new Refusal(next.code);
  const {structure, person} = submission;
  if (await holdsBadge(t, {structure, person, badge: submission.badge, now}))
    throw new Refusal('BADGE_ALREADY_HELD');
  if (await hasOpenRequest(t, submission)) throw new Refusal('REQUEST_EXISTS');
  await insertRequest(t, submission, {
    state: next.state.state,
    quorum: next.state.quorum,
    answerBy: answerBy(process, now),
    now,
  });
  await attachFiles(t, {structure, person, request: submission.requestId, answers: submission.answers});
  await notify(t, {
    structure,
    to: {person},
    kind: 'requestReceived',
    details: {badgeName: badge.name.fr, answerBy: answerBy(process, now)},
    key: `requestReceived:${submission.requestId}:1`,
    now,
  });
}

async function giveAtOnce(
  t: Session,
  submission: Submission,
  given: {
    readonly badge: BadgeDefinition;
    readonly process: ProcessOf<'automaticOnRequest'>;
    readonly now: Date;
  },
): Promise<void> {
  const {badge, process, now} = given;
  const {structure, person, requestId, organisation} = submission;
  await assertMayHave(t, {structure, person, badge: badge.id, process, organisation, now});
  const listed = process.listsSupporters && submission.listed;
  await insertRequest(t, {...submission, answers: [], listed}, {state: 'approved', quorum: 1, now});
  const award = await createAward(t, {
    structure,
    badge,
    person,
    issueKey: `request:${requestId}`,
    request: requestId,
    listed,
    ...(organisation !== undefined && {organisation}),
    now,
  });
  if (listed) await listAtOnce(t, award, now);
}

async function hasOpenRequest(t: Session, {structure, badge, person}: Submission): Promise<boolean> {
  const open = await t
    .selectFrom('request')
    .select('id')
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person)
    .where('is_open', '=', 1)
    .executeTakeFirst();
  return open !== undefined;
}

async function insertRequest(
  t: Session,
  submission: Submission,
  made: {
    readonly state: RequestState;
    readonly quorum: number;
    readonly answerBy?: string;
    readonly now: Date;
  },
): Promise<void> {
  const at = made.now.toISOString();
  await t
    .insertInto('request')
    .values({
      id: submission.requestId,
      structure_id: submission.structure,
      badge_id: submission.badge,
      person_id: submission.person,
      state: made.state,
      is_open: isOpen(made.state) ? 1 : 0,
      revision: 1,
      version: 1,
      answers: toJsonText<readonly Answer[]>(submission.answers),
      quorum: made.quorum,
      listed: submission.listed ? 1 : 0,
      needs_more_since: null,
      answer_by: made.answerBy ?? null,
      submitted_at: at,
      updated_at: at,
    })
    .execute();
}
