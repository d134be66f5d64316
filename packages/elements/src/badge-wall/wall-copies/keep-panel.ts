/** Copies to keep: what each is for and what is in it, before it is made. */
import {html, nothing, type TemplateResult} from 'lit';
import {yesIcon} from '../../art/icons.js';
import {outlineHeading} from '../../base/outline-heading.js';
import type {CopiesText} from './copies-desk.js';

export interface KeepPanelOptions {
  readonly text: CopiesText;
  readonly level: number;
  /** Badges in the copy. */
  readonly count: number;
  /** Of the person; empty where it is not known. */
  readonly name: string;
  readonly hasName: boolean;
  readonly said: 'saving' | 'saved' | 'saveFailed' | undefined;
  readonly onName: (hasName: boolean) => void;
  readonly onPage: () => void;
  readonly onResume: () => void;
  readonly onClose: () => void;
}

export function renderKeepPanel(options: KeepPanelOptions): TemplateResult {
  const {text, level, count, name, hasName, said, onName} = options;
  const way = (title: string, more: string, button: string, act: () => void): TemplateResult =>
    html`<div class="way">
      <p><strong>${title}</strong><br /><span class="quiet">${more}</span></p>
      <button class="button secondary" type="button" aria-disabled=${String(said === 'saving')} @click=${act}>
        ${button}
      </button>
    </div>`;
  return html`${outlineHeading({level, id: 'copies-title', className: 'panel-title'}, text('keepTitle'))}
    <p>${text('keepWhat', {n: count})}</p>
    ${
      name === ''
        ? nothing
        : html`<label class="check">
            <input
              type="checkbox"
              .checked=${hasName}
              @change=${({currentTarget}: Event) => {
                onName(currentTarget instanceof HTMLInputElement && currentTarget.checked);
              }}
            />
            <span class="tick">${yesIcon()}</span><span>${text('withName', {name})}</span>
          </label>`
    }
    ${way(text('page'), text('pageMore'), text('savePage'), options.onPage)}
    ${way(text('resume'), `${text('resumeMore')} ${text('linkWarning')}`, text('saveResume'), options.onResume)}
    <p role="status" class="said">${said === undefined ? nothing : text(said)}</p>
    <div class="actions">
      <button class="button plain" type="button" @click=${options.onClose}>${text('close')}</button>
    </div>`;
}
