/** What lies beside requests in other tables: who examines, what they said, files, awards, the badges, people's names. */
import {badgeKey, type KnownBadge, knownBadges} from '../catalogue/catalogue.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {ExaminerRow, RequestRow, ReviewRow} from './request-rows.js';

/** What a change of a request has read already and need not be read again to show it. */
export interface KnownRequest {
  readonly row: RequestRow;
  readonly examiners: readonly ExaminerRow[];
  /** The oldest first. */
  readonly reviews: readonly ReviewRow[];
  readonly badge: KnownBadge;
  /** Where the change decided it. */
  readonly award: string | undefined;
}

interface Ids {
  readonly ids: readonly string[];
}

/** Whom the view names, in this order. */
const shownParts: readonly ExaminerRow['part'][] = ['decider', 'panel'];

const namedFor = keptQuery((db, {ids}: Ids) =>
  db
    .selectFrom('request_examiner')
    .selectAll()
    .where('request_id', 'in', ids)
    .where('part', 'in', shownParts)
    .orderBy('part')
    .orderBy('position'),
);

const personsOf = keptQuery((db, {people}: {people: readonly string[]}) =>
  db.selectFrom('person').select(['id', 'display_name']).where('id', 'in', people),
);

interface Members {
  readonly structures: readonly string[];
  readonly people: readonly string[];
}

const membersAmong = keptQuery((db, {structures, people}: Members) =>
  db
    .selectFrom('member')
    .select(['person_id', 'name'])
    .where('structure_id', 'in', structures)
    .where('person_id', 'in', people),
);

const linksFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('examiner_link').select(['id', 'name']).where('request_id', 'in', ids),
);

const reviewsFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('review').selectAll().where('request_id', 'in', ids).orderBy('at').orderBy('id'),
);

const filesFor = keptQuery((db, {ids}: Ids) =>
  db
    .selectFrom('file')
    .select(['id', 'request_id', 'media_type', 'bytes'])
    .where('request_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id'),
);

const awardsFor = keptQuery((db, {ids}: Ids) =>
  db.selectFrom('award').select(['id', 'request_id']).where('request_id', 'in', ids),
);

export interface Beside extends Names {
  readonly examiners: readonly ExaminerRow[];
  readonly reviews: readonly ReviewRow[];
  readonly files: Awaited<ReturnType<typeof filesFor>>;
  readonly awards: Awaited<ReturnType<typeof awardsFor>>;
  readonly badges: ReadonlyMap<string, KnownBadge>;
}

/** What lies beside the requests, each table read once. */
export async function readBeside(db: Executor, rows: readonly RequestRow[]): Promise<Beside> {
  const ids = rows.map((row) => row.id);
  const structures = [...new Set(rows.map((row) => row.structure_id))];
  const examiners = await namedFor(db, {ids});
  const [badges, names, reviews, files, awards] = await Promise.all([
    knownBadges(
      db,
      structures,
      rows.map((row) => row.badge_id),
    ),
    namesBeside(db, rows, examiners),
    reviewsFor(db, {ids}),
    filesFor(db, {ids}),
    awardsFor(db, {ids}),
  ]);
  return {examiners, reviews, files, awards, badges, ...names};
}

/** Only what the change had no need of. */
export async function readBesideKnown(db: Executor, known: KnownRequest): Promise<Beside> {
  const {row, badge, award} = known;
  const ids = [row.id];
  const examiners = known.examiners
    .filter(({part}) => shownParts.some((shown) => part === shown))
    .toSorted(
      (one, other) =>
        shownParts.indexOf(one.part) - shownParts.indexOf(other.part) || one.position - other.position,
    );
  const [names, files, awards] = await Promise.all([
    namesBeside(db, [row], examiners),
    filesFor(db, {ids}),
    award === undefined ? awardsFor(db, {ids}) : [{id: award, request_id: row.id}],
  ]);
  const badges = new Map([[badgeKey(row.structure_id, row.badge_id), badge]]);
  return {examiners, reviews: known.reviews, files, awards, badges, ...names};
}

interface Names {
  readonly names: ReadonlyMap<string, string>;
  /** Staff by the name that the structure gives them; peers and guests by their own. */
  readonly staff: ReadonlyMap<string, string>;
}

async function namesBeside(
  db: Executor,
  rows: readonly RequestRow[],
  examiners: readonly ExaminerRow[],
): Promise<Names> {
  const ids = rows.map((row) => row.id);
  const structures = [...new Set(rows.map((row) => row.structure_id))];
  const people = [
    ...rows.flatMap((row) => [row.person_id, ...(row.submitted_by === null ? [] : [row.submitted_by])]),
    ...examiners.map(({examiner_id: examiner}) => examiner),
  ];
  // Most requests name nobody beside the person: then nobody's name is looked for.
  const isNaming = examiners.length > 0 || rows.some((row) => row.submitted_by !== null);
  const [persons, members, links] = await Promise.all([
    personsOf(db, {people}),
    isNaming ? membersAmong(db, {structures, people}) : [],
    isNaming ? linksFor(db, {ids}) : [],
  ]);
  const names = new Map(persons.map((person) => [person.id, person.display_name]));
  return {
    names,
    staff: new Map([
      ...names,
      ...links.map(({id, name}) => [id, name] as const),
      ...members.map(({person_id: id, name}) => [id, name] as const),
    ]),
  };
}
