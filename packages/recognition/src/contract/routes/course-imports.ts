/** Routes by which many completions come at once, as a table (CSV) that somebody of the structure has. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

/** Lines with completions that one table holds at most. */
export const mostImportLines = 10_000;

export const importLineCodes = [
  'COLUMN_COUNT',
  'QUOTE_OPEN',
  'BADGE_MISSING',
  'BADGE_UNKNOWN',
  'WRONG_MODE',
  'BADGE_RETIRED',
  'BADGE_NOT_OF_PLATFORM',
  'LEARNER_MISSING',
  'LEARNER_TOO_LONG',
  'EMAIL_UNREADABLE',
  'LEARNER_TWO_EMAILS',
  'EMAIL_OF_ANOTHER',
  'ACTIVITY_MISSING',
  'ACTIVITY_NOT_ASKED',
  'COMPLETED_UNREADABLE',
  'PASSED_UNREADABLE',
  'SCORE_UNREADABLE',
  'TIME_UNREADABLE',
  'TIME_IN_FUTURE',
  'REGISTRATION_TOO_LONG',
  'LINE_TWICE',
] as const;

/** What is wrong with a table as a whole. */
export const importTableCodes = [
  'TABLE_EMPTY',
  'COLUMN_MISSING',
  'COLUMN_UNKNOWN',
  'COLUMN_TWICE',
  'TOO_MANY_LINES',
] as const;

export const importFaultSchema = v.object({
  /** As an editor counts them: 1 is the line of the columns’ names. */
  line: v.number(),
  column: v.optional(v.string()),
  code: v.picklist([...importTableCodes, ...importLineCodes]),
});

export const importCheckSchema = v.object({
  /** Lines with completions. */
  lines: v.number(),
  good: v.number(),
  /** Every one, in the table’s order. */
  faults: v.array(importFaultSchema),
});

export const courseImportSchema = v.object({
  id: uuidSchema,
  platform: v.string(),
  state: v.picklist(['underWay', 'done']),
  createdAt: instantSchema,
  doneAt: v.optional(instantSchema),
  total: v.number(),
  done: v.number(),
  /** What became of the lines that are done. */
  awarded: v.number(),
  claimable: v.number(),
  notMet: v.number(),
  refused: v.array(v.object({line: v.number(), code: v.string()})),
});

export type ImportFault = v.InferOutput<typeof importFaultSchema>;
export type ImportCheck = v.InferOutput<typeof importCheckSchema>;
export type CourseImport = v.InferOutput<typeof courseImportSchema>;

const errors = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PLATFORM_UNKNOWN'] as const;
const base = '/structures/:structure/platforms/:platform/imports';
const tableSchema = v.object({
  /**
   * CSV (RFC 4180), with comma or semicolon, one header line: `badge`, `learner`, and where there is more to say `email`, `activity`,
   * `completed`, `passed`, `score` (0 to 1, or 85 %), `at`, `registration`. At most 10,000 lines.
   */
  csv: v.pipe(v.string(), v.minLength(1), v.maxLength(1_100_000)),
});

export const courseImportRoutes = {
  'courseImports.check': {
    method: 'POST',
    path: `${base}/check`,
    summary: 'Reads a table of completions and says every line that is faulty; nothing is done',
    changesNothing: true,
    body: tableSchema,
    status: 200,
    reply: importCheckSchema,
    errors,
  },
  'courseImports.start': {
    method: 'POST',
    path: base,
    summary:
      'Takes a table of completions in which no line is faulty; it is worked off afterwards, and badges are given as for a report of the platform’s server',
    body: tableSchema,
    status: 202,
    reply: courseImportSchema,
    errors: [...errors, 'IMPORT_FAULTY', 'IMPORT_UNDER_WAY'],
  },
  'courseImports.list': {
    method: 'GET',
    path: base,
    summary: 'The tables that were taken, the newest first',
    status: 200,
    reply: v.object({items: v.array(courseImportSchema)}),
    errors,
  },
  'courseImports.get': {
    method: 'GET',
    path: `${base}/:import`,
    summary: 'How far a table has come, and what became of its lines',
    status: 200,
    reply: courseImportSchema,
    errors: [...errors, 'IMPORT_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;
