/** The versions of a badge, as they are kept and as the contract says them. */
import type {BadgeVersion} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {Refusal} from '../refusal.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {languagesOf} from './badge-meaning.js';
import {badgeKey} from './catalogue.js';

export type BadgeVersionRow = Selectable<Database['badge_version']>;

type VersionLine = Pick<BadgeVersion, 'number' | 'publishedAt' | 'contentHash' | 'isCurrent'>;

interface Sought {
  /** The one that made the badge. */
  readonly structure: string;
  readonly badge: string;
  readonly number: number;
}

const versionOf = keptQuery((db, {structure, badge, number}: Sought) =>
  db
    .selectFrom('badge_version')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('number', '=', number),
);

/** @throws {Refusal} BADGE_VERSION_UNKNOWN */
export async function readBadgeVersion(
  db: Executor,
  {structure, badge, number}: Sought,
): Promise<BadgeVersionRow> {
  const [row] = await versionOf(db, {structure, badge, number});
  if (!row) throw new Refusal('BADGE_VERSION_UNKNOWN');
  return row;
}

/** By `badgeKey` of their makers: the version that each badge has now. */
export async function currentVersions(
  db: Executor,
  badges: readonly {readonly owner: string; readonly id: string}[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('badge')
    .select(['structure_id', 'id', 'version'])
    .where('structure_id', 'in', [...new Set(badges.map(({owner}) => owner))])
    .execute();
  return new Map(rows.map((row) => [badgeKey(row.structure_id, row.id), row.version]));
}

/** Newest first. */
export async function badgeVersionLines(
  db: Executor,
  structure: string,
  badge: string,
): Promise<VersionLine[]> {
  const rows = await db
    .selectFrom('badge_version')
    .select(['number', 'published_at', 'content_hash'])
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row, index) => lineOf(row, index === 0));
}

export function badgeVersionView(
  services: Pick<Services, 'publicUrl'>,
  row: BadgeVersionRow,
  isCurrent: boolean,
): BadgeVersion {
  const meaning = fromJsonText(row.meaning);
  const languages = languagesOf(meaning);
  return {
    ...lineOf(row, isCurrent),
    ...meaning,
    structure: row.structure_id,
    badge: row.badge_id,
    languages,
    imageUrl: versionImageUrlOf(services, row),
    achievementUrls: Object.fromEntries(
      languages.map((language) => [language, achievementUrlOf(services, row, language)]),
    ),
  };
}

function lineOf(
  row: Pick<BadgeVersionRow, 'number' | 'published_at' | 'content_hash'>,
  isCurrent: boolean,
): VersionLine {
  return {
    number: row.number,
    publishedAt: row.published_at,
    contentHash: row.content_hash,
    isCurrent,
  };
}

type VersionKey = Pick<BadgeVersionRow, 'structure_id' | 'badge_id' | 'number'>;

/** The image of that version; it stays when the badge is given another one. */
export function versionImageUrlOf(services: Pick<Services, 'publicUrl'>, row: VersionKey): string {
  return `${badgeUrlOf(services, row.structure_id, row.badge_id)}/image?version=${row.number}`;
}

/** The achievement of that version in one language, as a document of its own. */
export function achievementUrlOf(
  services: Pick<Services, 'publicUrl'>,
  row: VersionKey,
  language: string,
): string {
  return `${badgeUrlOf(services, row.structure_id, row.badge_id)}/achievements/${row.number}/${language}`;
}
