/** Asking for a badge: a reviewed one waits for its examiners, an automatic one is given at once. */
import {
  type Answer,
  type DeclaredCompletion,
  isOpen,
  type ProcessOf,
  type RequestState,
} from '@pepites/recognition';
import {createAward} from '../awards/create-award.js';
import {type KnownBadge, readOfferedBadge} from '../catalogue/catalogue.js';
import {rename} from '../people/people.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {assertMayHave, listAtOnce} from '../supporters/automatic-award.js';
import {toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {submitForReview} from './submit-for-review.js';

export interface Submission {
  readonly structure: string;
  readonly person: string;
  readonly requestId: string;
  readonly badge: string;
  readonly answers: readonly Answer[];
  /** Unproven: shown to whoever examines, and nothing else. */
  readonly declared?: readonly DeclaredCompletion[] | undefined;
  readonly consent: boolean;
  readonly displayName?: string | undefined;
  readonly listed: boolean;
  /** Asked for in its name. */
  readonly organisation?: string | undefined;
  /** The adviser who sends it with the person; absent: the person alone. */
  readonly sentBy?: string | undefined;
}

/** @throws {Refusal} with the codes of `requests.submit` */
export async function submitRequest(services: Services, submission: Submission): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    if (await isKnown(t, submission)) return;
    const badge = await readOfferedBadge(t, submission.structure, submission.badge);
    if (badge.isRetired === true) throw new Refusal('BADGE_RETIRED');
    const isAlone = submission.sentBy === undefined;
    if (isAlone && submission.displayName !== undefined && submission.displayName !== '')
      await rename(t, submission.person, submission.displayName);
    if (!isAlone && badge.process.mode !== 'reviewed') throw new Refusal('WRONG_MODE');
    // What a browser says gives no badge: somebody has to look at it.
    if (submission.declared !== undefined && badge.process.mode !== 'reviewed')
      throw new Refusal('WRONG_MODE');
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

async function giveAtOnce(
  t: Session,
  submission: Submission,
  given: {
    readonly badge: KnownBadge;
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

async function insertRequest(
  t: Session,
  submission: Submission,
  {state, quorum, now}: {readonly state: RequestState; readonly quorum: number; readonly now: Date},
): Promise<void> {
  const at = now.toISOString();
  await t
    .insertInto('request')
    .values({
      id: submission.requestId,
      structure_id: submission.structure,
      badge_id: submission.badge,
      person_id: submission.person,
      state,
      is_open: isOpen(state) ? 1 : 0,
      revision: 1,
      version: 1,
      answers: toJsonText<readonly Answer[]>(submission.answers),
      quorum,
      listed: submission.listed ? 1 : 0,
      needs_more_since: null,
      answer_by: null,
      submitted_at: at,
      updated_at: at,
    })
    .execute();
}
