/** Routes of examiners by link: the lead's invitations, and what the guest does. */
import {Refusal} from '../../refusal.js';
import {requestView} from '../../requests/request-view.js';
import {decideRequest} from '../../reviews/decide.js';
import {findExaminationFile, readExamination} from '../../reviews/examination.js';
import {handOverRequest} from '../../reviews/hand-over.js';
import {beginExamination, endLinkSession, guestExaminer} from '../../reviews/link-sessions.js';
import {inviteByLink, listLinks, revokeLink} from '../../reviews/links.js';
import {assertInStructure} from '../find-request.js';
import type {Handlers} from '../handler.js';
import {storedFileReply} from '../stored-file-reply.js';

type ExaminationRoutes =
  | 'examinerLinks.create'
  | 'examinerLinks.list'
  | 'examinerLinks.revoke'
  | 'examination.begin'
  | 'examination.get'
  | 'examination.file'
  | 'examination.answer'
  | 'examination.handOver'
  | 'examination.leave';

export const examinationHandlers: Pick<Handlers, ExaminationRoutes> = {
  'examinerLinks.create': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    const {request, email, name, stance, expiresInDays} = input;
    return inviteByLink(services, {request, lead: caller.person, email, name, stance, expiresInDays});
  },

  'examinerLinks.list': async (input, {services}) => {
    await assertInStructure(services, input);
    return {items: await listLinks(services, input.request)};
  },

  'examinerLinks.revoke': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    await revokeLink(services, {request: input.request, link: input.link, lead: caller.person});
    return undefined;
  },

  'examination.begin': async ({structure, link, code, name}, {services, origin}) => {
    // A page elsewhere has no business with a guest's session.
    if (origin !== services.ownOrigin) throw new Refusal('ORIGIN_NOT_REGISTERED');
    return beginExamination(services, {structure, link, code, name});
  },

  'examination.get': async (_input, {services, guest}) => readExamination(services, guest),

  'examination.file': async ({file}, {services, guest}) =>
    storedFileReply(services, await findExaminationFile(services, guest, file)),

  'examination.answer': async (input, {services, guest}) => {
    await decideRequest(services, guestExaminer(guest), {
      ...input,
      structure: guest.structure,
      request: guest.request,
    });
    return requestView(services, services.db, guest.request, {viewer: guest.link});
  },

  'examination.handOver': async (_input, {services, guest}) => {
    await handOverRequest(services, guestExaminer(guest), guest.request);
    return undefined;
  },

  'examination.leave': async (_input, {services, guest}) => {
    await endLinkSession(services.db, guest.tokenHash);
    return undefined;
  },
};
