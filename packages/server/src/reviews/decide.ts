/** An examiner opens a request and answers it. The machine of recognition decides; what follows is carried out with it. */
import {advanceReviewed, type ProcessOf, type ReviewAnswer, type ReviewedRequest} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import {carryOut} from '../requests/carry-out.js';
import {insertReview, loadReviewed} from '../requests/request-rows.js';
import type {KnownRequest} from '../requests/beside-request.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {type Acting, actingOn, nameOf} from './examiners.js';

export interface GivenReview {
  readonly structure: string;
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

/** Whoever examines: somebody of the structure, or somebody with a link. */
export interface Examiner {
  /** As the audit log names them. */
  readonly by: Parameters<typeof noteAct>[1]['by'];
  actingOn(
    db: Executor,
    machine: ReviewedRequest,
    process: ProcessOf<'reviewed'>,
    structure: string,
  ): Promise<Acting>;
  nameIn(db: Executor, structure: string): Promise<string>;
}

export function examinerOf(caller: Caller, now: Date): Examiner {
  const {person, roles} = caller;
  return {
    by: person,
    actingOn: async (db, machine, process, structure) =>
      actingOn(db, machine, process, {structure, person, roles, now}),
    nameIn: async (db, structure) => nameOf(db, structure, person),
  };
}

/** In review from now on; the person can see who looked. @throws {Refusal} with the codes of `requests.open` */
export async function openRequest(services: Services, examiner: Examiner, id: string): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, id);
    const {structure_id: structure, person_id: about} = request.row;
    const badge = await readBadge(t, structure, request.row.badge_id);
    if (badge.process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const acting = await examiner.actingOn(t, request.machine, badge.process, structure);
    const next = advanceReviewed(request.machine, {type: 'open', ...acting}, at);
    if (!next.ok) throw new Refusal(next.code);
    // What another examiner is about to answer was not changed by it: their version stays good.
    if (next.state !== request.machine)
      await carryOut(t, {request, next: next.state, badge, at, keepsVersion: true});
    await noteAct(t, {structure, by: examiner.by, act: 'request.opened', about, object: id, at});
  });
}

/**
 * @returns the request as it is now, with what was read to decide it; undefined when the same answer had been given before
 * @throws {Refusal} with the codes of `reviews.decide`
 */
export async function decideRequest(
  services: Services,
  examiner: Examiner,
  given: GivenReview,
): Promise<KnownRequest | undefined> {
  const at = services.now();
  const decided = await services.db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, given.request);
    const {structure_id: structure, badge_id: badgeId, version, person_id: about} = request.row;
    if (structure !== given.structure) throw new Refusal('REQUEST_UNKNOWN');
    const badge = await readBadge(t, structure, badgeId);
    if (badge.process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const next = advanceReviewed(
      request.machine,
      {
        type: 'review',
        ...(await examiner.actingOn(t, request.machine, badge.process, structure)),
        hasNoConflict: given.noConflict,
        revision: given.revision,
        answer: given.answer,
        message: given.message,
        criteriaMet: given.criteriaMet.filter((index) => index < badge.criteria.length),
        reopened: given.reopened,
      },
      at,
    );
    // They said so before and the reply got lost: they are answered as the first time, and nothing is done twice.
    if (next.ok && next.state === request.machine) return undefined;
    // What the examiner saw is no longer so: say that, rather than that the state is wrong.
    if (version !== given.version && (next.ok || next.code === 'REQUEST_STATE'))
      throw new Refusal('REVISION_CHANGED');
    if (!next.ok) throw new Refusal(next.code);
    const review = next.state.reviews.at(-1);
    if (!review) throw new Error('The machine made no review');
    const written = await insertReview(t, {
      request: given.request,
      review,
      examinerName: await examiner.nameIn(t, structure),
    });
    const {row, examiners, award} = await carryOut(t, {request, next: next.state, badge, at});
    await noteAct(t, {
      structure,
      by: examiner.by,
      act: 'request.answered',
      about,
      object: given.request,
      at,
    });
    return {row, examiners, award, badge, reviews: [...request.reviews, written]};
  });
  services.nudge();
  return decided;
}
