/** Invitations of people without an account: a link by e-mail and a code that goes another way let them examine one request. */
import {advanceReviewed, awaitsReview, type ExaminerLink, type Stance} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {countAttempt} from '../people/attempts.js';
import {hashToken, makeOneTimeCode, makeToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import {carryOut} from '../requests/carry-out.js';
import {loadReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {nameOf} from './examiners.js';

export type LinkRow = Selectable<Database['examiner_link']>;

/** More wrong codes than this, and the link is dead: the lead invites again. */
export const triesPerLink = 5;
/** A mailbox must not be flooded in the structure's name. */
const linksPerRequestAndDay = 20;

/** @throws {Refusal} with the codes of `examinerLinks.create` */
export async function inviteByLink(
  services: Services,
  options: {
    readonly request: string;
    readonly lead: string;
    readonly email: string;
    readonly name: string;
    readonly stance: Stance;
    readonly expiresInDays: number;
  },
): Promise<{link: ExaminerLink; code: string}> {
  const {db, sealer} = services;
  const {request: id, lead, email, name, stance} = options;
  const bucket = `links:${id}`;
  await countAttempt(db, {bucket, atMost: linksPerRequestAndDay, withinSeconds: 86_400}, services.now());
  const token = makeToken();
  const code = makeOneTimeCode();
  const linkId = crypto.randomUUID();
  const at = services.now();
  const expiresAt = new Date(at.getTime() + options.expiresInDays * 86_400_000).toISOString();
  await db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, id);
    const {row, machine} = request;
    const {structure_id: structure, person_id: about} = row;
    if (!awaitsReview(machine.state)) throw new Refusal('REQUEST_STATE');
    if (stance === 'peer' && machine.policy?.peersHold === undefined) throw new Refusal('PEER_NOT_ELIGIBLE');
    await t
      .insertInto('examiner_link')
      .values({
        id: linkId,
        structure_id: structure,
        request_id: id,
        invited_by: lead,
        name,
        email,
        stance,
        token_hash: hashToken(token),
        code_hash: sealer.hash(`${linkId} ${code}`),
        wrong_codes: 0,
        created_at: at.toISOString(),
        expires_at: expiresAt,
      })
      .execute();
    const badge = await readBadge(t, structure, row.badge_id);
    const details = {
      badgeName: badge.name,
      invitedBy: await nameOf(t, structure, lead),
      link: `/examine/${token}`,
      until: expiresAt,
    };
    const key = `examinerInvited:${linkId}`;
    await notify(t, {structure, to: {address: email}, kind: 'examinerInvited', details, key, now: at});
    await noteAct(t, {structure, by: lead, act: 'request.sharedByLink', about, object: id, at});
    const {panel, pool, decider} = machine;
    if (!panel) return;
    // Where examiners are named, the guest is one of them.
    const examiners = {panel: [...panel, {examiner: linkId, stance}], pool, decider};
    const next = advanceReviewed(machine, {type: 'assign', isLead: true, examiners}, at);
    if (!next.ok) throw new Refusal(next.code);
    await carryOut(t, {request, next: next.state, badge, at});
  });
  const row = await readLink(db, linkId);
  return {link: linkView(row, false), code};
}

export async function listLinks({db}: Services, request: string): Promise<ExaminerLink[]> {
  const rows = await db
    .selectFrom('examiner_link')
    .selectAll()
    .where('request_id', '=', request)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const answers = await db
    .selectFrom('review')
    .select('examiner_id')
    .where('request_id', '=', request)
    .execute();
  const answered = new Set(answers.map(({examiner_id: examiner}) => examiner));
  return rows.map((row) => linkView(row, answered.has(row.id)));
}

/** @throws {Refusal} LINK_UNKNOWN */
export async function revokeLink(
  {db, now}: Services,
  {request, link, lead}: {readonly request: string; readonly link: string; readonly lead: string},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await t
      .selectFrom('examiner_link')
      .innerJoin('request', 'request.id', 'examiner_link.request_id')
      .select(['examiner_link.structure_id', 'examiner_link.revoked_at', 'request.person_id'])
      .where('examiner_link.id', '=', link)
      .where('examiner_link.request_id', '=', request)
      .executeTakeFirst();
    if (!row) throw new Refusal('LINK_UNKNOWN');
    await t.deleteFrom('link_session').where('link_id', '=', link).execute();
    if (row.revoked_at !== null) return;
    await t
      .updateTable('examiner_link')
      .set({revoked_at: at.toISOString(), email: null})
      .where('id', '=', link)
      .execute();
    const {structure_id: structure, person_id: about} = row;
    await noteAct(t, {structure, by: lead, act: 'request.linkRevoked', about, object: request, at});
  });
}

/** Those by which somebody can still come in. */
export async function liveLinks(db: Executor, request: string, now: Date): Promise<LinkRow[]> {
  return db
    .selectFrom('examiner_link')
    .selectAll()
    .where('request_id', '=', request)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Forgets the addresses of links that are over, and the sessions that were open by them. */
export async function endLinks({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now().toISOString();
  await db.deleteFrom('link_session').where('expires_at', '<=', at).execute();
  await db
    .updateTable('examiner_link')
    .set({email: null})
    .where('expires_at', '<=', at)
    .where('email', 'is not', null)
    .execute();
}

async function readLink(db: Executor, id: string): Promise<LinkRow> {
  return db.selectFrom('examiner_link').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function linkView(row: LinkRow, hasAnswered: boolean): ExaminerLink {
  return {
    id: row.id,
    name: row.name,
    ...(row.email !== null && {email: row.email}),
    stance: row.stance,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.revoked_at !== null && {revokedAt: row.revoked_at}),
    ...(row.last_opened_at !== null && {lastOpenedAt: row.last_opened_at}),
    isLocked: row.wrong_codes >= triesPerLink,
    hasAnswered,
  };
}
