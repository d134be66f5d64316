/** A badge that speaks several languages: its words in each. Those inside it are chosen from it; those beside it lie at addresses that it names. */
import {
  type CredentialView,
  type JsonObject,
  parse,
  type ParsedCredential,
  safeUrl,
} from '@pepites/credentials';

export interface LanguageVersion {
  /** BCP 47, as the badge writes it. */
  readonly lang: string;
  /** Where the words are, when the badge does not hold them. */
  readonly url?: string;
  /** May this page fetch them? Else there is only the link. */
  readonly isHere: boolean;
}

/** More are not offered: a badge is no dictionary. */
const mostVersions = 12;
const longestWords = 200_000;
const languageTag = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;

/** A language tag that may stand in a `lang` attribute. */
function languageTagOf(text: string | undefined): string | undefined {
  return text !== undefined && languageTag.test(text) ? text : undefined;
}

export class LanguageVersions {
  /** The language that the badge is written in first; empty where it does not say. */
  readonly main: string;
  readonly all: readonly LanguageVersion[];
  readonly #parsed: ParsedCredential;
  readonly #views = new Map<string, CredentialView>();

  private constructor(parsed: ParsedCredential, main: string, all: readonly LanguageVersion[]) {
    this.#parsed = parsed;
    this.main = main;
    this.all = all;
    this.#views.set(main, parsed.view);
  }

  /** undefined where there is no choice. @param isTrusted may the page fetch from there? */
  static async of(
    parsed: ParsedCredential,
    isTrusted: (url: string) => boolean,
  ): Promise<LanguageVersions | undefined> {
    const {document, view} = parsed;
    const inside = [...languagesIn(document)];
    const main = languageTagOf(view.inLanguage) ?? inside[0] ?? '';
    const beside = relatedOf(document).filter(({lang}) => !inside.includes(lang) && lang !== main);
    const all: LanguageVersion[] = [
      ...[main, ...inside.filter((lang) => lang !== main)].map((lang) => ({lang, isHere: true})),
      ...beside.map(({lang, url}) => ({lang, url, isHere: isTrusted(url)})),
    ]
      .filter(({lang}) => lang !== '')
      .slice(0, mostVersions);
    if (all.length < 2) return undefined;
    const versions = new LanguageVersions(parsed, main, all);
    if (inside.length > 1 || (inside.length === 1 && inside[0] !== main))
      for (const lang of inside) {
        const {view: said} = await parse(inLanguage(document, lang) as JsonObject);
        versions.#views.set(lang, {...said, inLanguage: lang});
      }
    return versions;
  }

  /** The version for somebody who reads `lang`, if there is one that may be shown here. */
  nearest(lang: string): LanguageVersion | undefined {
    const here = this.all.filter(({isHere}) => isHere);
    return (
      here.find((one) => one.lang.toLowerCase() === lang.toLowerCase()) ??
      here.find((one) => primary(one.lang) === primary(lang))
    );
  }

  /** Its words, where they are there already. */
  viewIn(lang: string): CredentialView | undefined {
    return this.#views.get(lang);
  }

  /** Those that are there, in all languages. */
  get views(): readonly CredentialView[] {
    return [...this.#views.values()];
  }

  /** Fetches the words of a version that lies beside the badge. @throws where they cannot be had */
  async load({lang, url}: LanguageVersion, signal: AbortSignal): Promise<void> {
    if (url === undefined || this.#views.has(lang)) return;
    const response = await fetch(url, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'});
    const text = response.ok ? await response.text() : '';
    if (text.length > longestWords) throw new TypeError(`Too long: ${url}`);
    const achievement = JSON.parse(text) as JsonObject;
    // Read as a badge's achievement is, by the same code.
    const {view} = await parse({
      ...{type: ['VerifiableCredential', 'OpenBadgeCredential'], credentialSubject: {achievement}},
      '@context': this.#parsed.document['@context'],
    });
    if (view.name === '') throw new TypeError(`No achievement: ${url}`);
    const {name, description, criteriaNarrative, imageAlt} = view;
    const kept = this.#parsed.view;
    this.#views.set(lang, {
      ...kept,
      ...{name, description, inLanguage: lang},
      ...(criteriaNarrative !== undefined && {criteriaNarrative}),
      ...(imageAlt !== undefined && {imageAlt}),
    });
  }
}

const primary = (lang: string): string => lang.toLowerCase().split('-')[0] ?? '';

/** The languages of the texts inside, in the order of their first appearance. */
function languagesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) languagesIn(each, found);
  else if (isObject(value)) {
    const lang = '@value' in value ? textOf(value['@language']) : undefined;
    if (languageTagOf(lang) !== undefined) found.add(lang ?? '');
    for (const each of Object.values(value)) languagesIn(each, found);
  }
  return found;
}

/** The document as its writer says it in one language: of texts in several, that one, else the first. */
function inLanguage(value: unknown, lang: string): unknown {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isText))
      return textIn(value.find((each) => each['@language'] === lang) ?? value[0]);
    return value.map((each) => inLanguage(each, lang));
  }
  if (isText(value)) return textIn(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inLanguage(each, lang)]));
}

const textIn = (value: JsonObject | undefined): unknown => value?.['@value'];
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value['@value'] === 'string' && '@language' in value;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** `related` of an achievement (3.0) or of a badge class (2.0): the same in other languages. */
function relatedOf(document: JsonObject): {lang: string; url: string}[] {
  const subject = firstObject(document['credentialSubject']);
  const holder = firstObject(subject?.['achievement']) ?? firstObject(document['badge']);
  return [holder?.['related']].flat().flatMap((one) => {
    if (!isObject(one)) return [];
    const lang = languageTagOf(textOf(one['inLanguage'] ?? one['@language']));
    const url = safeUrl(textOf(one['id'] ?? one['@id']));
    return lang === undefined || url === undefined ? [] : [{lang, url}];
  });
}

function firstObject(value: unknown): JsonObject | undefined {
  return [value].flat().find(isObject);
}
