/** Parts that several screens share. */
import {html, type TemplateResult} from 'lit';
import {refusedMark, trueMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {faultOf} from '../../design/design-faults.js';
import {iconOf} from '../../design/icons.js';
import type {ScreenOptions} from '../designer-screens.js';
import {proposeAlt} from '../propose-alt.js';

/** The heading of a screen: it takes the focus when the screen opens. */
export function screenHeading({headingLevel}: ScreenOptions, content: string): TemplateResult {
  return outlineHeading({level: headingLevel + 1, id: 'screen', className: 'ask'}, content);
}

const steps = ['draw', 'words', 'check'] as const;

export function renderStep({flow, text}: ScreenOptions): TemplateResult {
  const n = steps.indexOf(flow.screen as (typeof steps)[number]) + 1;
  return html`<p class="quiet">${text('step', {n, total: steps.length})}</p>`;
}

/** What the image shows, in the person’s words or in those that are proposed. */
export function altOf(options: ScreenOptions): string {
  return options.flow.words.alt ?? proposedAlt(options);
}

export function proposedAlt({flow, text, language, chooser}: ScreenOptions): string {
  const icon = iconOf(flow.design.icon);
  return proposeAlt(flow.design, {text, icon: icon && chooser.names.nameOf(icon, language)});
}

export function renderPreview(options: ScreenOptions): TemplateResult {
  const {flow, picture} = options;
  return html`<img class="preview" part="preview" src=${picture.urlOf(flow.design)} alt=${altOf(options)} />`;
}

/** Whether the badge can be read: its live region is there before anything changes. */
export function renderContrast({flow, text}: ScreenOptions): TemplateResult {
  return html`<div class="contrast" role="status">
    ${
      faultOf(flow.design)
        ? html`<p class="truth" data-focus="problem" tabindex="-1">
            ${refusedMark()}<strong>${text('unreadable')}</strong>
          </p>`
        : html`<p class="truth">${trueMark()}<span>${text('readable')}</span></p>`
    }
  </div>`;
}

export function valueOf({currentTarget}: Event): string {
  return currentTarget instanceof HTMLInputElement ||
    currentTarget instanceof HTMLTextAreaElement ||
    currentTarget instanceof HTMLSelectElement
    ? currentTarget.value
    : '';
}
