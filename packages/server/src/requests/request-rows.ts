/** Requests between the store and the machine that decides about them. */
import type {Review, ReviewedRequest} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {Refusal} from '../refusal.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type RequestRow = Selectable<Database['request']>;
export type ReviewRow = Selectable<Database['review']>;
export type ExaminerRow = Selectable<Database['request_examiner']>;

export interface LoadedRequest {
  readonly row: RequestRow;
  readonly reviews: readonly ReviewRow[];
  readonly examiners: readonly ExaminerRow[];
  /** The same, as recognition sees it. */
  readonly machine: ReviewedRequest;
}

export const requestById = keptQuery((db, {id}: {id: string}) =>
  db.selectFrom('request').selectAll().where('id', '=', id),
);

const reviewsOf = keptQuery((db, {id}: {id: string}) =>
  db.selectFrom('review').selectAll().where('request_id', '=', id),
);

const examinersOf = keptQuery((db, {id}: {id: string}) =>
  db.selectFrom('request_examiner').selectAll().where('request_id', '=', id),
);

/** Sorted here: for the few of one request the store takes longer to begin than to sort. */
function inTheirOrder(reviews: readonly ReviewRow[]): ReviewRow[] {
  const key = ({at, id}: ReviewRow): string => `${at} ${id}`;
  return [...reviews].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** @throws {Refusal} REQUEST_UNKNOWN */
export async function loadReviewed(db: Executor, id: string): Promise<LoadedRequest> {
  const [row] = await requestById(db, {id});
  if (!row) throw new Refusal('REQUEST_UNKNOWN');
  const reviews = inTheirOrder(await reviewsOf(db, {id}));
  const examiners = (await examinersOf(db, {id})).sort((one, other) => one.position - other.position);
  return {row, reviews, examiners, machine: asMachine(row, reviews, examiners)};
}

/**
 * A request that the examiners are done with: who they were and what they said is not read, since nothing depends on it any more.
 * @throws {Refusal} REQUEST_UNKNOWN
 */
export async function loadDecided(db: Executor, id: string): Promise<LoadedRequest> {
  const [row] = await requestById(db, {id});
  if (!row) throw new Refusal('REQUEST_UNKNOWN');
  return {row, reviews: [], examiners: [], machine: asMachine(row, [], [])};
}

export async function insertReview(
  t: Session,
  options: {readonly request: string; readonly review: Review; readonly examinerName: string},
): Promise<ReviewRow> {
  const {review} = options;
  const row: ReviewRow = {
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
    stance: review.stance ?? null,
    is_final: review.isFinal === true ? 1 : 0,
  };
  await addReview(t, row);
  return row;
}

const addReview = keptQuery((t, row: ReviewRow) => t.insertInto('review').values(row));

function asMachine(
  row: RequestRow,
  reviews: readonly ReviewRow[],
  examiners: readonly ExaminerRow[],
): ReviewedRequest {
  const inPart = (part: ExaminerRow['part']): readonly ExaminerRow[] =>
    examiners.filter((one) => one.part === part);
  const isNamed = row.is_named === 1;
  const replaced = inPart('replaced').map(({examiner_id: examiner}) => examiner);
  const recused = inPart('recused').map(({examiner_id: examiner}) => examiner);
  const decider = inPart('decider')[0]?.examiner_id;
  return {
    state: row.state,
    revision: row.revision,
    earner: row.person_id,
    quorum: row.quorum,
    reviews: reviews.map(asReview),
    submittedAt: row.submitted_at,
    ...(row.policy !== null && {policy: fromJsonText(row.policy)}),
    ...(row.writers !== null && {writers: fromJsonText(row.writers)}),
    ...(row.submitted_by !== null && {submittedBy: row.submitted_by}),
    ...(row.confirmation !== null && {confirmation: fromJsonText(row.confirmation)}),
    ...(row.reminded !== null && {reminded: fromJsonText(row.reminded)}),
    ...(row.needs_more_since !== null && {needsMoreSince: row.needs_more_since}),
    ...(isNamed && {
      panel: inPart('panel').map(({examiner_id: examiner, stance, since}) => ({
        examiner,
        stance,
        since: since ?? row.submitted_at,
      })),
      pool: inPart('pool').map(({examiner_id: examiner, stance}) => ({examiner, stance})),
    }),
    ...(replaced.length > 0 && {replaced}),
    ...(recused.length > 0 && {recused}),
    ...(decider !== undefined && {decider}),
  };
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
    ...(row.stance !== null && {stance: row.stance}),
    ...(row.is_final === 1 && {isFinal: true}),
  };
}
