import type {Language} from './messages.js';

const dayMs = 86_400_000;

/** `aujourd’hui`, `hier`, `il y a 3 jours`: how long ago `iso` (ISO 8601) was, in days of the reader's own calendar. */
export function formatAge(iso: string, now: Date, language: Language): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(iso))) / dayMs);
  if (Number.isNaN(days)) return iso;
  const format = new Intl.RelativeTimeFormat(language, {numeric: 'auto'});
  // French has a word of its own for the day before yesterday; plain counting is easier to read.
  if (days > 1) return new Intl.RelativeTimeFormat(language, {numeric: 'always'}).format(-days, 'day');
  return format.format(-Math.max(0, days), 'day');
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
