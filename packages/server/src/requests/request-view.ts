/** Requests as the contract says them: with the person's name, the files, the reviews, the award. */
import type {BadgeRequest} from '@pepites/recognition';
import {badgeKey, knownBadges} from '../catalogue/catalogue.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {RequestRow, ReviewRow} from './request-rows.js';

/** @param options.rows of one structure */
export async function requestViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly RequestRow[],
): Promise<BadgeRequest[]> {
  const ids = rows.map((row) => row.id);
  const structures = [...new Set(rows.map((row) => row.structure_id))];
  const [badges, people, reviews, files, awards] = await Promise.all([
    knownBadges(
      db,
      structures,
      rows.map((row) => row.badge_id),
    ),
    db
      .selectFrom('person')
      .select(['id', 'display_name'])
      .where('id', 'in', [...new Set(rows.map((row) => row.person_id))])
      .execute(),
    db.selectFrom('review').selectAll().where('request_id', 'in', ids).orderBy('at').orderBy('id').execute(),
    db
      .selectFrom('file')
      .select(['id', 'request_id', 'media_type', 'bytes'])
      .where('request_id', 'in', ids)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    db.selectFrom('award').select(['id', 'request_id']).where('request_id', 'in', ids).execute(),
  ]);
  const names = new Map(people.map((person) => [person.id, person.display_name]));
  return rows.map((row) => {
    const badge = badges.get(badgeKey(row.structure_id, row.badge_id));
    const award = awards.find((one) => one.request_id === row.id);
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
      files: files
        .filter((file) => file.request_id === row.id)
        .map((file) => ({id: file.id, mediaType: file.media_type, bytes: file.bytes})),
      reviews: reviews.filter((review) => review.request_id === row.id).map(reviewView),
      ...(award && {award: award.id}),
    };
  });
}

export async function requestView(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  id: string,
): Promise<BadgeRequest> {
  const row = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const [view] = await requestViews(services, db, [row]);
  if (!view) throw new Error(`No view of the request ${id}`);
  return view;
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
  };
}
