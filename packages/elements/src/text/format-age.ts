import type {Language} from './messages.js';

const dayMs = 86_400_000;

/** `aujourd’hui`, `hier`, `il y a 3 jours`: how long ago `iso` (ISO 8601) was, in days of the reader's own calendar. */
export function formatAge(iso: string, now: Date, language: Language): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(iso))) / dayMs);
  if (Number.isNaN(days)) return iso;
  // French has a word of its own for the day before yesterday; plain counting is easier to read.
  return formatOf(language, days > 1 ? 'always' : 'auto').format(-Math.max(0, days), 'day');
}

/** Made once: for a long list, making them takes longer than all the rest. */
const formats = new Map<string, Intl.RelativeTimeFormat>();

function formatOf(language: Language, numeric: 'always' | 'auto'): Intl.RelativeTimeFormat {
  const key = `${language} ${numeric}`;
  const format = formats.get(key) ?? new Intl.RelativeTimeFormat(language, {numeric});
  formats.set(key, format);
  return format;
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
