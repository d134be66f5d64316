/** Who reads the answers: said before anything is written, and again before it is sent. */
import {type Badge, inLanguage} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import type {Language} from '../../text/messages.js';
import type {ScreenOptions} from '../screen.js';

/** A box with the names. `depth`: how far its heading stands below the element’s own; `more`: what else is in it. */
export function renderWhoReads(options: ScreenOptions, depth: number, more?: unknown): TemplateResult {
  const {text, headingLevel} = options;
  return html`<div class="box">
    ${outlineHeading({level: headingLevel + depth, id: 'who', className: 'sub'}, text('whoReads'))}
    <p>${readerWords(options)}</p>
    ${more}
  </div>`;
}

/** As the backend has it: those who answer, and those whom the structure has put in charge of its badges. Sentences. */
export function readerWords({badge, text, language}: ScreenOptions): string {
  const people = (badge.examiners ?? []).map(({name, title}) =>
    title ? `${name}, ${inLanguage(title, language)}` : name,
  );
  const last = people.at(-1);
  const {structureName: structure} = badge;
  if (last === undefined) return text('seenByStructure', {structure});
  // "Nadège, conseillère ; et Driss, encadrant": commas inside each, so the last is set apart by more than "et".
  const others = people.slice(0, -1).join('\u202f; ');
  return text('seenBy', {people: others === '' ? last : text('lastPerson', {others, last}), structure});
}

/** Whom one can talk to: the people who answer, else the structure. */
export function contactOf({examiners = [], structureName}: Badge, language: Language): string {
  const names = examiners.map(({name}) => name);
  if (names.length === 0) return structureName;
  return new Intl.ListFormat(language, {type: 'disjunction'}).format(names);
}
