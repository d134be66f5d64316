/** Stores what has become of a request, and no more than has changed. */
import {
  type Answer,
  awaitedFrom,
  awaitsReview,
  isOpen,
  nextTimer,
  type ReviewedRequest,
} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import {toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor, Session} from '../store/open-store.js';
import type {ExaminerRow, LoadedRequest, RequestRow} from './request-rows.js';

/** What a change of state can change. */
type Changing = Pick<
  RequestRow,
  keyof ReturnType<typeof columnsOf> | 'version' | 'updated_at' | 'answers' | 'submitted_at' | 'answer_by'
>;

type Update = Partial<Changing> & {readonly of: string; readonly loaded: number};

/** By the columns that change: naming the others too would have the store rewrite each index that holds one of them. */
const updates = new Map<string, (db: Executor, given: Update) => Promise<{id: string}[]>>();

function updateOf(changed: Partial<Changing>): (db: Executor, given: Update) => Promise<{id: string}[]> {
  const columns = Object.keys(changed).join();
  const update =
    updates.get(columns) ??
    keptQuery((t, {of, loaded, ...set}: Update) =>
      t.updateTable('request').set(set).where('id', '=', of).where('version', '=', loaded).returning('id'),
    );
  updates.set(columns, update);
  return update;
}

function changesOf(row: RequestRow, given: Changing): Partial<Changing> {
  const changed: Partial<Record<keyof Changing, unknown>> = {updated_at: given.updated_at};
  for (const name of Object.keys(given) as (keyof Changing)[])
    if (given[name] !== row[name]) changed[name] = given[name];
  return changed as Partial<Changing>;
}

/**
 * Stores the next state, if the request is still at the version that was loaded.
 * @param change.keepsVersion what people have read of it stays true, so that what they are writing is not refused
 * @returns the request as it is now, without what the change itself did not load
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
): Promise<Pick<LoadedRequest, 'row' | 'examiners'>> {
  const {request, next, now} = change;
  const {row} = request;
  const given: Changing = {
    ...columnsOf(next, now),
    version: change.keepsVersion === true ? row.version : row.version + 1,
    updated_at: now.toISOString(),
    answers: change.answers ? toJsonText(change.answers) : row.answers,
    submitted_at: next.submittedAt ?? row.submitted_at,
    answer_by: change.answerBy ?? row.answer_by,
  };
  const changed = changesOf(row, given);
  const [saved] = await updateOf(changed)(t, {...changed, of: row.id, loaded: row.version});
  if (!saved) throw new Refusal('REVISION_CHANGED');
  const {machine} = request;
  const isSameNaming =
    machine.panel === next.panel &&
    machine.pool === next.pool &&
    machine.decider === next.decider &&
    machine.replaced === next.replaced &&
    machine.recused === next.recused;
  const examiners = isSameNaming ? request.examiners : await saveExaminers(t, row.id, next);
  return {row: {...row, ...changed}, examiners};
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

export async function saveExaminers(
  t: Session,
  request: string,
  next: ReviewedRequest,
): Promise<readonly ExaminerRow[]> {
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
    ...(next.recused ?? []).map((examiner, position) => row('recused', examiner, {position})),
    ...(next.decider === undefined ? [] : [row('decider', next.decider)]),
  ];
  if (rows.length > 0) await t.insertInto('request_examiner').values(rows).execute();
  return rows;
}
