/** Routes on requests and reviews. */
import {noteLooks} from '../../audit/note-act.js';
import type {Caller} from '../../people/sessions.js';
import {Refusal} from '../../refusal.js';
import {resubmitRequest, withdrawRequest} from '../../requests/follow-up.js';
import {requestView} from '../../requests/request-view.js';
import {submitRequest} from '../../requests/submit.js';
import {decideRequest} from '../../reviews/decide.js';
import {reviewQueue} from '../../reviews/queue.js';
import type {Services} from '../../services.js';
import type {Handlers} from '../handler.js';
import {assertOwn, assertOwnOrExamined} from '../ownership.js';

type RequestRoutes =
  | 'requests.submit'
  | 'requests.get'
  | 'requests.resubmit'
  | 'requests.withdraw'
  | 'reviews.queue'
  | 'reviews.decide';

interface Named {
  readonly structure: string;
  readonly request: string;
}

async function findRequest({db}: Services, request: string) {
  return db
    .selectFrom('request')
    .select(['structure_id', 'person_id', 'badge_id'])
    .where('id', '=', request)
    .executeTakeFirst();
}

async function assertOwnRequest(
  services: Services,
  caller: Caller,
  {structure, request}: Named,
): Promise<void> {
  assertOwn(await findRequest(services, request), {structure, caller, unknown: 'REQUEST_UNKNOWN'});
}

async function assertVisibleRequest(
  services: Services,
  caller: Caller,
  {structure, request}: Named,
): Promise<void> {
  const row = await findRequest(services, request);
  await assertOwnOrExamined(services.db, row, {
    structure,
    caller,
    badge: row?.badge_id,
    unknown: 'REQUEST_UNKNOWN',
  });
  if (!row) return;
  const look = {structure, act: 'request.opened', about: row.person_id, object: request} as const;
  await noteLooks(services.db, [{...look, by: caller.person, at: services.now()}]);
}

export const requestHandlers: Pick<Handlers, RequestRoutes> = {
  'requests.submit': async (input, {services, caller}) => {
    const {structure, requestId, badge, answers, consent, displayName, listed} = input;
    const id = requestId.toLowerCase();
    await submitRequest(services, {
      structure,
      person: caller.person,
      requestId: id,
      badge,
      answers,
      consent,
      displayName,
      listed,
    });
    return requestView(services, services.db, id);
  },

  'requests.get': async (input, {services, caller}) => {
    await assertVisibleRequest(services, caller, input);
    return requestView(services, services.db, input.request);
  },

  'requests.resubmit': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    await resubmitRequest(services, {request: input.request, version: input.version, answers: input.answers});
    return requestView(services, services.db, input.request);
  },

  'requests.withdraw': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    await withdrawRequest(services, input.request);
    return requestView(services, services.db, input.request);
  },

  'reviews.queue': async ({structure, state}, {services, caller}) =>
    reviewQueue(services, caller, {structure, state}),

  'reviews.decide': async (input, {services, caller}) => {
    const row = await findRequest(services, input.request);
    if (row?.structure_id !== input.structure) throw new Refusal('REQUEST_UNKNOWN');
    await decideRequest(services, caller, input);
    return requestView(services, services.db, input.request);
  },
};
