/** Lengths of time in calendar units (ISO 8601, `P1M`, `P6W`, `P1Y2M10D`) and the dates they lead to. No clock, no time zone. */

/** A duration without hours: years and months, weeks and days. At least one of them. */
export const durationPattern = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** A length of time. A month has no fixed number of days, so that the two are never added up. */
export interface CalendarDuration {
  readonly months: number;
  readonly days: number;
}

/** The duration that the text says in ISO 8601; undefined when it says none, or one with hours. */
export function parseDuration(text: string): CalendarDuration | undefined {
  const found = durationPattern.exec(text);
  if (!found) return undefined;
  const [years, months, weeks, days] = found.slice(1).map((digits) => Number(digits || 0));
  return {months: (years ?? 0) * 12 + (months ?? 0), days: (weeks ?? 0) * 7 + (days ?? 0)};
}

/**
 * The date, as `YYYY-MM-DD`, that lies `duration` after a date (ISO 8601; of a time only the date is read). Months first, then days;
 * where the month is too short, its last day: 31 January and one month is 28 or 29 February. Undefined when `date` is no date.
 */
export function addDuration(date: string, {months, days}: CalendarDuration): string | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:$|T)/.exec(date);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month - 1)) return undefined;
  const count = month - 1 + months;
  const [laterYear, later] = [year + Math.floor(count / 12), count % 12];
  const clamped = Math.min(day, lastDayOf(laterYear, later));
  if (days === 0)
    return `${String(laterYear).padStart(4, '0')}-${twoDigits(later + 1)}-${twoDigits(clamped)}`;
  // `setUTCFullYear`, as `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  return new Date(new Date(0).setUTCFullYear(laterYear, later, clamped + days)).toISOString().slice(0, 10);
}

/** How many days the month has; `month` from 0 to 11. By hand: a `Date` for each window of each person takes ten times as long. */
function lastDayOf(year: number, month: number): number {
  if (month === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
