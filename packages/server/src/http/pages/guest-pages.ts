/**
 * `/examine/<link>`: where somebody invited by a link reads one request and answers it. Works without JavaScript, cookie or account;
 * with it, the element takes the place of the forms.
 */
import {decisionSchema} from '@pepites/recognition';
import type {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import * as v from 'valibot';
import {readStructure} from '../../catalogue/catalogue.js';
import {Refusal} from '../../refusal.js';
import {decideRequest} from '../../reviews/decide.js';
import {findExaminationFile, readExamination} from '../../reviews/examination.js';
import {
  beginExamination,
  findLink,
  guestExaminer,
  type LinkCaller,
  readLinkSession,
} from '../../reviews/link-sessions.js';
import {fileResponse} from '../file-reply.js';
import {storedFileReply} from '../stored-file-reply.js';
import {doneBody, doorBody, examinationBody, type GuestPlace, liveDoorBody, overBody} from './guest-views.js';
import type {Html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

/** A message of two thousand characters, each written as three escaped bytes, and the rest. */
const maxFormBytes = 32_000;

export function addGuestPages(app: Hono, context: PageContext): void {
  app.get('/examine/:link', async (c) => door(context, c.req.param('link')));
  app.post('/examine/:link', bodyLimit({maxSize: maxFormBytes}), async (c) =>
    act(context, c.req.param('link'), new URLSearchParams(await c.req.text())),
  );
}

async function door(context: PageContext, link: string, problem?: string): Promise<Response> {
  const place = await placeOf(context, link);
  if (!place) return notFoundPage(context, 'guest.page');
  const title = 'On vous demande votre avis';
  if (problem !== undefined) return show(context, title, doorBody(place, problem), 422);
  return context.hasElements
    ? show({...context, isLive: true}, title, liveDoorBody(place, context.services.publicUrl))
    : show(context, title, doorBody(place, problem));
}

async function act(context: PageContext, link: string, sent: URLSearchParams): Promise<Response> {
  const place = await placeOf(context, link);
  if (!place) return notFoundPage(context, 'guest.page');
  try {
    if (sent.get('step') === 'enter') return await enter(context, place, sent);
    const guest = await readLinkSession(context.services.db, {
      token: sent.get('session') ?? '',
      structure: place.structure,
      now: context.services.now(),
    });
    // A session is good on the page of its own link.
    if (guest.link !== place.id) throw new Refusal('SESSION_ENDED');
    if (sent.get('step') === 'file') {
      const file = await findExaminationFile(context.services, guest, sent.get('file') ?? '');
      return await fileResponse(storedFileReply(context.services, file), new Headers());
    }
    return await answer(context, place, guest, sent);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'SESSION_ENDED') return door(context, link, problemWords('SESSION_ENDED'));
    if (
      ['REQUEST_UNKNOWN', 'FILE_UNKNOWN', 'FILE_HELD', 'REQUEST_STATE', 'NOT_AN_EXAMINER'].includes(
        error.code,
      )
    )
      return show(context, 'Cette demande est terminée', overBody(), 404);
    return door(context, link, problemWords(error.code));
  }
}

async function enter(context: PageContext, place: GuestPlace, sent: URLSearchParams): Promise<Response> {
  const {services} = context;
  const name = (sent.get('name') ?? '').trim().slice(0, longestName);
  const code = (sent.get('code') ?? '').replaceAll(/\s/g, '');
  if (name === '') return door(context, place.link, 'Écrivez votre nom.');
  if (!/^\d{6}$/.test(code)) return door(context, place.link, problemWords('CODE_WRONG'));
  const {structure, link} = place;
  const {token} = await beginExamination(services, {structure, link, code, name});
  const guest = await readLinkSession(services.db, {token, structure, now: services.now()});
  return request(context, place, guest, {session: token});
}

const longestName = 100;

async function request(
  context: PageContext,
  place: GuestPlace,
  guest: LinkCaller,
  more: {readonly session: string; readonly problem?: string; readonly sent?: URLSearchParams},
): Promise<Response> {
  const examination = await readExamination(context.services, guest);
  const status = more.problem === undefined ? 200 : 422;
  return show(context, examination.request.badgeName.fr, examinationBody(place, examination, more), status);
}

async function answer(
  context: PageContext,
  place: GuestPlace,
  guest: LinkCaller,
  sent: URLSearchParams,
): Promise<Response> {
  const session = sent.get('session') ?? '';
  const again = async (problem: string): Promise<Response> =>
    request(context, place, guest, {session, problem, sent});
  const decision = v.safeParse(decisionSchema, {
    answer: sent.get('answer'),
    message: (sent.get('message') ?? '').replaceAll('\r\n', '\n'),
    criteriaMet: sent.getAll('criteria').map(Number),
    noConflict: sent.get('noConflict') === 'yes',
    revision: Number(sent.get('revision')),
  });
  if (!decision.success)
    return again('Choisissez une réponse\u00a0: oui, il manque quelque chose, ou pas encore.');
  try {
    const version = Number(sent.get('version'));
    const {structure, request: id} = guest;
    const given = {...decision.output, version, structure, request: id};
    await decideRequest(context.services, guestExaminer(guest), given);
    return show(context, 'Merci', doneBody(place));
  } catch (error) {
    const words = error instanceof Refusal ? mendable[error.code] : undefined;
    if (words === undefined) throw error;
    return again(words);
  }
}

/** What the guest can put right on the same page. */
const mendable: Readonly<Record<string, string | undefined>> = {
  MESSAGE_REQUIRED: 'Écrivez un message\u00a0: la personne doit savoir quoi faire.',
  CONFLICT_OF_INTEREST: 'Cochez la dernière case, si c’est vrai. Sinon, quelqu’un d’autre doit répondre.',
  REVISION_CHANGED: 'La demande a changé pendant que vous écriviez. Relisez-la, puis répondez.',
  ALREADY_REVIEWED: 'Vous avez déjà répondu. Merci\u202f!',
  NOT_YOUR_TURN: 'Votre réponse n’est pas attendue pour l’instant.',
};

function problemWords(code: string): string {
  switch (code) {
    case 'CODE_EXPIRED':
      return 'Cette invitation est terminée. Demandez-en une autre.';
    case 'TOO_MANY_ATTEMPTS':
      return 'Trop d’essais. Demandez une autre invitation.';
    case 'SESSION_ENDED':
      return 'Le temps est passé. Entrez de nouveau, avec le même code.';
    default:
      return 'Ce n’est pas le bon code. Vérifiez-le avec la personne qui vous invite.';
  }
}

async function placeOf({services}: PageContext, link: string): Promise<GuestPlace | undefined> {
  const row = await findLink(services.db, link);
  if (!row) return undefined;
  const {name: structureName} = await readStructure(services.db, row.structure_id);
  const action = `${services.publicUrl}/examine/${link}`;
  return {id: row.id, link, structure: row.structure_id, structureName, action};
}

/** Only the door runs scripts: what a guest reaches by its forms they have sent without. */
function show(
  {services, isLive = false}: PageContext & {readonly isLive?: boolean},
  title: string,
  body: Html,
  status = 200,
): Response {
  return page({
    title,
    body,
    status,
    route: 'guest.page',
    base: services.publicUrl,
    hasElements: isLive,
    caching: 'no-store',
    policy: {'form-action': "'self'", ...(!isLive && {'script-src': "'none'"})},
  });
}
