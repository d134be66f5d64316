/** A date as people read it: "mardi 1 décembre 2026", in the time of France. */
const format = new Intl.DateTimeFormat('fr-FR', {dateStyle: 'full', timeZone: 'Europe/Paris'});

export function longDate(instant: string): string {
  return format.format(new Date(instant));
}
