/** Numbers in languages that have more forms than one and many, as Arabic (six) and Ukrainian (three). */
import type {PluralForms} from './messages.js';

export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {readonly other: string};

/** The form of `language` for a number, by CLDR’s categories; where a category is not said, `other`. */
export function plural(language: 'ar' | 'uk', forms: Forms): PluralForms {
  const rules = new Intl.PluralRules(language);
  return (n) => forms[rules.select(n)] ?? forms.other;
}
