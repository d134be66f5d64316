/** The people of a structure on a pathway: page by page, and those whom a window concerns this month. */
import {
  type ContractStepPrompt,
  type PersonProgress,
  progressView,
  promptsInMonth,
  windowOf,
  type PathwayDefinition,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readPathway} from '../catalogue/catalogue.js';
import type {Services} from '../services.js';
import type {Executor, Store} from '../store/open-store.js';
import {comingByCode} from '../people/claim-codes.js';
import {badgesOf} from './facts.js';
import {standingsOf} from './standings.js';

const defaultPage = 25;

interface PageAsked {
  readonly structure: string;
  readonly pathway: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** The adviser. */
  readonly by: string;
}

/** People with a badge or a request of the pathway, or with a reference date. @throws {Refusal} PATHWAY_UNKNOWN */
export async function progressOfPeople(
  {db, now}: Services,
  asked: PageAsked,
): Promise<{items: PersonProgress[]; next?: string}> {
  const {structure, by} = asked;
  const at = now();
  const pathway = await readPathway(db, structure, asked.pathway);
  const page = await pageOf(asked, async (limit) =>
    peopleOn(db, {structure, pathway, after: asked.cursor, limit}),
  );
  const standings = await standingsOf(db, {structure, pathway, people: page.people, now: at});
  const known = await describePeople(db, structure, page.people);
  const byCode = await comingByCode(db, {structure, people: page.people});
  const items = standings.map((standing, index): PersonProgress => {
    const person = page.people[index] ?? '';
    const {displayName = '', referenceDate} = known.get(person) ?? {};
    return {
      person,
      displayName,
      ...(referenceDate !== undefined && {referenceDate}),
      comesByCode: byCode.has(person),
      progress: progressView(pathway, standing),
      ...(standing.next !== undefined && {next: standing.next}),
    };
  });
  await noteReading(db, {structure, by, people: page.people, at});
  return {items, ...page.next};
}

/** @throws {Refusal} PATHWAY_UNKNOWN */
export async function promptsOfMonth(
  {db, now}: Services,
  asked: PageAsked & {readonly month?: string | undefined},
): Promise<{month: string; items: ContractStepPrompt[]; next?: string}> {
  const {structure, by} = asked;
  const at = now();
  const month = asked.month ?? at.toISOString().slice(0, 7);
  const pathway = await readPathway(db, structure, asked.pathway);
  const page = await pageOf(asked, async (limit) =>
    peopleStartedSince(db, {
      structure,
      month,
      since: earliestStart(pathway, month),
      after: asked.cursor,
      limit,
    }),
  );
  const standings = await standingsOf(db, {structure, pathway, people: page.people, now: at});
  const known = await describePeople(db, structure, page.people);
  const items = promptsInMonth(standings, month).flatMap(({person, step, state, due}) =>
    person === undefined
      ? []
      : [{person, displayName: known.get(person)?.displayName ?? '', step, state, due}],
  );
  await noteReading(db, {structure, by, people: [...new Set(items.map(({person}) => person))], at});
  return {month, items, ...page.next};
}

async function noteReading(
  db: Store,
  read: {
    readonly structure: string;
    readonly by: string;
    readonly people: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const {structure, by, at} = read;
  await db.transaction().execute(async (t) => {
    for (const about of read.people) await noteAct(t, {structure, by, act: 'progress.read', about, at});
  });
}

async function pageOf(
  {limit = defaultPage}: PageAsked,
  read: (limit: number) => Promise<string[]>,
): Promise<{people: string[]; next: {next?: string}}> {
  const found = await read(limit + 1);
  const people = found.slice(0, limit);
  const last = people.at(-1);
  return {people, next: found.length > limit && last !== undefined ? {next: last} : {}};
}

interface Sought {
  readonly structure: string;
  readonly after: string | undefined;
  readonly limit: number;
}

async function peopleOn(
  db: Executor,
  {structure, pathway, after = '', limit}: Sought & {readonly pathway: PathwayDefinition},
): Promise<string[]> {
  const badges = badgesOf(pathway);
  // Each in the order of an index, and no further than the page: a structure may have given a million badges.
  const ofBadges = (table: 'award' | 'request') =>
    db
      .selectFrom(table)
      .select('person_id')
      .distinct()
      .where('structure_id', '=', structure)
      .where('person_id', '>', after)
      .where('badge_id', 'in', badges)
      .orderBy('person_id')
      .limit(limit)
      .execute();
  const dated = await db
    .selectFrom('reference_date')
    .select('person_id')
    .where('structure_id', '=', structure)
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  const rows = [...(await ofBadges('award')), ...(await ofBadges('request')), ...dated];
  return [...new Set(rows.map((row) => row.person_id))].sort().slice(0, limit);
}

async function peopleStartedSince(
  db: Executor,
  {structure, month, since, after = '', limit}: Sought & {readonly month: string; readonly since: string},
): Promise<string[]> {
  const rows = await db
    .selectFrom('reference_date')
    .select('person_id')
    .where('structure_id', '=', structure)
    .where('date', '>=', since)
    .where('date', '<=', `${month}-31`)
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Who started before this day has every window of the pathway behind them; a day too early does no harm. */
function earliestStart({steps}: PathwayDefinition, month: string): string {
  const longest = Math.max(
    0,
    ...steps.map((step) => {
      const {to} = windowOf(step) ?? {to: {months: 0, days: 0}};
      return to.months + Math.ceil(to.days / 28);
    }),
  );
  const start = new Date(`${month}-01T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() - longest - 1);
  return start.toISOString().slice(0, 10);
}

async function describePeople(db: Executor, structure: string, people: readonly string[]) {
  const rows = await db
    .selectFrom('person')
    .leftJoin('reference_date', (join) =>
      join
        .onRef('reference_date.person_id', '=', 'person.id')
        .on('reference_date.structure_id', '=', structure),
    )
    .select(['person.id', 'person.display_name', 'reference_date.date'])
    .where('person.id', 'in', people)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {displayName: row.display_name, ...(row.date !== null && {referenceDate: row.date})},
    ]),
  );
}
