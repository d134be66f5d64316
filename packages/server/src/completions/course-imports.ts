/** Tables of completions: checked line by line, taken as a whole, worked off some lines at a time. */
import {
  activityOf,
  type Completion,
  type CompletionTable,
  type CourseImport,
  type ImportCheck,
  leavesOf,
  readCompletionTable,
  type TableBadge,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readBadges} from '../catalogue/catalogue.js';
import {enqueue, finishJob, type Job} from '../issuing/outbox.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {joinedStore} from '../store/joined-store.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {isCourseBadge} from './criteria-cases.js';
import {personWithAnotherEmail} from './learners.js';
import {type Platform, readPlatform} from './platform.js';
import {reportCompletion} from './report.js';

const linesAtATime = 20;
const rowsPerInsert = 100;
const mostShown = 50;

type ImportRow = Selectable<Database['course_import']>;
type LineRow = Selectable<Database['course_import_line']>;

interface At {
  readonly structure: string;
  readonly platform: string;
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function checkTable(services: Services, at: At, csv: string): Promise<ImportCheck> {
  const platform = await readPlatform(services.db, at.structure, at.platform);
  const {total, lines, faults} = await readTable(services, platform, csv);
  return {lines: total, good: lines.length, faults: [...faults]};
}

async function readTable(services: Services, platform: Platform, csv: string): Promise<CompletionTable> {
  const badges = new Map<string, TableBadge>();
  for (const badge of await readBadges(services.db, platform.structure)) {
    const rule = isCourseBadge(badge) ? leavesOf(badge.process.rule) : [];
    badges.set(badge.id, {
      id: badge.id,
      isCourseBadge: isCourseBadge(badge),
      isRetired: badge.isRetired === true,
      isOfPlatform: platform.mayReport.includes(badge.id),
      activities: [...new Set(rule.map(activityOf))],
    });
  }
  const table = readCompletionTable(csv, {badges, now: services.now()});
  return withoutOthers(services.db, platform, table);
}

/** Lines whose learner is known to be somebody else than who has the address. */
async function withoutOthers(
  db: Executor,
  {structure, platform}: Platform,
  table: CompletionTable,
): Promise<CompletionTable> {
  const bad = new Set<number>();
  for (const {line, learner, email} of table.lines) {
    if (email === undefined) continue;
    const isOther = await personWithAnotherEmail(db, {structure, platform, ref: learner}, email);
    if (isOther) bad.add(line);
  }
  if (bad.size === 0) return table;
  const others = [...bad].map((line) => ({line, column: 'email', code: 'EMAIL_OF_ANOTHER' as const}));
  return {
    total: table.total,
    lines: table.lines.filter(({line}) => !bad.has(line)),
    faults: [...table.faults, ...others].sort((one, other) => one.line - other.line),
  };
}

/** @throws {Refusal} PLATFORM_UNKNOWN; IMPORT_FAULTY: `check` says what; IMPORT_UNDER_WAY: another one of this platform */
export async function startImport(
  services: Services,
  {csv, by, ...at}: At & {readonly csv: string; readonly by: string},
): Promise<CourseImport> {
  const {db} = services;
  const platform = await readPlatform(db, at.structure, at.platform);
  const {lines, faults} = await readTable(services, platform, csv);
  const [fault] = faults;
  if (fault) {
    const detail = `${faults.length} faults; the first: line ${fault.line}, ${fault.code}`;
    throw new Refusal('IMPORT_FAULTY', {detail});
  }
  const now = services.now();
  const row: ImportRow = {
    id: crypto.randomUUID(),
    structure_id: at.structure,
    platform_id: at.platform,
    state: 'underWay',
    ...{total: lines.length, done: 0, awarded: 0, claimable: 0, not_met: 0},
    refused: toJsonText<readonly {line: number; code: string}[]>([]),
    created_at: now.toISOString(),
    done_at: null,
  };
  await db.transaction().execute(async (t) => {
    const other = await t
      .selectFrom('course_import')
      .select('id')
      .where('structure_id', '=', at.structure)
      .where('platform_id', '=', at.platform)
      .where('state', '=', 'underWay')
      .executeTakeFirst();
    if (other) throw new Refusal('IMPORT_UNDER_WAY');
    await t.insertInto('course_import').values(row).execute();
    const waiting = lines.map(({line, learner, email, badge, completion}): LineRow => ({
      import_id: row.id,
      line,
      structure_id: at.structure,
      platform_id: at.platform,
      learner_ref: learner,
      email: email ?? null,
      badge_id: badge,
      completion: JSON.stringify(completion),
    }));
    for (let first = 0; first < waiting.length; first += rowsPerInsert)
      await t
        .insertInto('course_import_line')
        .values(waiting.slice(first, first + rowsPerInsert))
        .execute();
    await enqueueStep(t, row.id, 0, now);
    await noteAct(t, {structure: at.structure, by, act: 'completions.imported', object: row.id, at: now});
  });
  services.nudge();
  return importView(row);
}

async function enqueueStep(t: Session, id: string, done: number, now: Date): Promise<void> {
  await enqueue(t, {topic: 'importCompletions', subject: id, key: `importCompletions:${id}:${done}`, now});
}

/** Some lines, in one transaction with the next step: a crash loses none and does none twice. */
export async function doImportCompletions(services: Services, job: Job): Promise<void> {
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    await finishJob(t, job, now);
    const row = await t
      .selectFrom('course_import')
      .selectAll()
      .where('id', '=', job.subject)
      .executeTakeFirst();
    if (row?.state !== 'underWay') return;
    const lines = await t
      .selectFrom('course_import_line')
      .selectAll()
      .where('import_id', '=', row.id)
      .orderBy('line')
      .limit(linesAtATime)
      .execute();
    const refused = [...fromJsonText(row.refused)];
    const counts = {awarded: row.awarded, claimable: row.claimable, not_met: row.not_met};
    const inside = {...services, db: joinedStore(t)};
    for (const line of lines) {
      const state = await reportLine(inside, line);
      if (state === 'awarded') counts.awarded += 1;
      else if (state === 'claimable') counts.claimable += 1;
      else if (state === 'criteriaNotMet') counts.not_met += 1;
      else refused.push({line: line.line, code: state.code});
    }
    const last = lines.at(-1);
    if (last)
      await t
        .deleteFrom('course_import_line')
        .where('import_id', '=', row.id)
        .where('line', '<=', last.line)
        .execute();
    const done = row.done + lines.length;
    const isDone = lines.length < linesAtATime;
    await t
      .updateTable('course_import')
      .set({
        ...counts,
        refused: toJsonText<ReturnType<typeof importView>['refused']>(refused),
        done,
        state: isDone ? 'done' : 'underWay',
        done_at: isDone ? now.toISOString() : null,
      })
      .where('id', '=', row.id)
      .execute();
    if (!isDone) await enqueueStep(t, row.id, done, now);
  });
}

