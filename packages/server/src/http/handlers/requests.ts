/** Routes on requests and reviews. */
import {noteLooks} from '../../audit/note-act.js';
import {resubmitRequest, withdrawRequest} from '../../requests/follow-up.js';
import {changedRequestView, requestView} from '../../requests/request-view.js';
import {submitRequest} from '../../requests/submit.js';
import {decideRequest, examinerOf} from '../../reviews/decide.js';
import {reviewQueue} from '../../reviews/queue.js';
import {assertOwnRequest, assertSeenRequest} from '../find-request.js';
import type {Handlers} from '../handler.js';

type RequestRoutes =
  | 'requests.submit'
  | 'requests.get'
  | 'requests.resubmit'
  | 'requests.withdraw'
  | 'reviews.queue'
  | 'reviews.decide';

export const requestHandlers: Pick<Handlers, RequestRoutes> = {
  'requests.submit': async (input, {services, caller}) => {
    const {structure, requestId, badge, answers, declared, consent, displayName, listed, organisation} =
      input;
    const id = requestId.toLowerCase();
    await submitRequest(services, {
      structure,
      person: caller.person,
      requestId: id,
      badge,
      answers,
      declared,
      consent,
      displayName,
      listed,
      organisation,
    });
    return requestView(services, services.db, id, {viewer: caller.person});
  },

  'requests.get': async (input, {services, caller}) => {
    const {row, as} = await assertSeenRequest(services, caller, input);
    const {structure_id: structure, person_id: about, id: object} = row;
    const look = {structure, by: caller.person, act: 'request.opened', about, object} as const;
    if (as === 'staff') await noteLooks(services.db, [{...look, at: services.now()}]);
    return requestView(services, services.db, input.request, {viewer: caller.person});
  },

  'requests.resubmit': async (input, {services, caller}) => {
    const {row, as} = await assertSeenRequest(services, caller, input);
    // Beside the person: the adviser who had sent it with them.
    const isAssisting = row.submitted_by === caller.person && caller.roles.includes('adviser');
    if (as !== 'earner' && !isAssisting) await assertOwnRequest(services, caller, input);
    const {request, version, answers} = input;
    await resubmitRequest(services, {request, version, answers, by: caller.person});
    return requestView(services, services.db, request, {viewer: caller.person});
  },

  'requests.withdraw': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    await withdrawRequest(services, input.request);
    return requestView(services, services.db, input.request, {viewer: caller.person});
  },

  'reviews.queue': async (input, {services, caller}) => reviewQueue(services, caller, input),

  'reviews.decide': async (input, {services, caller}) => {
    const decided = await decideRequest(services, examinerOf(caller, services.now()), input);
    const reader = {viewer: caller.person};
    return decided
      ? changedRequestView(services, services.db, decided, reader)
      : requestView(services, services.db, input.request, reader);
  },
};
