/** Instants on the command line. */
import {UsageError} from './command.js';

/**
 * ISO 8601 with a zone; a date alone is its beginning in UTC.
 * @param option as the user wrote it, for the sentence (`--now`)
 * @throws {UsageError} for anything else
 */
export function readInstant(text: string, option: string): Date {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/i.test(text);
  const date = new Date(text);
  if (!isIso || Number.isNaN(date.getTime())) {
    throw new UsageError(`${option}: "${text}" is not an ISO 8601 date with a zone (2026-03-01T10:00:00Z)`);
  }
  return date;
}
