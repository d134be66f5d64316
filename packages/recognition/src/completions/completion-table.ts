/** A table of completions that somebody of a structure has: what each line says, and all that is wrong with each. */
import * as v from 'valibot';
import type {Completion} from '../completion.js';
import {type ImportFault, mostImportLines} from '../contract/routes/course-imports.js';
import {emailSchema} from '../text.js';
import {type CsvLine, parseCsv} from './csv.js';

/** What a table may name. */
export interface TableBadge {
  readonly id: string;
  readonly isCourseBadge: boolean;
  readonly isRetired: boolean;
  readonly isOfPlatform: boolean;
  /** That its rule asks for. */
  readonly activities: readonly string[];
}

export interface TableLine {
  readonly line: number;
  readonly badge: string;
  readonly learner: string;
  readonly email?: string;
  readonly completion: Completion;
}

export interface CompletionTable {
  /** Lines with completions, good or not. */
  readonly total: number;
  /** Those without a fault. */
  readonly lines: readonly TableLine[];
  readonly faults: readonly ImportFault[];
}

type Code = ImportFault['code'];
type Column = (typeof columns)[number];

const columns = [
  ...([
    'badge',
    'learner',
    'email',
    'activity',
    'completed',
    'passed',
    'score',
    'at',
    'registration',
  ] as const),
];
/** As people write them. */
const otherNames: Readonly<Record<string, Column>> = {
  apprenant: 'learner',
  apprenante: 'learner',
  identifiant: 'learner',
  courriel: 'email',
  'e-mail': 'email',
  mail: 'email',
  activite: 'activity',
  termine: 'completed',
  reussi: 'passed',
  note: 'score',
  date: 'at',
  inscription: 'registration',
};
const longestText = {learner: 200, activity: 2048, registration: 200} as const;
const futureMinutes = 10;

/** Every faulty line is told, not the first one alone. @param badges by id */
export function readCompletionTable(
  csv: string,
  {badges, now}: {readonly badges: ReadonlyMap<string, TableBadge>; readonly now: Date},
): CompletionTable {
  const [head, ...rows] = parseCsv(csv, {mostLines: mostImportLines + 2});
  if (!head || rows.length === 0) return nothing([{line: head?.line ?? 1, code: 'TABLE_EMPTY'}]);
  const named = readHead(head);
  if (rows.length > mostImportLines)
    named.faults.push({line: rows.at(-1)?.line ?? 0, code: 'TOO_MANY_LINES'});
  if (named.faults.length > 0) return {...nothing(named.faults), total: rows.length};
  const lines: TableLine[] = [];
  const faults: ImportFault[] = [];
  const seen = new Set<string>();
  const addresses = new Map<string, string>();
  for (const row of rows) {
    const wrong: ImportFault[] = [];
    const note = (code: Code, column?: Column): null => {
      wrong.push({line: row.line, ...(column !== undefined && {column}), code});
      return null;
    };
    const read = readLine(row, {places: named.places, badges, now, note});
    if (read && wrong.length === 0) {
      const {badge, learner, email, completion} = read;
      const {activity, registration, at} = completion;
      const key = JSON.stringify([badge, learner, activity, registration ?? at ?? '']);
      if (seen.has(key)) note('LINE_TWICE');
      seen.add(key);
      // One learner with two addresses is two people.
      const before = addresses.get(learner) ?? email;
      if (before !== email && email !== undefined) note('LEARNER_TWO_EMAILS', 'email');
      if (before !== undefined) addresses.set(learner, before);
    }
    if (wrong.length > 0) faults.push(...wrong);
    else if (read) lines.push(read);
  }
  return {total: rows.length, lines, faults};
}

function nothing(faults: readonly ImportFault[]): CompletionTable {
  return {total: 0, lines: [], faults};
}

function readHead({cells, line}: CsvLine): {places: ReadonlyMap<Column, number>; faults: ImportFault[]} {
  const places = new Map<Column, number>();
  const faults: ImportFault[] = [];
  cells.forEach((cell, place) => {
    const written = cell.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const column =
      columns.find((one) => one === written) ??
      (Object.hasOwn(otherNames, written) ? otherNames[written] : undefined);
    const shown = cell.slice(0, 40);
    if (column === undefined) faults.push({line, column: shown, code: 'COLUMN_UNKNOWN'});
    else if (places.has(column)) faults.push({line, column: shown, code: 'COLUMN_TWICE'});
    else places.set(column, place);
  });
  for (const needed of ['badge', 'learner'] as const)
    if (!places.has(needed)) faults.push({line, column: needed, code: 'COLUMN_MISSING'});
  return {places, faults};
}

