/** Requests as the contract says them: with the person's name, the files, the reviews, who examines, the award. */
import {awaitsReview, type BadgeRequest} from '@pepites/recognition';
import {badgeKey, knownBadges} from '../catalogue/catalogue.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import {type ExaminerRow, requestById, type RequestRow, type ReviewRow} from './request-rows.js';

/** Who reads: the person does not see how a jury stands before it is done. */
interface Reader {
  readonly viewer: string;
}

/** @param options.rows of one structure */
export async function requestViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly RequestRow[],
  {viewer}: Reader,
): Promise<BadgeRequest[]> {
  if (rows.length === 0) return [];
  const beside = await readBeside(db, rows);
  return rows.map((row) => {
    const {names, staff} = beside;
    const badge = beside.badges.get(badgeKey(row.structure_id, row.badge_id));
    const award = beside.awards.find((one) => one.request_id === row.id);
    const reviews = beside.reviews.filter(({request_id: request}) => request === row.id);
    const isHidden = row.person_id === viewer && awaitsReview(row.state);
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
      answers: [...fromJsonText(row.answers)],
      files: beside.files
        .filter((file) => file.request_id === row.id)
        .map((file) => ({id: file.id, mediaType: file.media_type, bytes: file.bytes})),
      reviews: reviews.filter(({revision}) => !isHidden || revision < row.revision).map(reviewView),
      ...(award && {award: award.id}),
      ...(row.form_hash !== null && {formVersion: row.form_hash}),
      ...(row.waits_for !== null && {waitsFor: row.waits_for}),
      ...namedView(
        row,
        beside.examiners.filter(({request_id: request}) => request === row.id),
        reviews,
        staff,
      ),
      ...confirmationView(row, staff),
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

interface Ids {
  readonly ids: readonly string[];
}

const namedFor = keptQuery((db, {ids}: Ids) =>
  db
    .selectFrom('request_examiner')
    .selectAll()
    .where('request_id', 'in', ids)
    .where('part', 'in', ['panel', 'decider'])
    .orderBy('part')
    .orderBy('position'),
);

const personsOf = keptQuery((db, {people}: {people: readonly string[]}) =>
  db.selectFrom('person').select(['id', 'display_name']).where('id', 'in', people),
);

interface Members {
  readonly structures: readonly string[];
  readonly people: readonly string[];
}

const membersAmong = keptQuery((db, {structures, people}: Members) =>
  db
    .selectFrom('member')
    .select(['person_id', 'name'])
    .where('structure_id', 'in', structures)
    .where('person_id', 'in', people),
);

const linksFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('examiner_link').select(['id', 'name']).where('request_id', 'in', ids),
);

const reviewsFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('review').selectAll().where('request_id', 'in', ids).orderBy('at').orderBy('id'),
);

const filesFor = keptQuery((db, {ids}: Ids) =>
  db
    .selectFrom('file')
    .select(['id', 'request_id', 'media_type', 'bytes'])
    .where('request_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id'),
);

const awardsFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('award').select(['id', 'request_id']).where('request_id', 'in', ids),
);

/** What lies beside the requests, each table read once. */
async function readBeside(db: Executor, rows: readonly RequestRow[]) {
  const ids = rows.map((row) => row.id);
  const structures = [...new Set(rows.map((row) => row.structure_id))];
  const examiners = await namedFor(db, {ids});
  const people = [
    ...rows.flatMap((row) => [row.person_id, ...(row.submitted_by === null ? [] : [row.submitted_by])]),
    ...examiners.map(({examiner_id: examiner}) => examiner),
  ];
  // Most requests name nobody beside the person: then nobody's name is looked for.
  const named = examiners.length > 0 || rows.some((row) => row.submitted_by !== null);
  const [badges, persons, members, links, reviews, files, awards] = await Promise.all([
    knownBadges(
      db,
      structures,
      rows.map((row) => row.badge_id),
    ),
    personsOf(db, {people}),
    named ? membersAmong(db, {structures, people}) : [],
    named ? linksFor(db, {ids}) : [],
    reviewsFor(db, {ids}),
    filesFor(db, {ids}),
    awardsFor(db, {ids}),
  ]);
  const names = new Map(persons.map((person) => [person.id, person.display_name]));
  return {
    examiners,
    reviews,
    files,
    awards,
    names,
    /** Staff by the name that the structure gives them; peers and guests by their own. */
    staff: new Map([
      ...names,
      ...links.map(({id, name}) => [id, name] as const),
      ...members.map(({person_id: id, name}) => [id, name] as const),
    ]),
    badges,
  };
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
