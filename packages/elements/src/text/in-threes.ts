/** Large whole numbers as people read them. */
import type {Language} from './messages.js';

const marks: Partial<Record<Language, string>> = {fr: '\u202f', en: ','};

/** `1 000`, `1,000`: as Intl has it, which is first asked where it is not known: to make its format takes longer than to draw a screen. */
export function inThrees(n: number, language: Language): string {
  const mark = marks[language];
  return mark === undefined ? n.toLocaleString(language) : String(n).replace(/\B(?=(\d{3})+$)/g, mark);
}
