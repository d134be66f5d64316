/** The requests that an examiner may answer, the oldest first. */
import {noteLooks} from '../audit/note-act.js';
import {awaitsReview, type BadgeRequest, requestStates, type RequestState} from '@pepites/recognition';
import {knownBadges} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import {requestViews} from '../requests/request-view.js';
import type {Services} from '../services.js';
import {maySeeRequests} from './examiners.js';

const pageSize = 200;

/** @param options.isLook false for a timer, which shows nobody anything @throws {Refusal} FORBIDDEN for staff who examine nothing */
export async function reviewQueue(
  services: Services,
  caller: Caller,
  options: {readonly structure: string; readonly state?: RequestState | undefined; readonly isLook?: boolean},
): Promise<{items: BadgeRequest[]; waiting: number}> {
  const {db} = services;
  const badges = [...(await knownBadges(db, [options.structure])).values()]
    .filter((badge) => maySeeRequests(badge.process, caller.roles))
    .map((badge) => badge.id);
  if (badges.length === 0) throw new Refusal('FORBIDDEN');
  const waitingStates = requestStates.filter(awaitsReview);
  const ofExaminer = db
    .selectFrom('request')
    .where('structure_id', '=', options.structure)
    .where('badge_id', 'in', badges)
    // Nobody examines their own request.
    .where('person_id', '!=', caller.person);
  const rows = await ofExaminer
    .selectAll()
    .where('state', 'in', options.state === undefined ? waitingStates : [options.state])
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(pageSize)
    .execute();
  const {count} = await ofExaminer
    .select((eb) => eb.fn.countAll().as('count'))
    .where('state', 'in', waitingStates)
    .executeTakeFirstOrThrow();
  const at = services.now();
  const looks = rows.map((row) => ({
    structure: options.structure,
    by: caller.person,
    act: 'request.listed' as const,
    about: row.person_id,
    object: row.id,
    at,
  }));
  if (options.isLook !== false) await noteLooks(db, looks);
  return {items: await requestViews(services, db, rows), waiting: Number(count)};
}