async function reportLine(services: Services, line: LineRow) {
  try {
    const platform = await readPlatform(services.db, line.structure_id, line.platform_id);
    const {state} = await reportCompletion(services, {
      ...platform,
      badge: line.badge_id,
      learner: {ref: line.learner_ref, ...(line.email !== null && {email: line.email})},
      completion: JSON.parse(line.completion) as Completion,
      channel: 'server',
      isClaimWanted: false,
    });
    return state;
  } catch (error) {
    // The badge was retired meanwhile, the fact was taken back: the other lines go on.
    if (error instanceof Refusal) return {code: error.code};
    throw error;
  }
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function listImports(db: Executor, at: At): Promise<CourseImport[]> {
  await readPlatform(db, at.structure, at.platform);
  const rows = await importsOf(db, at).orderBy('created_at', 'desc').limit(mostShown).execute();
  return rows.map(importView);
}

/** @throws {Refusal} PLATFORM_UNKNOWN, IMPORT_UNKNOWN */
export async function readImport(db: Executor, at: At & {readonly id: string}): Promise<CourseImport> {
  await readPlatform(db, at.structure, at.platform);
  const row = await importsOf(db, at).where('id', '=', at.id).executeTakeFirst();
  if (!row) throw new Refusal('IMPORT_UNKNOWN');
  return importView(row);
}

function importsOf(db: Executor, {structure, platform}: At) {
  return db
    .selectFrom('course_import')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('platform_id', '=', platform);
}

function importView(row: ImportRow): CourseImport {
  return {
    id: row.id,
    platform: row.platform_id,
    state: row.state,
    createdAt: row.created_at,
    ...(row.done_at !== null && {doneAt: row.done_at}),
    total: row.total,
    done: row.done,
    awarded: row.awarded,
    claimable: row.claimable,
    notMet: row.not_met,
    refused: [...fromJsonText(row.refused)],
  };
}
