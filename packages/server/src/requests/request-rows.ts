/** Requests between the store and the machine that decides about them. */
import {type Answer, isOpen, type Review, type ReviewedRequest} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {Refusal} from '../refusal.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type RequestRow = Selectable<Database['request']>;
export type ReviewRow = Selectable<Database['review']>;

export interface LoadedRequest {
  readonly row: RequestRow;
  readonly reviews: readonly ReviewRow[];
  /** The same, as recognition sees it. */
  readonly machine: ReviewedRequest;
}

/** @throws {Refusal} REQUEST_UNKNOWN */
export async function loadReviewed(db: Executor, id: string): Promise<LoadedRequest> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('REQUEST_UNKNOWN');
  const reviews = await db
    .selectFrom('review')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return {
    row,
    reviews,
    machine: {
      state: row.state,
      revision: row.revision,
      earner: row.person_id,
      quorum: row.quorum,
      reviews: reviews.map(asReview),
      ...(row.needs_more_since !== null && {needsMoreSince: row.needs_more_since}),
    },
  };
}

/**
 * Stores the next state, if the request is still at the version that was loaded.
 * @throws {Refusal} REVISION_CHANGED when another change came first
 */
export async function saveReviewed(
  t: Session,
  change: {
    readonly request: LoadedRequest;
    readonly next: ReviewedRequest;
    readonly answers?: readonly Answer[];
    readonly submittedAt?: string;
    readonly answerBy?: string;
    readonly now: Date;
  },
): Promise<void> {
  const {request, next, now} = change;
  const saved = await t
    .updateTable('request')
    .set((eb) => ({
      state: next.state,
      is_open: isOpen(next.state) ? 1 : 0,
      revision: next.revision,
      version: eb('version', '+', 1),
      needs_more_since: next.needsMoreSince ?? null,
      updated_at: now.toISOString(),
      ...(change.answers && {answers: toJsonText(change.answers)}),
      ...(change.submittedAt !== undefined && {submitted_at: change.submittedAt}),
      ...(change.answerBy !== undefined && {answer_by: change.answerBy}),
    }))
    .where('id', '=', request.row.id)
    .where('version', '=', request.row.version)
    .returning('id')
    .executeTakeFirst();
  if (!saved) throw new Refusal('REVISION_CHANGED');
}

export async function insertReview(
  t: Session,
  options: {readonly request: string; readonly review: Review; readonly examinerName: string},
): Promise<void> {
  const {review} = options;
  await t
    .insertInto('review')
    .values({
      id: crypto.randomUUID(),
      request_id: options.request,
      examiner_id: review.examiner,
      examiner_name: options.examinerName,
      revision: review.revision,
      answer: review.answer,
      message: review.message,
      criteria_met: toJsonText<readonly number[]>(review.criteriaMet),
      reopened: toJsonText<readonly string[]>(review.reopened),
      at: review.at,
    })
    .execute();
}

function asReview(row: ReviewRow): Review {
  return {
    examiner: row.examiner_id,
    revision: row.revision,
    answer: row.answer,
    message: row.message,
    criteriaMet: [...fromJsonText(row.criteria_met)],
    reopened: [...fromJsonText(row.reopened)],
    at: row.at,
  };
}
