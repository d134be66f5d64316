/** Routes of examiners by link: the lead's invitations, and what the guest does. */
import {isOpen} from '@pepites/recognition';
import {readBadge} from '../../catalogue/catalogue.js';
import {Refusal} from '../../refusal.js';
import {formOf} from '../../requests/forms.js';
import {loadReviewed, type RequestRow} from '../../requests/request-rows.js';
import {requestView} from '../../requests/request-view.js';
import {decideRequest} from '../../reviews/decide.js';
import {
  beginExamination,
  endLinkSession,
  guestExaminer,
  type LinkCaller,
  noteReading,
} from '../../reviews/link-sessions.js';
import {inviteByLink, listLinks, revokeLink} from '../../reviews/links.js';
import type {Services} from '../../services.js';
import {assertInStructure} from '../find-request.js';
import type {Handlers} from '../handler.js';

type ExaminationRoutes =
  | 'examinerLinks.create'
  | 'examinerLinks.list'
  | 'examinerLinks.revoke'
  | 'examination.begin'
  | 'examination.get'
  | 'examination.file'
  | 'examination.answer'
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

  'examination.get': async (_input, {services, guest}) => {
    const row = await assertSeenByGuest(services, guest);
    const {db} = services;
    const badge = await readBadge(db, row.structure_id, row.badge_id);
    await noteReading(services, guest, 'request.opened', {about: row.person_id, object: row.id});
    return {
      request: await requestView(services, db, row.id, {viewer: guest.link}),
      form: await formOf(db, row, badge.process),
      description: badge.description,
      criteria: badge.criteria,
      name: guest.name,
      stance: guest.stance,
      expiresAt: guest.expiresAt,
    };
  },

  'examination.file': async ({file}, {services, guest}) => {
    const found = await services.db
      .selectFrom('file')
      .selectAll()
      .where('id', '=', file)
      .where('request_id', '=', guest.request)
      .executeTakeFirst();
    if (!found) throw new Refusal('FILE_UNKNOWN');
    await assertSeenByGuest(services, guest, 'FILE_UNKNOWN');
    await noteReading(services, guest, 'file.read', {about: found.person_id, object: found.id});
    return {mediaType: found.media_type, bytes: await services.files.get(found.storage_key)};
  },

  'examination.answer': async (input, {services, guest}) => {
    await decideRequest(services, guestExaminer(guest), {...input, request: guest.request});
    return requestView(services, services.db, guest.request, {viewer: guest.link});
  },

  'examination.leave': async (_input, {services, guest}) => {
    await endLinkSession(services.db, guest.tokenHash);
    return undefined;
  },
};

/** While it is under way, and as long as the guest is among those named. */
async function assertSeenByGuest(
  {db}: Services,
  {request, link}: LinkCaller,
  unknown: 'REQUEST_UNKNOWN' | 'FILE_UNKNOWN' = 'REQUEST_UNKNOWN',
): Promise<RequestRow> {
  const {row, machine} = await loadReviewed(db, request);
  const isNamed = machine.panel?.some(({examiner}) => examiner === link) ?? true;
  if (!isOpen(machine.state) || !isNamed) throw new Refusal(unknown);
  return row;
}
