/** The requests that an examiner may answer, the oldest first, page by page. */
import {awaitsReview, type BadgeRequest, type RequestState} from '@pepites/recognition';
import {noteLooks} from '../audit/note-act.js';
import {knownBadges} from '../catalogue/catalogue.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import {requestViews} from '../requests/request-view.js';
import type {RequestRow} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {examinedBadges} from './examiners.js';

export interface QueueOptions {
  readonly structure: string;
  readonly state?: RequestState | undefined;
  readonly badge?: string | undefined;
  /** @default 'mine' */
  readonly whose?: 'mine' | 'all' | undefined;
  /** False for a timer, which shows nobody anything. @default true */
  readonly isLook?: boolean;
  /** @default 200 */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Queue {
  readonly items: BadgeRequest[];
  readonly waiting: number;
  readonly waitingByBadge: Record<string, number>;
  readonly next?: string;
}

/** @throws {Refusal} FORBIDDEN for staff who examine nothing, and for `all` unless it is the lead; BAD_REQUEST for a cursor that is none */
export async function reviewQueue(services: Services, caller: Caller, options: QueueOptions): Promise<Queue> {
  const {db} = services;
  const {structure, state, whose = 'mine', limit = 200} = options;
  const now = services.now();
  const {person, roles} = caller;
  const isLead = roles.includes('lead');
  if (whose === 'all' && !isLead) throw new Refusal('FORBIDDEN');
  const seen: Seen = {
    structure,
    person,
    // A state is asked for to look at, not to answer: then the lead sees all of it.
    examined:
      whose === 'all' || (isLead && state !== undefined)
        ? 'all'
        : await examinedBadges(db, [...(await knownBadges(db, [structure])).values()], {
            structure,
            person,
            roles,
            now,
          }),
    badge: options.badge,
  };
  if (seen.examined !== 'all' && seen.examined.length === 0 && !(await isNamedSomewhere(db, person)))
    throw new Refusal('FORBIDDEN');
  const page = state === undefined ? waitingFor(db, seen, whose) : inState(db, seen, state);
  const rows = await after(page.selectAll('request'), options.cursor)
    .orderBy('request.submitted_at')
    .orderBy('request.id')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const counts = await waitingFor(db, seen, whose)
    .select((eb) => ['request.badge_id as badge', eb.fn.countAll().as('count')])
    .groupBy('request.badge_id')
    .execute();
  const waitingByBadge = Object.fromEntries(counts.map(({badge, count}) => [badge, Number(count)]));
  // The list shows what people wrote: who saw it is noted.
  const act = 'request.listed' as const;
  const looks = items.map(({id, person_id: about}) => ({
    structure,
    by: person,
    act,
    about,
    object: id,
    at: now,
  }));
  if (options.isLook !== false) await noteLooks(db, looks);
  return {
    items: await requestViews(services, db, items, {viewer: person}),
    waiting: Object.values(waitingByBadge).reduce((sum, count) => sum + count, 0),
    waitingByBadge,
    ...(last && {next: cursorOf(last)}),
  };
}

interface Seen {
  readonly structure: string;
  readonly person: string;
  /** Badges whose requests the person examines where nobody is named. */
  readonly examined: readonly string[] | 'all';
  readonly badge?: string | undefined;
}

/** With the examiners, and `mine`: where the person's own answer is what is missing. */
export function waitingFor(db: Executor, seen: Seen, whose: 'mine' | 'all') {
  const waiting = visible(db, seen).where('request.is_waiting', '=', 1);
  if (whose === 'all') return waiting;
  const {person} = seen;
  return waiting
    .where('request.person_id', '!=', person)
    .where('request.waits_for', 'in', ['examiners', 'decider'])
    .where((eb) =>
      eb.eb(
        eb.case().when('request.waits_for', '=', 'decider').then(1).else(0).end(),
        '=',
        eb
          .case()
          .when(
            eb.exists(
              eb
                .selectFrom('request_examiner')
                .select('part')
                .whereRef('request_examiner.request_id', '=', 'request.id')
                .where('request_examiner.examiner_id', '=', person)
                .where('request_examiner.part', '=', 'decider'),
            ),
          )
          .then(1)
          .else(0)
          .end(),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('review')
            .select('review.id')
            .whereRef('review.request_id', '=', 'request.id')
            .whereRef('review.revision', '=', 'request.revision')
            .where('review.examiner_id', '=', person),
        ),
      ),
    );
}

/** All in one state that the person may see. Nobody examines their own request. */
export function inState(db: Executor, seen: Seen, state: RequestState) {
  const found = visible(db, seen)
    .where('request.state', '=', state)
    .where('request.person_id', '!=', seen.person);
  return awaitsReview(state) ? found.where('request.is_waiting', '=', 1) : found;
}

function visible(db: Executor, {structure, person, examined, badge}: Seen) {
  const ofStructure = db
    .selectFrom('request')
    .where('request.structure_id', '=', structure)
    // Only what examiners answer: an automatic badge has no policy, nor has a request from before there were policies.
    .where((eb) => eb.or([eb('request.policy', 'is not', null), eb('request.answer_by', 'is not', null)]));
  const ofBadge = badge === undefined ? ofStructure : ofStructure.where('request.badge_id', '=', badge);
  if (examined === 'all') return ofBadge;
  const notRecused = ofBadge.where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('request_examiner')
          .select('part')
          .whereRef('request_examiner.request_id', '=', 'request.id')
          .where('request_examiner.examiner_id', '=', person)
          .where('request_examiner.part', '=', 'recused'),
      ),
    ),
  );
  return notRecused.where((eb) =>
    eb.or([
      eb.and([eb('request.is_named', '=', 0), eb('request.badge_id', 'in', [...examined])]),
      eb.exists(
        eb
          .selectFrom('request_examiner')
          .select('part')
          .whereRef('request_examiner.request_id', '=', 'request.id')
          .where('request_examiner.examiner_id', '=', person)
          .where('request_examiner.part', 'in', ['panel', 'decider']),
      ),
    ]),
  );
}

async function isNamedSomewhere(db: Executor, person: string): Promise<boolean> {
  const named = await db
    .selectFrom('request_examiner')
    .select('part')
    .where('examiner_id', '=', person)
    .where('part', 'in', ['panel', 'decider'])
    .limit(1)
    .executeTakeFirst();
  return named !== undefined;
}

function cursorOf({submitted_at: at, id}: RequestRow): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

function after<Q extends ReturnType<ReturnType<typeof visible>['selectAll']>>(
  query: Q,
  cursor: string | undefined,
): Q {
  if (cursor === undefined) return query;
  const [at, id, ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (at === undefined || id === undefined || more.length > 0 || Number.isNaN(Date.parse(at)))
    throw new Refusal('BAD_REQUEST', {detail: 'The cursor cannot be read'});
  return query.where((eb) =>
    eb.or([
      eb('request.submitted_at', '>', at),
      eb.and([eb('request.submitted_at', '=', at), eb('request.id', '>', id)]),
    ]),
  ) as Q;
}
