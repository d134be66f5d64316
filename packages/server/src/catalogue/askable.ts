/** A page of the catalogue: what one can ask for here now. Reads badges only, so awards however many cost nothing. */
import type {CatalogueEntry, IssuanceMode} from '@pepites/recognition';
import {type RawBuilder, sql, type SqlBool} from 'kysely';
import {Refusal} from '../refusal.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Database} from '../store/schema.js';
import {conceptToken, plainWords} from './search-columns.js';
import {badgeSources, type BadgeSource} from './badge-sources.js';
import {languagesOf, meaningOf} from './badge-meaning.js';

/** Modes that a person asks for; the others come of a course, of other badges, or of the person’s own hand. */
const askedFor: readonly IssuanceMode[] = ['reviewed', 'automaticOnRequest'];
const mostWords = 8;

export interface CatalogueQuestion {
  readonly structure: string;
  readonly q?: string | undefined;
  readonly mode?: IssuanceMode | undefined;
  readonly moment?: string | undefined;
  readonly concept?: string | undefined;
  readonly language?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * In the order in which badges came, a structure’s own before its network’s: new ones come last. The cursor names the last badge seen: what is
 * added or taken away meanwhile neither repeats nor hides another.
 * @throws {Refusal} BAD_REQUEST for a cursor that is none
 */
export async function cataloguePage(
  services: Pick<Services, 'db' | 'publicUrl' | 'now'>,
  question: CatalogueQuestion,
): Promise<{items: CatalogueEntry[]; next?: string}> {
  const {limit} = question;
  const after = question.cursor === undefined ? undefined : readCursor(question.cursor);
  const sources = await badgeSources(services.db, question.structure);
  const rows: Row[] = [];
  for (const [rank, source] of sources.entries()) {
    if (after && rank < after.rank) continue;
    const from = after?.rank === rank ? after : undefined;
    rows.push(
      ...(await rowsOf(services, question, {source, rank, after: from, limit: limit + 1 - rows.length})),
    );
    if (rows.length > limit) break;
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => entryOf(services, row)),
    ...(rows.length > limit && last && {next: writeCursor(last)}),
  };
}

interface Place {
  readonly rank: number;
  readonly order: number;
  readonly id: string;
}

type Row = Place & {
  readonly structure_id: string;
  readonly structure_name: string;
  readonly definition: Database['badge']['definition'];
  readonly version: number;
  readonly opens_at: string | null;
  readonly closes_at: string | null;
};

async function rowsOf(
  {db, now}: Pick<Services, 'db' | 'now'>,
  question: CatalogueQuestion,
  part: {
    readonly source: BadgeSource;
    readonly rank: number;
    readonly after: Place | undefined;
    readonly limit: number;
  },
): Promise<Row[]> {
  const {source, rank, after, limit} = part;
  const at = now().toISOString();
  const modes = question.mode === undefined ? askedFor : [question.mode];
  let query = db
    .selectFrom('badge')
    .innerJoin('structure', 'structure.id', 'badge.structure_id')
    .select(['badge.id', 'badge.structure_id', 'structure.name as structure_name', 'badge.definition'])
    .select(['badge.version', 'badge.listed_order as order', 'badge.opens_at', 'badge.closes_at'])
    .where('badge.structure_id', '=', source.structure)
    .where('badge.is_retired', '=', 0)
    .where('badge.mode', 'in', modes)
    .where((eb) => eb.or([eb('badge.opens_at', 'is', null), eb('badge.opens_at', '<=', at)]))
    .where((eb) => eb.or([eb('badge.closes_at', 'is', null), eb('badge.closes_at', '>', at)]))
    .orderBy('badge.listed_order')
    .orderBy('badge.id')
    .limit(limit);
  if (source.isShared) query = query.where('badge.shared', '=', 1);
  if (question.moment !== undefined) query = query.where('badge.moment', '=', question.moment);
  if (question.language !== undefined) query = query.where(holds('languages', ` ${question.language} `));
  if (question.concept !== undefined && question.concept !== '')
    query = query.where(holds('concepts', ` ${conceptToken(question.concept)} `));
  for (const word of plainWords(question.q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords))
    query = query.where(holds('search_text', word));
  if (after)
    query = query.where((eb) =>
      eb.or([
        eb('badge.listed_order', '>', after.order),
        eb.and([eb('badge.listed_order', '=', after.order), eb('badge.id', '>', after.id)]),
      ]),
    );
  const rows = await query.execute();
  return rows.map((row) => ({...row, rank}));
}

/** `like`, with what the text itself has of its signs taken as letters. */
function holds(column: 'languages' | 'concepts' | 'search_text', text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${sql.ref(`badge.${column}`)} like ${pattern} escape '\\'`;
}

function entryOf(services: Pick<Services, 'publicUrl'>, row: Row): CatalogueEntry {
  const badge = fromJsonText(row.definition);
  const {process} = badge;
  return {
    id: row.id,
    structure: row.structure_id,
    structureName: row.structure_name,
    name: badge.name,
    description: badge.description,
    imageUrl: `${badgeUrlOf(services, row.structure_id, row.id)}/image`,
    imageAlt: badge.imageAlt,
    mode: process.mode,
    ...(badge.moment && {moment: badge.moment}),
    version: row.version,
    languages: languagesOf(meaningOf(badge)),
    alignments: badge.alignments,
    ...(row.opens_at !== null && {opensAt: row.opens_at}),
    ...(row.closes_at !== null && {closesAt: row.closes_at}),
    ...(process.mode === 'reviewed' && {answerWithinDays: process.answerWithinDays}),
  };
}

function writeCursor({rank, order, id}: Place): string {
  return Buffer.from(JSON.stringify([rank, order, id])).toString('base64url');
}

function readCursor(text: string): Place {
  try {
    const [rank, order, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (Number.isInteger(rank) && Number.isInteger(order) && typeof id === 'string')
      return {rank: Number(rank), order: Number(order), id};
  } catch {
    // Said below, with the cursors that are JSON and no place.
  }
  throw new Refusal('BAD_REQUEST', {problems: [{at: 'cursor', code: 'cursor'}]});
}
