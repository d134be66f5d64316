/** A date as people read it: "mardi 1 décembre 2026", in the time of France. */
import type {MessageLanguage} from './message-kind.js';

const options = {dateStyle: 'full', timeZone: 'Europe/Paris'} as const;
const formats: Readonly<Record<MessageLanguage, Intl.DateTimeFormat>> = {
  fr: new Intl.DateTimeFormat('fr-FR', options),
  en: new Intl.DateTimeFormat('en-GB', options),
};

export function longDate(instant: string, language: MessageLanguage = 'fr'): string {
  return formats[language].format(new Date(instant));
}
