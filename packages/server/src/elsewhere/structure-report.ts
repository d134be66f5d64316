/** For a structure's lead: which badges are given on another platform too, and what has not got there. */
import type {ElsewhereReport, IssuingPlatformId, LocalisedText, StuckElsewhere} from '@pepites/recognition';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {IssueRow} from './order.js';

const mostStuck = 200;

export async function elsewhereReport(
  {db, trials}: Pick<Services, 'db' | 'trials'>,
  structure: string,
): Promise<ElsewhereReport> {
  const links = await linksOf(db, structure);
  const [first] = links;
  const platform = first?.platform;
  const counts = await countsOf(db, structure);
  return {
    ...(platform && {platform}),
    places: trials.places,
    isConnected: platform !== undefined && trials.isConnected(platform),
    ...(first && first.alias !== null && {alias: first.alias}),
    badges: links.map(({badge_id: badge, definition, their_badge: theirBadge, ...theirs}) => ({
      badge,
      badgeName: nameIn(definition, badge),
      theirBadge,
      ...(theirs.name !== null && {theirName: theirs.name}),
      ...(theirs.gone_at !== null && {isGone: true as const}),
      ...(theirs.gone_at === null && theirs.is_draft === 1 && {isDraft: true as const}),
    })),
    ...counts,
    stuck: await stuckOf(db, structure),
  };
}

/** What the definition names; undefined: none. */
export async function platformOf(db: Executor, structure: string): Promise<IssuingPlatformId | undefined> {
  const row = await db
    .selectFrom('elsewhere_link')
    .select('platform')
    .where('structure_id', '=', structure)
    .limit(1)
    .executeTakeFirst();
  return row?.platform;
}

async function linksOf(db: Executor, structure: string) {
  return db
    .selectFrom('elsewhere_link')
    .leftJoin('badge', (join) =>
      join
        .onRef('badge.structure_id', '=', 'elsewhere_link.structure_id')
        .onRef('badge.id', '=', 'elsewhere_link.badge_id'),
    )
    .leftJoin('elsewhere_badge', (join) =>
      join
        .onRef('elsewhere_badge.platform', '=', 'elsewhere_link.platform')
        .onRef('elsewhere_badge.id', '=', 'elsewhere_link.their_badge'),
    )
    .select([
      'elsewhere_link.platform',
      'elsewhere_link.alias',
      'elsewhere_link.badge_id',
      'elsewhere_link.their_badge',
      'badge.definition',
      'elsewhere_badge.name',
      'elsewhere_badge.gone_at',
      'elsewhere_badge.is_draft',
    ])
    .where('elsewhere_link.structure_id', '=', structure)
    .orderBy('elsewhere_link.badge_id')
    .execute();
}

type Counts = Pick<
  ElsewhereReport,
  'given' | 'received' | 'takenBack' | 'waiting' | 'refused' | 'notTakenBack'
>;

async function countsOf(db: Executor, structure: string): Promise<Counts> {
  const rows = await db
    .selectFrom('elsewhere_issue')
    .select(['state', 'wants_revoked', 'is_received', 'is_in_wallet', (eb) => eb.fn.countAll().as('count')])
    .where('structure_id', '=', structure)
    .groupBy(['state', 'wants_revoked', 'is_received', 'is_in_wallet'])
    .execute();
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((total, {count}) => total + Number(count), 0);
  const isGiven = ({state, wants_revoked: wanted}: (typeof rows)[number]): boolean =>
    state === 'issued' && wanted === 0;
  return {
    given: sum(isGiven),
    received: sum((row) => isGiven(row) && (row.is_received === 1 || row.is_in_wallet === 1)),
    takenBack: sum(({state}) => state === 'revoked'),
    waiting: sum(({state, wants_revoked: wanted}) => state === 'waiting' && wanted === 0),
    refused: sum(({state}) => state === 'refused'),
    notTakenBack: sum(({state, wants_revoked: wanted}) => state === 'issued' && wanted === 1),
  };
}

async function stuckOf(db: Executor, structure: string): Promise<StuckElsewhere[]> {
  const rows = await db
    .selectFrom('elsewhere_issue')
    .innerJoin('award', 'award.id', 'elsewhere_issue.award_id')
    .leftJoin('badge', (join) =>
      join.onRef('badge.structure_id', '=', 'award.structure_id').onRef('badge.id', '=', 'award.badge_id'),
    )
    .selectAll('elsewhere_issue')
    .select(['award.badge_id', 'award.revoked_at', 'badge.definition'])
    .where('elsewhere_issue.structure_id', '=', structure)
    .where((eb) =>
      eb.or([
        eb('elsewhere_issue.state', '=', 'refused'),
        eb.and([eb('elsewhere_issue.state', '=', 'waiting'), eb('elsewhere_issue.wants_revoked', '=', 0)]),
        eb.and([eb('elsewhere_issue.state', '=', 'issued'), eb('elsewhere_issue.wants_revoked', '=', 1)]),
      ]),
    )
    .orderBy('elsewhere_issue.created_at')
    .orderBy('elsewhere_issue.award_id')
    .limit(mostStuck)
    .execute();
  return rows.map((row) => ({
    award: row.award_id,
    badge: row.badge_id,
    badgeName: nameIn(row.definition, row.badge_id),
    since: stateOf(row) === 'notTakenBack' ? (row.revoked_at ?? row.created_at) : row.created_at,
    state: stateOf(row),
    ...(row.last_error !== null && {code: row.last_error}),
    failures: row.failures,
    ...(row.next_try_at !== null && {nextTryAt: row.next_try_at}),
  }));
}

function stateOf({state}: Pick<IssueRow, 'state'>): StuckElsewhere['state'] {
  if (state === 'issued') return 'notTakenBack';
  return state === 'refused' ? 'refused' : 'waiting';
}

type Definition = Parameters<typeof fromJsonText<{readonly name: LocalisedText}>>[0];

/** A badge of a network is not among the structure's own. */
const nameIn = (definition: Definition | null, id: string): LocalisedText =>
  definition === null ? {fr: id} : fromJsonText(definition).name;
