/** What it does to an award to be taken back: its bit is set, and whatever rested on it follows its policy. */
import {advanceKeyBadge, advanceReviewed, minMessageLength} from '@pepites/recognition';
import {readBadge} from '../catalogue/catalogue.js';
import {takeBackElsewhere} from '../elsewhere/queue.js';
import {revokePseudonym} from '../issuing/pseudonyms.js';
import {revokeStatus} from '../issuing/status-list.js';
import {notify} from '../notifications/notify.js';
import {loadReviewed} from '../requests/request-rows.js';
import {saveReviewed} from '../requests/save-reviewed.js';
import type {Session} from '../store/open-store.js';
import {tellOfAward} from '../webhooks/happened.js';
import type {AwardRow} from './award-view.js';
import {settleKeysOf} from './key-badges.js';
import {heldTowards, isKeyBadge, loadKeyCase, saveKeyCase} from './key-cases.js';

export interface TakingBack {
  readonly reason: string;
  readonly at: Date;
  /** The holder gave it back themselves. */
  readonly isGivenBack?: boolean;
  /** The holder refused it. */
  readonly refusedAt?: string;
  /** False: who calls tells the request. @default true */
  readonly tellsRequest?: boolean;
}

/** Key badges that fall with it fall in the same transaction, however deep they are nested. */
export async function takeBack(t: Session, award: AwardRow, taking: TakingBack): Promise<void> {
  await end(t, award, taking);
  await loseWhatRestsOn(t, lossOf(award, 'revoked'), taking);
}

/** A badge that no longer counts: taken back, or a key badge that is suspended; of this structure or of another issuer. */
export interface Loss {
  /** As `key_counted` names it: the award, or the person's badge of another issuer. */
  readonly counted: string;
  readonly how: 'revoked' | 'suspended';
  readonly structure: string;
  readonly person: string;
  /** What required it: see `requirementKey`. */
  readonly required: string;
}

/**
 * Each key badge follows its own policy; what falls or waits with it, falls or waits for those above. That ends: a badge falls once, and
 * none is suspended that is suspended already.
 */
export async function loseWhatRestsOn(
  t: Session,
  first: Loss,
  taking: Pick<TakingBack, 'reason' | 'at' | 'tellsRequest'>,
): Promise<void> {
  const waiting = [first];
  for (const loss of waiting) {
    for (const {row, how} of await loseCounted(t, loss, taking)) {
      if (how === 'revoked') await end(t, row, taking);
      waiting.push(lossOf(row, how));
    }
    const {structure, person, required} = loss;
    await settleKeysOf(t, {structure, person, required: [required], now: taking.at});
  }
}

function lossOf(row: AwardRow, how: Loss['how']): Loss {
  return {counted: row.id, how, structure: row.structure_id, person: row.person_id, required: row.badge_id};
}

async function end(t: Session, row: AwardRow, taking: TakingBack): Promise<void> {
  await markTakenBack(t, row, taking);
  if (taking.tellsRequest !== false) await settleRequest(t, row, taking);
  await settleOwnCase(t, row);
}

async function markTakenBack(t: Session, row: AwardRow, taking: TakingBack): Promise<void> {
  const at = taking.at.toISOString();
  await t
    .updateTable('award')
    .set({
      state: 'revoked',
      revoked_at: at,
      ...(taking.reason.trim() !== '' && {revoke_reason: taking.reason.trim()}),
      ...(taking.refusedAt !== undefined && {refused_at: taking.refusedAt}),
      ...(taking.isGivenBack === true && {withdrawn_at: at}),
    })
    .where('id', '=', row.id)
    .execute();
  if (row.pseudonym_id !== null) await revokePseudonym(t, row.pseudonym_id);
  if (row.status_index !== null) await revokeStatus(t, row.structure_id, row.status_index);
  await takeBackElsewhere(t, row.id, taking.at);
  await t.deleteFrom('supporter_listing').where('award_id', '=', row.id).execute();
  // What was never published was never told.
  if (row.state === 'issued') await tellOfAward(t, 'award.revoked', row, taking.at);
}

/** An operator may give a reason that is too short for people: the badge is revoked all the same. */
async function settleRequest(t: Session, row: AwardRow, {reason, at}: TakingBack): Promise<void> {
  if (row.request_id === null) return;
  const request = await loadReviewed(t, row.request_id);
  const isToldWhy = reason.trim().length >= minMessageLength;
  const next = isToldWhy
    ? advanceReviewed(request.machine, {type: 'revoke', reason: reason.trim()}, at)
    : advanceReviewed({...request.machine, policy: undefined}, {type: 'revoke'}, at);
  if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
}

/** The award's own machine, where it came from one, is at its end. */
async function settleOwnCase(t: Session, row: AwardRow): Promise<void> {
  await t.updateTable('key_case').set({state: 'revoked'}).where('award_id', '=', row.id).execute();
  await t.updateTable('self_badge').set({state: 'retired'}).where('award_id', '=', row.id).execute();
  await t
    .updateTable('criteria_case')
    .set({state: 'revoked', contest: null})
    .where('award_id', '=', row.id)
    .execute();
}

interface Fallen {
  readonly row: AwardRow;
  readonly how: Loss['how'];
}

/** The key badges that were counted from it, each by its own policy: keep, suspend, revoke. @returns those that changed */
async function loseCounted(
  t: Session,
  loss: Loss,
  {reason, at}: Pick<TakingBack, 'reason' | 'at'>,
): Promise<Fallen[]> {
  const rows = await t
    .selectFrom('key_counted')
    .innerJoin('key_case', 'key_case.award_id', 'key_counted.award_id')
    .select(['key_case.structure_id', 'key_case.badge_id', 'key_case.person_id', 'key_case.award_id'])
    .where('key_counted.counted', '=', loss.counted)
    .execute();
  const fallen: Fallen[] = [];
  for (const row of rows) {
    const holder = {structure: row.structure_id, person: row.person_id, now: at};
    const badge = await readBadge(t, row.structure_id, row.badge_id);
    if (!isKeyBadge(badge) || row.award_id === null) continue;
    const held = await heldTowards(t, holder, badge.process);
    const {machine} = await loadKeyCase(t, holder, badge, held);
    const type = loss.how === 'revoked' ? 'countedRevoked' : 'countedSuspended';
    const next = advanceKeyBadge(machine, {type, award: loss.counted, reason, held}, at);
    if (!next.ok) continue;
    await saveKeyCase(t, holder, badge.id, next.state);
    const {state} = next.state;
    if (state === machine.state || (state !== 'suspended' && state !== 'revoked')) continue;
    await notify(t, {
      structure: row.structure_id,
      to: {person: row.person_id},
      kind: state === 'suspended' ? 'keyBadgeSuspended' : 'keyBadgeLost',
      details: {badgeName: badge.name},
      key: `keyBadge:${state}:${row.award_id}:${at.toISOString()}`,
      now: at,
    });
    fallen.push({
      row: await t.selectFrom('award').selectAll().where('id', '=', row.award_id).executeTakeFirstOrThrow(),
      how: state,
    });
  }
  return fallen;
}
