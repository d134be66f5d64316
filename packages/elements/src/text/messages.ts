/** The words of an element in each language: typed from the French, so that a missing or renamed translation does not compile. */

export const languages = ['fr', 'en', 'es', 'ar', 'uk'] as const;
export type Language = (typeof languages)[number];
export type OtherLanguage = Exclude<Language, 'fr'>;

/** A sentence, or its forms by number. `{name}` stands for a value; the number of a plural is always `{n}`. */
export type Message = string | PluralMessage | PluralForms;

export interface PluralMessage {
  readonly one: string;
  readonly other: string;
}

/** The forms of a language that has more than two: which is for a number is its own rule. */
export type PluralForms = (n: number) => string;

export type Catalogue = Readonly<Record<string, Message>>;

/** The shape that a translation of `French` must have: the same keys, a plural where French has one. */
export type Translation<French extends Catalogue> = {
  readonly [Key in keyof French]: French[Key] extends string ? string : PluralMessage | PluralForms;
};

/** A language is absent while it is not loaded, or where an element does not speak it; French then stands in for it. */
export type Messages<French extends Catalogue> = {readonly fr: French} & {
  readonly [Other in OtherLanguage]?: Translation<French> | undefined;
};

/** The same with the translations behind dynamic imports. */
export type LazyMessages<French extends Catalogue> = {readonly fr: French} & {
  readonly [Other in OtherLanguage]?: () => Promise<Translation<French>>;
};

/** The sentences that a site has put in the place of ours, by ours: `replaceSentences`. */
export const ownSentences: {[L in Language]?: Readonly<Record<string, string>>} = {};

type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

type NamesIn<M extends Message> = M extends string
  ? PlaceholdersIn<M>
  : M extends PluralMessage
    ? PlaceholdersIn<M['one'] | M['other']> | 'n'
    : never;

type ValuesOf<M extends Message> = [NamesIn<M>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<M>, string | number>>];

/** `text('count', {n: 2, total: 3})`: the sentence in the element's language. Values are put in as they are. */
export type Text<French extends Catalogue> = <Key extends keyof French & string>(
  key: Key,
  ...values: ValuesOf<French[Key]>
) => string;

/** Takes the words of a part that is loaded later, and answers once the element's language is there. */
export type UseWords = <French extends Catalogue>(words: LazyMessages<French>) => Promise<Text<French>>;

/** The sentence for `key`, with its plural form chosen by the language's own rules and its spaces set as the language wants. */
export function translate<French extends Catalogue>(
  messages: Messages<French>,
  language: Language,
  key: keyof French & string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const message: Message = (messages[language] ?? messages.fr)[key];
  // As Intl.PluralRules has it for what is counted; to make one takes longer than to say all of a map.
  const n = values['n'] as number;
  const form = n === 1 || (n < 2 && language === 'fr') ? 'one' : 'other';
  const pattern =
    typeof message === 'string' ? message : typeof message === 'function' ? message(n) : message[form];
  const ours = language === 'fr' ? typesetFrench(pattern) : pattern;
  return (ownSentences[language]?.[ours] ?? ours).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    // Nor are digits asked about that are written as they are.
    if (typeof value === 'number')
      return value >= 1000 || value % 1 > 0 ? value.toLocaleString(language) : `${value}`;
    // A French title in an Arabic sentence leaves the sentence its order.
    return language === 'ar' ? `\u2068${value}\u2069` : value;
  });
}

/**
 * Spaces and apostrophes as French wants them: U+202F before `; ! ?`, U+00A0 before `:` and after a number, ’ for '. Only for our
 * own sentences: a person's words are shown as they were written.
 */
export function typesetFrench(text: string): string {
  return text
    .replace(/'/g, '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/(\d|\{n\}) (?=[^ -@{])/g, '$1\u00a0');
}
