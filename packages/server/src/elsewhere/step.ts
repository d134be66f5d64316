/** The next step of one award on its way to another platform: sent, looked at, or taken back. */
import type {IssueOrder, IssuingPlatform, StandingElsewhere} from '@pepites/recognition';
import type {Services} from '../services.js';
import type {Database} from '../store/schema.js';
import type {Updateable} from 'kysely';
import {draftCode, isDraftThere} from './drafts.js';
import {noteSending} from './lease.js';
import type {IssueRow} from './order.js';

type Values = Updateable<Database['elsewhere_issue']>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** People take their badge soon, or hardly ever. */
const lookedAtForMs = 90 * dayMs;

export async function takeStep(
  services: Services,
  platform: IssuingPlatform,
  {row, order}: {readonly row: IssueRow; readonly order: IssueOrder | 'noAddress' | 'gone'},
): Promise<void> {
  const save = async (values: Values): Promise<void> => {
    await services.db
      .updateTable('elsewhere_issue')
      .set({busy_until: null, failures: 0, last_error: null, ...values})
      .where('award_id', '=', row.award_id)
      .execute();
    // Taken back here while we were at it: the next step is not to wait, nor to be left out.
    await services.db
      .updateTable('elsewhere_issue')
      .set({next_try_at: services.now().toISOString()})
      .where('award_id', '=', row.award_id)
      .where('state', '=', 'issued')
      .where('wants_revoked', '=', 1)
      .execute();
  };
  if (row.state === 'issued' && row.event !== null) {
    if (row.wants_revoked === 1) {
      await platform.revoke(row.event);
      await save({state: 'revoked', next_try_at: null});
      return;
    }
    await save(lookedAt(await platform.standing(row.event), row, services.now()));
    return;
  }
  const isWanted = order !== 'gone' && row.wants_revoked === 0;
  // What it became there is looked at in the next step, which also takes it back where that is wanted by now.
  const saveIssued = async (event: string): Promise<void> => {
    const now = services.now().toISOString();
    const values = {state: 'issued', event, issued_at: now, next_try_at: now} as const;
    return save({...values, ...(!isWanted && {wants_revoked: 1 as const})});
  };
  // Whoever holds it, and whatever address they have by now: it may be there.
  const found = row.was_sent === 1 ? await platform.find(row.award_id) : undefined;
  if (found !== undefined) return saveIssued(found);
  if (!isWanted) return save({state: 'withdrawn', next_try_at: null});
  if (order === 'noAddress')
    // They may still add one.
    return save({next_try_at: inMs(services.now(), dayMs), last_error: 'NO_ADDRESS'});
  if (await isDraftThere(services.db, {platform: row.platform, theirBadge: row.their_badge}))
    // Once a reading tells that it was published, it goes on at once.
    return save({next_try_at: inMs(services.now(), dayMs), last_error: draftCode});
  if (await noteSending(services, row)) await saveIssued(await platform.issue(order));
}

function lookedAt(standing: StandingElsewhere | undefined, row: IssueRow, now: Date): Values {
  const base = {looked_at: now.toISOString()};
  if (!standing) return {...base, next_try_at: nextLook(row, now)};
  const {assertion, assertionUrl, receiveUrl, isReceived, isInWallet, isRevoked} = standing;
  const isSettled = isRevoked || isInWallet === true;
  return {
    ...base,
    assertion,
    assertion_url: assertionUrl,
    receive_url: receiveUrl ?? null,
    is_received: isReceived ? 1 : 0,
    is_in_wallet: isInWallet === undefined ? null : isInWallet ? 1 : 0,
    ...(isRevoked && {state: 'revoked' as const}),
    next_try_at: isSettled ? null : nextLook(row, now),
  };
}

/** Every hour on the first day, then every day, then no more. */
function nextLook({issued_at: issuedAt}: IssueRow, now: Date): string | null {
  const age = now.getTime() - Date.parse(issuedAt ?? '');
  if (!(age < lookedAtForMs)) return null;
  return inMs(now, age < dayMs ? hourMs : dayMs);
}

const inMs = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
