/** The part where an adviser chooses whose sheets are printed. */
import type {nothing} from 'lit';
import {html, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import {type ClaimSheets, mostSheets, renderSheetNews} from '../../claim-sheets/claim-sheets.js';
import type {PeopleWording} from './people-propose.js';

export interface SheetsOptions extends Omit<PeopleWording, 'onPropose'> {
  readonly chosen: number;
  /** Is everybody chosen who can be? */
  readonly hasAll: boolean;
  readonly onChooseAll: (isChosen: boolean) => void;
  readonly onMake: () => void;
}

export function renderSheets(sheets: ClaimSheets, options: SheetsOptions): TemplateResult {
  const {text, level, chosen, hasAll} = options;
  return html`<section class="part sheets" aria-labelledby="sheets-title">
    <div class="part-head">
      ${outlineHeading({level, id: 'sheets-title'}, text('sheets'))}
      <p class="quiet">${text('sheetsHint')} ${text('sheetsReplace')}</p>
    </div>
    <p class="chosen">${chosen === 0 ? text('chosenNone') : text('chosen', {n: chosen})}</p>
    <div class="actions">
      <button class="button primary" type="button" @click=${options.onMake}>${text('print')}</button>
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          options.onChooseAll(!hasAll);
        }}
      >
        ${text(hasAll ? 'chooseNone' : 'chooseAll')}
      </button>
    </div>
    <div class="sheet-said" role="status">${renderSaid(sheets, options)}</div>
  </section>`;
}

function renderSaid(sheets: ClaimSheets, options: SheetsOptions): TemplateResult | typeof nothing {
  const {text} = options;
  switch (sheets.state.kind) {
    case 'chooseFirst':
      return html`<p>${text('chooseFirst')}</p>`;
    case 'tooMany':
      return html`<p>${text('tooMany', {most: mostSheets})}</p>`;
    default:
      return renderSheetNews(sheets, options);
  }
}
