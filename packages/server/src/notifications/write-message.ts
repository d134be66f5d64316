/** Puts what is known when a message is sent into its words. Plain text: nothing that is put in is read again. */
import {inLanguage, type LocalisedText} from '@pepites/recognition';
import {longDate} from './long-date.js';
import {commonPlaceholders, type MessageLanguage, type PlaceholderKind, type Words} from './message-kind.js';
import type {AnyMessageKind} from './messages.js';

export interface MessageContext {
  readonly structureName: string;
  readonly publicUrl: string;
  readonly language: MessageLanguage;
  /** Empty for somebody who gave none. */
  readonly personName: string;
}

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

const namePattern = /\{([^{}\n]*)\}/g;

/** The names between braces, each once. */
export function namesIn({subject, body}: Words): string[] {
  const found = [...`${subject}\n${body}`.matchAll(namePattern)].map(([, name = '']) => name);
  return [...new Set(found)];
}

export function placeholdersOf({placeholders}: AnyMessageKind): string[] {
  return [...commonPlaceholders, ...Object.keys(placeholders)];
}

/** @param words the kind's own, or a structure's */
export function writeMessage(
  kind: AnyMessageKind,
  words: Words,
  details: Readonly<Record<string, unknown>>,
  context: MessageContext,
): MessageText {
  const values = valuesOf(kind, details, context);
  return {
    subject: fill(words.subject, values)
      .replaceAll(/[\r\n\t]+/g, ' ')
      .trim(),
    text: `${fillBody(words.body, values).trim()}\n`,
  };
}

function valuesOf(
  kind: AnyMessageKind,
  details: Readonly<Record<string, unknown>>,
  context: MessageContext,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>([
    ['greeting', greeting(context)],
    ['structureName', context.structureName],
  ]);
  for (const [name, written] of Object.entries(kind.placeholders))
    values.set(name, valueOf(written, details[name], context));
  return values;
}

function greeting({language, personName}: MessageContext): string {
  const hello = language === 'fr' ? 'Bonjour' : 'Hello';
  return personName === '' ? `${hello},` : `${hello} ${personName},`;
}

function valueOf(kind: PlaceholderKind, value: unknown, {language, publicUrl}: MessageContext): string {
  if (kind === 'words' && typeof value === 'object' && value !== null)
    return inLanguage(value as LocalisedText, language);
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value !== 'string') return '';
  if (kind === 'date') return longDate(value, language);
  return kind === 'path' ? publicUrl + value : value;
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(namePattern, (whole, name: string) => values.get(name) ?? whole);
}

/** A sentence whose name has nothing to say is left out with its line: "Vous aurez une réponse avant le ." helps nobody. */
function fillBody(body: string, values: ReadonlyMap<string, string>): string {
  const lines = body.split('\n').filter((line) => {
    const names = [...line.matchAll(namePattern)].map(([, name = '']) => name);
    return !names.some((name) => values.get(name) === '');
  });
  return fill(lines.join('\n'), values).replaceAll(/\n{3,}/g, '\n\n');
}
