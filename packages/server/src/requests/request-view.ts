/** Requests as the contract says them: with the person's name, the files, the reviews, who examines, the award. */
import {awaitsReview, type BadgeRequest} from '@pepites/recognition';
import {badgeKey} from '../catalogue/catalogue.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {isToldOfAnswers} from '../notifications/told-of-answers.js';
import type {Executor} from '../store/open-store.js';
import {type Beside, type KnownRequest, readBeside, readBesideKnown} from './beside-request.js';
import {type ExaminerRow, requestById, type RequestRow, type ReviewRow} from './request-rows.js';

/** Who reads: the person does not see how a jury stands before it is done. */
interface Reader {
  readonly viewer: string;
}

interface ToldReader extends Reader {
  readonly isToldByEmail: boolean;
}

/** @param options.rows of one structure */
export async function requestViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly RequestRow[],
  reader: Reader,
): Promise<BadgeRequest[]> {
  if (rows.length === 0) return [];
  const [beside, told] = await Promise.all([readBeside(db, rows), withTold(db, rows, reader)]);
  return viewsOf(services, rows, beside, told);
}

/** The same for a request that was just changed. */
export async function changedRequestView(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  known: KnownRequest,
  reader: Reader,
): Promise<BadgeRequest> {
  const rows = [known.row];
  const [beside, told] = await Promise.all([readBesideKnown(db, known), withTold(db, rows, reader)]);
  const [view] = viewsOf(services, rows, beside, told);
  if (!view) throw new Error(`No view of the request ${known.row.id}`);
  return view;
}

/** Asked only of somebody who waits for an answer. */
async function withTold(db: Executor, rows: readonly RequestRow[], {viewer}: Reader): Promise<ToldReader> {
  const isWaiting = rows.some((row) => isWaitedForBy(row, viewer));
  return {viewer, isToldByEmail: isWaiting && (await isToldOfAnswers(db, viewer))};
}

function isWaitedForBy(row: RequestRow, viewer: string): boolean {
  return row.person_id === viewer && awaitsReview(row.state);
}

function viewsOf(
  services: Pick<Services, 'publicUrl'>,
  rows: readonly RequestRow[],
  beside: Beside,
  {viewer, isToldByEmail}: ToldReader,
): BadgeRequest[] {
  return rows.map((row) => {
    const {names, staff} = beside;
    const badge = beside.badges.get(badgeKey(row.structure_id, row.badge_id));
    const award = beside.awards.find((one) => one.request_id === row.id);
    const reviews = beside.reviews.filter(({request_id: request}) => request === row.id);
    const isHidden = isWaitedForBy(row, viewer);
    // Taken back: that it was asked for is known, what was written in it is the person's again.
    const isTakenBack = row.state === 'withdrawn' && row.person_id !== viewer;
    return {
      id: row.id,
      structure: row.structure_id,
      badge: row.badge_id,
      badgeName: badge?.name ?? {fr: row.badge_id},
      badgeImageUrl: `${badgeUrlOf(services, badge?.owner ?? row.structure_id, row.badge_id)}/image`,
      state: row.state,
      revision: row.revision,
      version: row.version,
      submittedAt: row.submitted_at,
      ...(row.answer_by !== null && {answerBy: row.answer_by}),
      earnerName: names.get(row.person_id) ?? '',
      answers: isTakenBack ? [] : [...fromJsonText(row.answers)],
      ...(row.declared !== null && !isTakenBack && {declared: [...fromJsonText(row.declared)]}),
      files: beside.files
        .filter((file) => file.request_id === row.id && !isTakenBack)
        .map((file) => ({id: file.id, mediaType: file.media_type, bytes: file.bytes})),
      reviews: reviews.filter(({revision}) => !isHidden || revision < row.revision).map(reviewView),
      ...(award && {award: award.id}),
      ...(row.form_hash !== null && {formVersion: row.form_hash}),
      ...(row.waits_for !== null && {waitsFor: row.waits_for}),
      ...quorumView(row),
      ...namedView(
        row,
        beside.examiners.filter(({request_id: request}) => request === row.id),
        reviews,
        staff,
      ),
      ...confirmationView(row, staff),
      ...(isToldByEmail && isHidden && {isToldByEmail}),
    };
  });
}

export async function requestView(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  id: string,
  reader: Reader,
): Promise<BadgeRequest> {
  const [row] = await requestById(db, {id});
  const [view] = row ? await requestViews(services, db, [row], reader) : [];
  if (!view) throw new Error(`No view of the request ${id}`);
  return view;
}

function namedView(
  row: RequestRow,
  examiners: readonly ExaminerRow[],
  reviews: readonly ReviewRow[],
  names: ReadonlyMap<string, string>,
): Pick<BadgeRequest, 'examiners'> {
  if (examiners.length === 0) return {};
  return {
    examiners: examiners.map(({examiner_id: examiner, part, stance}) => ({
      name: names.get(examiner) ?? '',
      stance,
      isDecider: part === 'decider',
      hasAnswered: reviews.some(
        (review) => review.examiner_id === examiner && review.revision === row.revision,
      ),
    })),
  };
}

function quorumView({quorum: min, policy}: RequestRow): Pick<BadgeRequest, 'quorum'> {
  if (policy === null) return {};
  const {vote, stances, decider} = fromJsonText(policy);
  return {
    quorum: {min, ...(vote && {vote}), ...(stances && {stances}), ...(decider && {decider: decider.when})},
  };
}

function confirmationView(
  row: RequestRow,
  names: ReadonlyMap<string, string>,
): Pick<BadgeRequest, 'sentBy' | 'needsConfirmation' | 'confirmation'> {
  if (row.submitted_by === null) return {};
  const given = row.confirmation === null ? undefined : fromJsonText(row.confirmation);
  const confirmation = given?.revision === row.revision ? given : undefined;
  return {
    sentBy: names.get(row.submitted_by) ?? '',
    needsConfirmation: !confirmation && awaitsReview(row.state),
    ...(confirmation && {confirmation: {way: confirmation.way, at: confirmation.at}}),
  };
}

function reviewView(row: ReviewRow): BadgeRequest['reviews'][number] {
  return {
    examinerName: row.examiner_name,
    answer: row.answer,
    message: row.message,
    criteriaMet: [...fromJsonText(row.criteria_met)],
    reopened: [...fromJsonText(row.reopened)],
    revision: row.revision,
    at: row.at,
    ...(row.stance !== null && {stance: row.stance}),
    ...(row.is_final === 1 && {isFinal: true}),
  };
}
