/** Figures as whoever runs the backend reads them: the table that the console saves, made by the same script. */
import {dateSchema, type ErrorCode, type Statistics} from '@pepites/recognition';
import * as v from 'valibot';
import {assertStructure} from '../catalogue/assert-structure.js';
import {ServerError, type ServerErrorCode} from '../errors.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {statisticsOf} from './statistics.js';

/** Beside `src` and `dist` alike. */
const folder = new URL('../../browser/console/', import.meta.url);

type Language = 'fr' | 'en';

interface Days {
  readonly from: string;
  readonly to: string;
}

/** `statistics-csv.js` of the console. */
interface CsvScript {
  usualDays(now: Date): Days;
  periodOf(days: Days, now: Date): Days;
  csvOf(statistics: Statistics, told: {readonly text: unknown; readonly language: Language}): string;
}

export interface StatisticsAsked {
  readonly structure: string;
  /** Days such as 2026-11-26; both count whole. @default the year until today */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly scope: 'structure' | 'network';
  readonly language: Language;
}

export interface StatisticsActions {
  /** A table for a spreadsheet. @throws {ServerError} ERR_STRUCTURE_UNKNOWN, ERR_PERIOD_INVALID; ERR_NETWORK_UNKNOWN: the structure is no network */
  statisticsCsv(input: StatisticsAsked): Promise<string>;
}

const said: Partial<Record<ErrorCode, readonly [code: ServerErrorCode, message: string]>> = {
  BAD_REQUEST: ['ERR_PERIOD_INVALID', 'The period ends before it begins.'],
  WRONG_SCOPE: ['ERR_NETWORK_UNKNOWN', 'The structure is no network.'],
};

export function createStatisticsActions(services: Services): StatisticsActions {
  return {
    statisticsCsv: async ({structure, scope, language, ...asked}) => {
      await assertStructure(services.db, structure);
      const script = (await import(new URL('statistics-csv.js', folder).href)) as CsvScript;
      const usual = script.usualDays(services.now());
      const days = {from: asked.from ?? usual.from, to: asked.to ?? usual.to};
      if (!v.is(dateSchema, days.from) || !v.is(dateSchema, days.to))
        throw new ServerError('ERR_PERIOD_INVALID', 'Give days as 2026-11-26.');
      const period = script.periodOf(days, services.now());
      const statistics = await statisticsOf(services, {structure, scope, ...period}).catch(toServerError);
      return script.csvOf(statistics, {text: await wordsIn(language), language});
    },
  };
}

function toServerError(error: unknown): never {
  const why = error instanceof Refusal ? said[error.code] : undefined;
  if (!why) throw error;
  throw new ServerError(...why);
}

async function wordsIn(language: Language): Promise<unknown> {
  const module = (await import(new URL(`words.${language}.js`, folder).href)) as Partial<
    Record<Language, {readonly statistics: unknown}>
  >;
  return module[language]?.statistics;
}
