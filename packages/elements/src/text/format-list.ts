/** Names one after the other, as a language joins them: “Driss et Léna”. */
import type {Language} from './messages.js';

export function formatList(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, {type: 'conjunction'}).format(names);
}
