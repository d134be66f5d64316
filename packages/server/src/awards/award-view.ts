/** An award as the contract says it. */
import type {Award} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {badgeKey, knownBadges} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type AwardRow = Selectable<Database['award']>;

export function shareUrlOf(services: Pick<Services, 'publicUrl'>, token: string): string {
  return `${services.publicUrl}/b/${token}`;
}

/** @throws {Refusal} AWARD_NOT_VALID for one that is not signed, was taken back, or is past its date */
export function assertShowable(award: AwardRow, now: Date): void {
  const isPast = award.valid_until !== null && Date.parse(award.valid_until) <= now.getTime();
  if (award.state !== 'issued' || isPast) throw new Refusal('AWARD_NOT_VALID');
}

export async function readAward(db: Executor, award: string): Promise<AwardRow> {
  const row = await db.selectFrom('award').selectAll().where('id', '=', award).executeTakeFirst();
  if (!row) throw new Refusal('AWARD_UNKNOWN');
  return row;
}

/** @param isForHolder the addresses are for the person alone, who may pass them on */
export async function awardViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly AwardRow[],
  {isForHolder}: {readonly isForHolder: boolean},
): Promise<Award[]> {
  const structures = [...new Set(rows.map((row) => row.structure_id))];
  const badges = await knownBadges(
    db,
    structures,
    rows.map((row) => row.badge_id),
  );
  return rows.map((row) => ({
    id: row.id,
    structure: row.structure_id,
    badge: row.badge_id,
    badgeName: badges.get(badgeKey(row.structure_id, row.badge_id))?.name ?? {fr: row.badge_id},
    state: row.state,
    awardedAt: row.awarded_at,
    ...(isForHolder &&
      row.state !== 'signing' &&
      row.share_token !== null &&
      addresses(services, row.share_token)),
    ...(row.accepted_at !== null && {acceptedAt: row.accepted_at}),
    ...(isForHolder && row.revoke_reason !== null && {revokeReason: row.revoke_reason}),
    ...(row.counted_from !== null && {countedFrom: [...fromJsonText(row.counted_from)]}),
  }));
}

function addresses(
  services: Pick<Services, 'publicUrl'>,
  token: string,
): Required<Pick<Award, 'credentialUrl' | 'imageUrl' | 'pageUrl'>> {
  const page = shareUrlOf(services, token);
  return {credentialUrl: `${page}/credential.json`, imageUrl: `${page}/badge.png`, pageUrl: page};
}