interface Reading {
  readonly places: ReadonlyMap<Column, number>;
  readonly badges: ReadonlyMap<string, TableBadge>;
  readonly now: Date;
  /** Gives null, for a value that cannot be read; one that is not there is undefined. */
  readonly note: (code: Code, column?: Column) => null;
}

function readLine(row: CsvLine, {places, badges, now, note}: Reading): TableLine | null {
  if (row.isOpen) return note('QUOTE_OPEN');
  if (row.cells.length !== places.size) return note('COLUMN_COUNT');
  const cell = (column: Column): string => row.cells[places.get(column) ?? -1] ?? '';
  const badge = readBadge(cell('badge'), badges, note);
  const learner = cell('learner');
  if (learner === '') note('LEARNER_MISSING', 'learner');
  else if (learner.length > longestText.learner) note('LEARNER_TOO_LONG', 'learner');
  const email = v.safeParse(emailSchema, cell('email'));
  if (cell('email') !== '' && !email.success) note('EMAIL_UNREADABLE', 'email');
  const activity = badge === null ? null : readActivity(cell('activity'), badge, note);
  const completed = readBoolean(cell('completed'), () => note('COMPLETED_UNREADABLE', 'completed'));
  const passed = readBoolean(cell('passed'), () => note('PASSED_UNREADABLE', 'passed'));
  const scaled = readScore(cell('score'), () => note('SCORE_UNREADABLE', 'score'));
  const at = readTime(cell('at'), () => note('TIME_UNREADABLE', 'at'));
  // A day is its noon: today's may be still to come.
  const aheadMinutes = cell('at').length === 10 ? 720 : futureMinutes;
  if (typeof at === 'string' && Date.parse(at) > now.getTime() + aheadMinutes * 60_000)
    note('TIME_IN_FUTURE', 'at');
  const registration = cell('registration');
  // Two that were cut short would be one attempt.
  if (registration.length > longestText.registration) note('REGISTRATION_TOO_LONG', 'registration');
  if (badge === null || activity === null) return null;
  return {
    line: row.line,
    badge: badge.id,
    learner,
    ...(email.success && {email: email.output}),
    completion: {
      activity,
      completed: completed ?? true,
      ...(typeof passed === 'boolean' && {passed}),
      ...(typeof scaled === 'number' && {scaled}),
      ...(typeof at === 'string' && {at}),
      ...(registration !== '' && {registration}),
    },
  };
}

function readBadge(id: string, badges: Reading['badges'], note: Reading['note']): TableBadge | null {
  if (id === '') return note('BADGE_MISSING', 'badge');
  const badge = badges.get(id);
  if (!badge) return note('BADGE_UNKNOWN', 'badge');
  if (!badge.isCourseBadge) return note('WRONG_MODE', 'badge');
  if (badge.isRetired) return note('BADGE_RETIRED', 'badge');
  return badge.isOfPlatform ? badge : note('BADGE_NOT_OF_PLATFORM', 'badge');
}

/** Left out where the badge asks for one alone. */
function readActivity(written: string, {activities}: TableBadge, note: Reading['note']): string | null {
  const [only] = activities;
  if (written === '')
    return only !== undefined && activities.length === 1 ? only : note('ACTIVITY_MISSING', 'activity');
  return activities.includes(written) ? written : note('ACTIVITY_NOT_ASKED', 'activity');
}

function readBoolean(written: string, fail: () => null): boolean | null | undefined {
  if (written === '') return undefined;
  if (/^(?:oui|vrai|yes|true|1|x)$/i.test(written)) return true;
  return /^(?:non|faux|no|false|0)$/i.test(written) ? false : fail();
}

/** `0.85`, `0,85`, `85 %`. */
function readScore(written: string, fail: () => null): number | null | undefined {
  if (written === '') return undefined;
  const [, number, percent] = /^(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)$/.exec(written) ?? [];
  if (number === undefined) return fail();
  const value = Number(number.replace(',', '.')) / (percent === '%' ? 100 : 1);
  return value <= 1 ? value : fail();
}

/** An instant with its zone, or a day (`2026-11-24`, `24/11/2026`), which is taken as its noon. */
function readTime(written: string, fail: () => null): string | null | undefined {
  if (written === '') return undefined;
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written) ?? [];
  const iso = year === undefined ? written : `${year}-${month ?? ''}-${day ?? ''}`;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(iso);
  if (!isDay && !isInstant) return fail();
  const time = new Date(isDay ? `${iso}T12:00:00Z` : iso);
  // The 31st of February is read as a day of March.
  const date = iso.slice(0, 10);
  const noon = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(time.getTime()) || Number.isNaN(noon.getTime())) return fail();
  if (!noon.toISOString().startsWith(date)) return fail();
  return time.toISOString();
}
