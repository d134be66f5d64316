/** An award as the contract says it. */
import type {Award, LocalisedText} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {elsewhereForHolder} from '../elsewhere/for-holder.js';
import {Refusal} from '../refusal.js';
import {readSelfBadges, selfBadgeId} from '../self-created/self-badge-rows.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type AwardRow = Selectable<Database['award']>;

export function shareUrlOf(services: Pick<Services, 'publicUrl'>, token: string): string {
  return `${services.publicUrl}/b/${token}`;
}

/** @throws {Refusal} AWARD_NOT_VALID for one that is not signed, was taken back or suspended, or is past its date */
export function assertShowable(award: AwardRow, now: Date): void {
  if (!isShowable(award, now)) throw new Refusal('AWARD_NOT_VALID');
}

/** Signed, not taken back or suspended, and not past its date. */
export function isShowable(
  award: Pick<AwardRow, 'state' | 'suspended_at' | 'valid_until'>,
  now: Date,
): boolean {
  const isPast = award.valid_until !== null && Date.parse(award.valid_until) <= now.getTime();
  return award.state === 'issued' && award.suspended_at === null && !isPast;
}

const awardById = keptQuery((db, {id}: {id: string}) =>
  db.selectFrom('award').selectAll().where('id', '=', id),
);

export async function readAward(db: Executor, award: string): Promise<AwardRow> {
  const [row] = await awardById(db, {id: award});
  if (!row) throw new Refusal('AWARD_UNKNOWN');
  return row;
}

/**
 * @param told.isForHolder the addresses are for the person alone, who may pass them on
 * @param told.isOwnPage where they take a badge on another platform is for pages that the structure knows: who has it can take the badge
 */
export async function awardViews(
  services: Pick<Services, 'publicUrl' | 'now'>,
  db: Executor,
  rows: readonly AwardRow[],
  {isForHolder, isOwnPage = false}: {readonly isForHolder: boolean; readonly isOwnPage?: boolean},
): Promise<Award[]> {
  const names = await namesOf(db, rows);
  const elsewhere = isForHolder && isOwnPage ? await elsewhereForHolder(db, rows, services.now()) : undefined;
  const now = services.now().toISOString();
  return rows.map((row) => ({
    id: row.id,
    structure: row.structure_id,
    badge: row.badge_id,
    badgeName: names.get(versionKey(row)) ?? {fr: row.badge_id},
    state: row.state,
    awardedAt: row.awarded_at,
    badgeVersion: row.badge_version,
    ...(row.valid_until !== null && {
      validUntil: row.valid_until,
      isExpired: row.valid_until <= now,
    }),
    ...(isForHolder &&
      row.state !== 'signing' &&
      row.share_token !== null &&
      addresses(services, row.share_token)),
    ...(row.organisation_id !== null && {organisation: row.organisation_id}),
    ...(row.pseudonym_id !== null && {isSelfCreated: true}),
    ...(row.suspended_at !== null && {suspendedAt: row.suspended_at}),
    ...(row.accepted_at !== null && {acceptedAt: row.accepted_at}),
    ...(isForHolder && row.revoke_reason !== null && {revokeReason: row.revoke_reason}),
    ...(row.counted_from !== null && {countedFrom: [...fromJsonText(row.counted_from)]}),
    ...elsewhereIn(elsewhere?.get(row.id)),
  }));
}

const elsewhereIn = (elsewhere: Award['elsewhere']): Pick<Award, 'elsewhere'> =>
  elsewhere && elsewhere.length > 0 ? {elsewhere} : {};

type VersionOf = Pick<AwardRow, 'badge_owner' | 'badge_id' | 'badge_version'>;

function versionKey({badge_owner: owner, badge_id: badge, badge_version: version}: VersionOf): string {
  return `${owner}/${badge}/${version}`;
}

/** As the badge was called when it was given. */
async function namesOf(db: Executor, rows: readonly VersionOf[]): Promise<Map<string, LocalisedText>> {
  const versions = await db
    .selectFrom('badge_version')
    .select(['structure_id as badge_owner', 'badge_id', 'number as badge_version', 'meaning'])
    .where('structure_id', 'in', [...new Set(rows.map((row) => row.badge_owner))])
    .where('badge_id', 'in', [...new Set(rows.map((row) => row.badge_id))])
    .execute();
  const names = new Map<string, LocalisedText>();
  for (const row of versions) names.set(versionKey(row), fromJsonText(row.meaning).name);
  const owners = [...new Set(rows.map((row) => row.badge_owner))];
  const selfMade = await readSelfBadges(
    db,
    owners,
    rows.map((row) => row.badge_id),
  );
  for (const row of rows) {
    const own = selfMade.find(({id}) => selfBadgeId(id) === row.badge_id);
    if (own) names.set(versionKey(row), {fr: own.name});
  }
  return names;
}

function addresses(
  services: Pick<Services, 'publicUrl'>,
  token: string,
): Required<Pick<Award, 'credentialUrl' | 'imageUrl' | 'pageUrl'>> {
  const page = shareUrlOf(services, token);
  return {credentialUrl: `${page}/credential.json`, imageUrl: `${page}/badge.png`, pageUrl: page};
}
