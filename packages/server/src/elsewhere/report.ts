/** How things stand with what is given on other platforms too, for whoever looks after the backend. Names nobody. */
import type {IssuingPlatformId} from '@pepites/recognition';
import type {Services} from '../services.js';
import type {IssueRow} from './order.js';

export interface IssuedElsewhere {
  readonly award: string;
  readonly structure: string;
  readonly platform: IssuingPlatformId;
  readonly state: IssueRow['state'];
  /** Why it waits, or was refused. */
  readonly code?: string;
  readonly failures: number;
  readonly event?: string;
  readonly isReceived: boolean;
  readonly isInWallet?: boolean;
  /** It was taken back here, and is not there yet. */
  readonly isToBeTakenBack?: true;
}

const mostShown = 1000;

/** Those that wait, were refused or are to be taken back first, then the latest. */
export async function issuedElsewhere({db}: Pick<Services, 'db'>): Promise<IssuedElsewhere[]> {
  const rows = await db
    .selectFrom('elsewhere_issue')
    .selectAll()
    .orderBy((eb) =>
      eb
        .case()
        .when('state', 'in', ['waiting', 'refused'])
        .then(0)
        .when(eb.and([eb('state', '=', 'issued'), eb('wants_revoked', '=', 1)]))
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('created_at', 'desc')
    .orderBy('award_id')
    .limit(mostShown)
    .execute();
  return rows.map((row) => ({
    award: row.award_id,
    structure: row.structure_id,
    platform: row.platform,
    state: row.state,
    ...(row.last_error !== null && {code: row.last_error}),
    failures: row.failures,
    ...(row.event !== null && {event: row.event}),
    isReceived: row.is_received === 1,
    ...(row.is_in_wallet !== null && {isInWallet: row.is_in_wallet === 1}),
    ...(row.state === 'issued' && row.wants_revoked === 1 && {isToBeTakenBack: true as const}),
  }));
}

/**
 * Of awards that are still good, what was refused is tried again, on the badge that the structure names now; what waits is tried at once,
 * and what may have arrived as what it was sent as. What was to be taken back there, and was not, is too.
 * @param structure absent: of all
 * @returns how many
 */
export async function retryElsewhere(
  {db, now}: Pick<Services, 'db' | 'now'>,
  structure?: string,
): Promise<number> {
  return db.transaction().execute(async (t) => {
    const revocations = await t
      .updateTable('elsewhere_issue')
      .set({failures: 0, next_try_at: now().toISOString()})
      .where('state', '=', 'issued')
      .where('wants_revoked', '=', 1)
      .$if(structure !== undefined, (query) => query.where('structure_id', '=', structure ?? ''))
      .returning('award_id')
      .execute();
    const rows = await t
      .selectFrom('elsewhere_issue')
      .innerJoin('award', 'award.id', 'elsewhere_issue.award_id')
      .innerJoin('elsewhere_link', (join) =>
        join
          .onRef('elsewhere_link.structure_id', '=', 'award.structure_id')
          .onRef('elsewhere_link.badge_id', '=', 'award.badge_id'),
      )
      .select([
        'elsewhere_issue.award_id',
        'elsewhere_issue.state',
        'elsewhere_issue.was_sent',
        'elsewhere_link.their_badge',
        'elsewhere_link.alias',
      ])
      .where('elsewhere_issue.state', 'in', ['refused', 'waiting'])
      .where('elsewhere_issue.wants_revoked', '=', 0)
      .where('award.state', '=', 'issued')
      .$if(structure !== undefined, (query) =>
        query.where('elsewhere_issue.structure_id', '=', structure ?? ''),
      )
      .execute();
    for (const {award_id: award, state, was_sent: wasSent, ...named} of rows) {
      const mayBeThere = state === 'waiting' && wasSent === 1;
      await t
        .updateTable('elsewhere_issue')
        .set({
          ...(!mayBeThere && named),
          state: 'waiting',
          failures: 0,
          next_try_at: now().toISOString(),
        })
        .where('award_id', '=', award)
        .execute();
    }
    return rows.length + revocations.length;
  });
}
