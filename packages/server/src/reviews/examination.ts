/** What a guest reads: the one request that their link opens, while it is under way and they are among those named. */
import {type Examination, isOpen} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {recommendationsOf} from '../beside/request-endorsements.js';
import {Refusal} from '../refusal.js';
import {formOf} from '../requests/forms.js';
import {loadReviewed, type RequestRow} from '../requests/request-rows.js';
import {requestView} from '../requests/request-view.js';
import type {Services} from '../services.js';
import type {Database} from '../store/schema.js';
import {readySentencesOf} from './ready-sentences.js';
import type {LinkCaller} from './link-sessions.js';

/** @throws {Refusal} REQUEST_UNKNOWN when there is nothing left to examine */
export async function readExamination(services: Services, guest: LinkCaller): Promise<Examination> {
  const {db} = services;
  const row = await seenByGuest(services, guest);
  if (!row) throw new Refusal('REQUEST_UNKNOWN');
  const badge = await readBadge(db, row.structure_id, row.badge_id);
  const {sentences} = await readySentencesOf(db, row.structure_id);
  const recommendations = await recommendationsOf(db, {request: row.id, viewer: guest.link});
  await note(services, guest, 'request.opened', {about: row.person_id, object: row.id});
  return {
    request: await requestView(services, db, row.id, {viewer: guest.link}),
    form: await formOf(db, row, badge.process),
    description: badge.description,
    criteria: badge.criteria,
    ...(sentences && {readySentences: sentences}),
    ...(recommendations.length > 0 && {recommendations}),
    name: guest.name,
    stance: guest.stance,
    expiresAt: guest.expiresAt,
  };
}

/** @throws {Refusal} FILE_UNKNOWN for what is not of that request, or when it may no longer be seen; FILE_HELD */
export async function findExaminationFile(
  services: Services,
  guest: LinkCaller,
  file: string,
): Promise<Selectable<Database['file']>> {
  const found = await services.db
    .selectFrom('file')
    .selectAll()
    .where('id', '=', file)
    .where('request_id', '=', guest.request)
    .executeTakeFirst();
  if (!found || !(await seenByGuest(services, guest))) throw new Refusal('FILE_UNKNOWN');
  if (found.scan === 'held') throw new Refusal('FILE_HELD');
  await note(services, guest, 'file.read', {about: found.person_id, object: found.id});
  return found;
}

async function seenByGuest({db}: Services, {request, link}: LinkCaller): Promise<RequestRow | undefined> {
  const {row, machine} = await loadReviewed(db, request);
  const isNamed = machine.panel?.some(({examiner}) => examiner === link) ?? true;
  const isRecused = machine.recused?.includes(link) === true;
  return isOpen(machine.state) && isNamed && !isRecused ? row : undefined;
}

/** Each reading by a link is noted. */
async function note(
  {db, now}: Services,
  {structure, link: id}: LinkCaller,
  act: 'request.opened' | 'file.read',
  {about, object}: {readonly about: string; readonly object: string},
): Promise<void> {
  await noteAct(db, {structure, by: {kind: 'link', id}, act, about, object, at: now()});
}
