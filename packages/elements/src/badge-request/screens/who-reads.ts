/** Who reads the answers: said before anything is written, and again before it is sent. */
import {type Badge, inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import type {Language} from '../../text/messages.js';
import type {ScreenOptions} from '../screen.js';

export const readersId = 'readers';

/** A box with the names. `depth`: how far its heading stands below the element’s own; `more`: what else is in it. */
export function renderWhoReads(options: ScreenOptions, depth: number, more?: unknown): TemplateResult {
  const {text, headingLevel} = options;
  return html`<div class="box">
    ${outlineHeading({level: headingLevel + depth, id: 'who', className: 'sub'}, text('whoReads'))}
    <div id=${readersId}>${renderReaders(options)}</div>
    ${more}
  </div>`;
}

/** As the backend has it: those who answer, whom the structure has put in charge of its badges, whom these name or invite for one request, and who sends it with the person. */
export function renderReaders({badge, text, language, assisted}: ScreenOptions): TemplateResult {
  const {examiners = [], structureName: structure} = badge;
  return html`<ul class="readers">
      ${examiners.map(
        ({name, title}) => html`<li>${title ? `${name}, ${inLanguage(title, language)}` : name}</li>`,
      )}
      <li>${text('readers.inCharge', {structure})}</li>
      <li>${text('readers.chosen')}</li>
      ${assisted ? html`<li>${text('with.reader', {name: assisted.name})}</li>` : nothing}
    </ul>
    <p>${text('readers.nobodyElse')}</p>`;
}

/** Whom one can talk to: the people who answer, else the structure. */
export function contactOf({examiners = [], structureName}: Badge, language: Language): string {
  const names = examiners.map(({name}) => name);
  if (names.length === 0) return structureName;
  return new Intl.ListFormat(language, {type: 'disjunction'}).format(names);
}
