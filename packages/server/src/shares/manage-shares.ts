/** A person’s links to their badge: making one, seeing them, ending one. */
import type {NewShare, Share} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {assertShowable, type AwardRow, readAward, shareUrlOf} from '../awards/award-view.js';
import {makeLinkToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {dayOf, tally} from '../statistics/tally.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {assertRoom, endOf, labelOf} from './link-end.js';

export type ShareRow = Selectable<Database['share']>;

/** @throws {Refusal} AWARD_NOT_VALID, SHARE_LIMIT, BAD_REQUEST */
export async function createShare(
  services: Pick<Services, 'db' | 'now' | 'publicUrl'>,
  wish: NewShare & {readonly award: string},
): Promise<Share> {
  const now = services.now();
  const endsAt = endOf(wish, now);
  return services.db.transaction().execute(async (t) => {
    const award = await readAward(t, wish.award);
    assertShowable(award, now);
    const links = t.selectFrom('share').select('ends_at').where('award_id', '=', award.id);
    assertRoom(await links.where('revoked_at', 'is', null).execute(), now);
    const row = await insertShare(t, award, {
      token: makeLinkToken(),
      scope: wish.scope,
      label: labelOf(wish),
      is_default: 0,
      is_indexed: wish.isIndexed === true ? 1 : 0,
      ends_at: endsAt,
      now,
    });
    await note(t, row, 'share.created', now);
    await tally(t, {structure: row.structure_id, what: 'linkMade', day: dayOf(now)});
    return shareView(services, row, now);
  });
}

/** The link that an award has from the start; in the transaction that gives the award its token. */
export async function openDefaultShare(
  t: Session,
  award: Pick<AwardRow, 'id' | 'structure_id' | 'person_id'>,
  {token, now}: {readonly token: string; readonly now: Date},
): Promise<void> {
  await insertShare(t, award, {
    token,
    scope: 'minimal',
    label: null,
    is_default: 1,
    is_indexed: 0,
    ends_at: null,
    now,
  });
}

export async function listShares(
  services: Pick<Services, 'db' | 'now' | 'publicUrl'>,
  award: string,
): Promise<Share[]> {
  const rows = await services.db
    .selectFrom('share')
    .selectAll()
    .where('award_id', '=', award)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => shareView(services, row, services.now()));
}

/**
 * At once, for the page and everything beside it. The award's own link is replaced by a new one, so that its person still sees it.
 * @throws {Refusal} SHARE_UNKNOWN
 */
export async function revokeShare(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {award, share}: {readonly award: string; readonly share: string},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await t
      .selectFrom('share')
      .selectAll()
      .where('id', '=', share)
      .where('award_id', '=', award)
      .executeTakeFirst();
    if (!row) throw new Refusal('SHARE_UNKNOWN');
    if (row.revoked_at !== null) return;
    await t
      .updateTable('share')
      .set({revoked_at: at.toISOString(), is_default: 0})
      .where('id', '=', share)
      .execute();
    await note(t, row, 'share.revoked', at);
    if (row.is_default === 0) return;
    const token = makeLinkToken();
    const renewed = await t
      .updateTable('award')
      .set({share_token: token})
      .where('id', '=', award)
      .returning(['id', 'structure_id', 'person_id'])
      .executeTakeFirstOrThrow();
    await openDefaultShare(t, renewed, {token, now: at});
  });
}

export function shareState(row: Pick<ShareRow, 'revoked_at' | 'ends_at'>, now: Date): Share['state'] {
  if (row.revoked_at !== null) return 'revoked';
  return row.ends_at !== null && Date.parse(row.ends_at) <= now.getTime() ? 'ended' : 'open';
}

function shareView(services: Pick<Services, 'publicUrl'>, row: ShareRow, now: Date): Share {
  return {
    id: row.id,
    award: row.award_id,
    url: shareUrlOf(services, row.token),
    scope: row.scope,
    ...(row.label !== null && {label: row.label}),
    state: shareState(row, now),
    isDefault: row.is_default === 1,
    isIndexed: row.is_indexed === 1,
    createdAt: row.created_at,
    ...(row.ends_at !== null && {endsAt: row.ends_at}),
    ...(row.revoked_at !== null && {revokedAt: row.revoked_at}),
    openings: row.openings,
  };
}

async function insertShare(
  t: Session,
  award: Pick<AwardRow, 'id' | 'structure_id' | 'person_id'>,
  made: Pick<ShareRow, 'token' | 'scope' | 'label' | 'is_default' | 'is_indexed' | 'ends_at'> & {
    readonly now: Date;
  },
): Promise<ShareRow> {
  const {now, ...values} = made;
  const row: ShareRow = {
    id: crypto.randomUUID(),
    structure_id: award.structure_id,
    award_id: award.id,
    person_id: award.person_id,
    openings: 0,
    created_at: now.toISOString(),
    revoked_at: null,
    ...values,
  };
  await addShare(t, row);
  return row;
}

const addShare = keptQuery((t, row: ShareRow) => t.insertInto('share').values(row));

async function note(
  t: Session,
  row: ShareRow,
  act: 'share.created' | 'share.revoked',
  at: Date,
): Promise<void> {
  await noteAct(t, {
    structure: row.structure_id,
    by: row.person_id,
    act,
    about: row.person_id,
    object: row.id,
    at,
  });
}
