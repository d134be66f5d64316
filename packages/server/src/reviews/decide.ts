/** An examiner answers a request. The machine of recognition decides; a yes that completes the quorum decides the award too. */
import {advanceReviewed, type ReviewAnswer} from '@pepites/recognition';
import {createAward} from '../awards/create-award.js';
import {readBadge} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import {insertReview, loadReviewed, saveReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import {mayExamine} from './examiners.js';

export interface GivenReview {
  readonly request: string;
  /** From `If-Match`. */
  readonly version: number;
  readonly revision: number;
  readonly answer: ReviewAnswer;
  readonly message: string;
  readonly criteriaMet: readonly number[];
  readonly reopened: readonly string[];
  readonly noConflict: boolean;
}

/** @throws {Refusal} with the codes of `reviews.decide` */
export async function decideRequest(services: Services, caller: Caller, given: GivenReview): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, given.request);
    const {structure_id: structure, badge_id: badgeId, version} = request.row;
    const badge = await readBadge(t, structure, badgeId);
    if (badge.process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const next = advanceReviewed(
      request.machine,
      {
        type: 'review',
        examiner: caller.person,
        isExaminer: mayExamine(badge.process, caller.roles),
        hasNoConflict: given.noConflict,
        revision: given.revision,
        answer: given.answer,
        message: given.message,
        criteriaMet: given.criteriaMet.filter((index) => index < badge.criteria.length),
        reopened: given.reopened,
      },
      at,
    );
    // What the examiner saw is no longer so: say that, rather than that the state is wrong.
    if (version !== given.version && (next.ok || next.code === 'REQUEST_STATE'))
      throw new Refusal('REVISION_CHANGED');
    if (!next.ok) throw new Refusal(next.code);
    const review = next.state.reviews.at(-1);
    if (!review) throw new Error('The machine made no review');
    const member = await t
      .selectFrom('member')
      .select('name')
      .where('structure_id', '=', structure)
      .where('person_id', '=', caller.person)
      .executeTakeFirst();
    await saveReviewed(t, {request, next: next.state, now: at});
    await insertReview(t, {request: given.request, review, examinerName: member?.name ?? ''});
    if (next.state.state !== 'approved') return;
    await createAward(t, {
      structure,
      badge,
      person: request.row.person_id,
      issueKey: `request:${given.request}`,
      request: given.request,
      now: at,
    });
  });
  services.nudge();
}
