/** Requests between the store and the machine that decides about them. */
import {
  type Answer,
  awaitedFrom,
  awaitsReview,
  isOpen,
  nextTimer,
  type Review,
  type ReviewedRequest,
} from '@pepites/recognition';
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
  return {row, reviews, machine: asMachine(row, reviews, examiners)};
}

/**
 * A request that the examiners are done with: who they were and what they said is not read, since nothing depends on it any more.
 * @throws {Refusal} REQUEST_UNKNOWN
 */
export async function loadDecided(db: Executor, id: string): Promise<LoadedRequest> {
  const [row] = await requestById(db, {id});
  if (!row) throw new Refusal('REQUEST_UNKNOWN');
  return {row, reviews: [], machine: asMachine(row, [], [])};
}

type Written = ReturnType<typeof columnsOf> &
  Pick<RequestRow, 'id' | 'version' | 'updated_at' | 'answers' | 'submitted_at' | 'answer_by'> & {
    readonly next_version: number;
  };

const updateRequest = keptQuery((t, {id, version, next_version: next, ...given}: Written) =>
  t
    .updateTable('request')
    .set({...given, version: next})
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id'),
);

/**
 * Stores the next state, if the request is still at the version that was loaded.
 * @param change.keepsVersion what people have read of it stays true, so that what they are writing is not refused
 * @throws {Refusal} REVISION_CHANGED when another change came first
 */
export async function saveReviewed(
  t: Session,
  change: {
    readonly request: LoadedRequest;
    readonly next: ReviewedRequest;
    readonly answers?: readonly Answer[] | undefined;
    readonly answerBy?: string | undefined;
    readonly keepsVersion?: boolean | undefined;
    readonly now: Date;
  },
): Promise<void> {
  const {request, next, now} = change;
  const {row} = request;
  const [saved] = await updateRequest(t, {
    ...columnsOf(next, now),
    id: row.id,
    version: row.version,
    next_version: change.keepsVersion === true ? row.version : row.version + 1,
    updated_at: now.toISOString(),
    answers: change.answers ? toJsonText(change.answers) : row.answers,
    submitted_at: next.submittedAt ?? row.submitted_at,
    answer_by: change.answerBy ?? row.answer_by,
  });
  if (!saved) throw new Refusal('REVISION_CHANGED');
  const {machine} = request;
  const isSameNaming =
    machine.panel === next.panel &&
    machine.pool === next.pool &&
    machine.decider === next.decider &&
    machine.replaced === next.replaced;
  if (!isSameNaming) await saveExaminers(t, request.row.id, next);
}

/** What the columns of a request say about its state in the machine. */
export function columnsOf(next: ReviewedRequest, now: Date) {
  return {
    state: next.state,
    is_open: isOpen(next.state) ? 1 : 0,
    is_waiting: awaitsReview(next.state) ? 1 : 0,
    is_named: next.panel ? 1 : 0,
    waits_for: awaitedFrom(next) ?? null,
    revision: next.revision,
    needs_more_since: next.needsMoreSince ?? null,
    writers: next.writers ? toJsonText(next.writers) : null,
    submitted_by: next.submittedBy ?? null,
    confirmation: next.confirmation ? toJsonText(next.confirmation) : null,
    reminded: next.reminded ? toJsonText(next.reminded) : null,
    next_timer_at: nextTimer(next, now)?.at ?? null,
  } as const;
}

export async function saveExaminers(t: Session, request: string, next: ReviewedRequest): Promise<void> {
  await t.deleteFrom('request_examiner').where('request_id', '=', request).execute();
  const row = (
    part: ExaminerRow['part'],
    examiner: string,
    more: Partial<ExaminerRow> = {},
  ): ExaminerRow => ({
    request_id: request,
    examiner_id: examiner,
    part,
    stance: 'professional',
    since: null,
    position: 0,
    ...more,
  });
  const rows = [
    ...(next.panel ?? []).map(({examiner, stance, since}, position) =>
      row('panel', examiner, {stance: stance ?? 'professional', since, position}),
    ),
    ...(next.pool ?? []).map(({examiner, stance}, position) =>
      row('pool', examiner, {stance: stance ?? 'professional', position}),
    ),
    ...(next.replaced ?? []).map((examiner, position) => row('replaced', examiner, {position})),
    ...(next.decider === undefined ? [] : [row('decider', next.decider)]),
  ];
  if (rows.length > 0) await t.insertInto('request_examiner').values(rows).execute();
}

export async function insertReview(
  t: Session,
  options: {readonly request: string; readonly review: Review; readonly examinerName: string},
): Promise<void> {
  const {review} = options;
  await addReview(t, {
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
  });
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
