/** Dates as the backend's own pages write them. */
const dayFormat = new Intl.DateTimeFormat('fr-FR', {dateStyle: 'long', timeZone: 'Europe/Paris'});

/** "24 novembre 2026", in the time of France. */
export function dayOf(instant: string): string {
  return dayFormat.format(new Date(instant));
}
