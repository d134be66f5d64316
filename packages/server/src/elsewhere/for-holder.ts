/** What holders are told of their badges on other platforms on which these are given too. */
import type {AwardElsewhere} from '@pepites/recognition';
import {type AwardRow, isShowable} from '../awards/award-view.js';
import type {Executor} from '../store/open-store.js';
import type {IssueRow} from './order.js';

type Named = Pick<AwardRow, 'id' | 'state' | 'accepted_at' | 'suspended_at' | 'valid_until'>;

/** By the award; of those that are good here alone. */
export async function elsewhereForHolder(
  db: Executor,
  awards: readonly Named[],
  now: Date,
): Promise<Map<string, AwardElsewhere[]>> {
  const good = awards.filter((award) => isShowable(award, now));
  if (good.length === 0) return new Map();
  const rows = await db
    .selectFrom('elsewhere_issue')
    .selectAll()
    .where(
      'award_id',
      'in',
      good.map(({id}) => id),
    )
    .execute();
  const views = new Map(rows.map((row) => [row.award_id, viewOf(row)]));
  const open = good.filter((award) => !views.has(award.id) && award.accepted_at === null);
  return new Map([...views, ...(await onYes(db, open))]);
}

function viewOf(row: IssueRow): AwardElsewhere[] {
  const state = stateOf(row);
  if (!state) return [];
  const {platform, receive_url: receiveUrl} = row;
  const canTake = state === 'sent' || state === 'received';
  return [{platform, state, ...(canTake && receiveUrl !== null && {receiveUrl})}];
}

function stateOf(row: IssueRow): AwardElsewhere['state'] | undefined {
  switch (row.state) {
    case 'waiting':
      return row.last_error === 'NO_ADDRESS' ? 'needsAddress' : 'waiting';
    case 'refused':
      return 'refused';
    case 'revoked':
      return 'takenBack';
    case 'issued':
      if (row.is_in_wallet === 1) return 'inWallet';
      return row.is_received === 1 ? 'received' : 'sent';
    case 'withdrawn':
      return undefined;
  }
}

/** Those that were examined, and that their holder has not answered yet. */
async function onYes(db: Executor, awards: readonly Named[]): Promise<[string, AwardElsewhere[]][]> {
  if (awards.length === 0) return [];
  const rows = await db
    .selectFrom('award')
    .innerJoin('request', 'request.id', 'award.request_id')
    .innerJoin('elsewhere_link', (join) =>
      join
        .onRef('elsewhere_link.structure_id', '=', 'award.structure_id')
        .onRef('elsewhere_link.badge_id', '=', 'award.badge_id'),
    )
    .select(['award.id', 'elsewhere_link.platform'])
    .where(
      'award.id',
      'in',
      awards.map(({id}) => id),
    )
    .where('request.answer_by', 'is not', null)
    .where('award.organisation_id', 'is', null)
    .where('award.pseudonym_id', 'is', null)
    .execute();
  return rows.map(({id, platform}) => [id, [{platform, state: 'onYes'}]]);
}
