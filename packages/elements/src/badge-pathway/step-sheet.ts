/** What a step opens: its badge, what it shows, how it is earned, and what can be done about it. Loaded when the first one is opened. */
import {inLanguage} from '@pepites/recognition';
import {css, html, nothing, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {pictureUrl} from '../base/picture-url.js';
import type {sheetFr} from '../messages/sheet.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {StepView} from './pathway-view.js';
import {noteWords, stateWords, type Wording} from './step-words.js';

export {sheetFr} from '../messages/sheet.fr.js';
export type SheetText = Text<typeof sheetFr>;
export {sheetEn} from '../messages/sheet.en.js';

export interface SheetOptions extends Wording {
  readonly sheetText: SheetText;
  readonly language: Language;
  readonly base: string;
  /** Can the badge be asked for from here? */
  readonly canAsk: boolean;
  readonly onAsk: () => void;
  readonly onClose: () => void;
}

export function renderSheet(step: StepView, options: SheetOptions): TemplateResult {
  const {sheetText: text, language, base} = options;
  const {badge} = step;
  const state = stateWords(step, options);
  const description = badge ? inLanguage(badge.description, language) : '';
  const howEarned = badge?.howEarned ? inLanguage(badge.howEarned, language) : '';
  return html`<dialog class="sheet" aria-labelledby="sheet-title" closedby="any" @close=${options.onClose}>
    <div class="sheet-body">
      <div class="sheet-head">
        ${badge ? medallion({imageUrl: pictureUrl(step.imageUrl, base), isKey: step.isKey}) : nothing}
        <div>
          <h2 class="title" id="sheet-title">${step.title}</h2>
          ${state === '' ? nothing : html`<p>${state}</p>`}
        </div>
      </div>
      ${description === '' ? nothing : html`<p>${description}</p>`}
      ${
        badge && badge.criteria.length > 0
          ? html`<h3>${text('criteria')}</h3>
              <ul class="criteria">
                ${badge.criteria.map((criterion) => html`<li>${inLanguage(criterion, language)}</li>`)}
              </ul>`
          : nothing
      }
      ${
        howEarned === ''
          ? nothing
          : html`<h3>${text('howEarned')}</h3>
              <p>${howEarned}</p>`
      }
      ${noteWords(step, options).map((words) => html`<p class="quiet">${words}</p>`)}
      ${
        badge && badge.structureName !== ''
          ? html`<p class="quiet">${text('givenBy', {name: badge.structureName})}</p>`
          : nothing
      }
      <div class="actions">
        ${
          options.canAsk
            ? html`<button class="button primary" type="button" @click=${options.onAsk}>
                ${options.text(step.state === 'needsMore' ? 'complete' : 'request')}
              </button>`
            : nothing
        }
        <button class="button secondary" type="button" @click=${options.onClose}>${text('close')}</button>
      </div>
    </div>
  </dialog>`;
}

export const sheetStyles = [
  css`
    .sheet {
      inline-size: min(34em, 100% - 2em);
      max-block-size: calc(100% - 2em);
      padding: 0;
      border: var(--_border) solid var(--_line);
      border-radius: var(--_radius-panel);
      background: var(--_surface);
      color: inherit;
      box-shadow: 0 8px 32px rgb(26 35 50 / 0.2);
    }
    .sheet::backdrop {
      background: rgb(26 35 50 / 0.4);
    }
    .sheet-body {
      display: grid;
      gap: 0.75em;
      padding: var(--_pad);
    }
    .sheet-head {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 1em;
      align-items: center;
    }
    .sheet h3 {
      font-size: 1em;
      font-weight: 700;
    }
    .criteria {
      list-style: disc;
      padding-inline-start: 1.25em;
    }
    .sheet .actions {
      margin-block-start: 0.5em;
    }
    @container (max-width: 15em) {
      .sheet-head {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
];
