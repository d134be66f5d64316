/** Parts that several screens share. */
import {html, type TemplateResult} from 'lit';
import {refusedMark, trueMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {type DesignFault, designContrast, faultOf} from '../../design/design-faults.js';
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

export function proposedAlt({flow, text, language}: ScreenOptions): string {
  return proposeAlt(flow.design, {text, language, icon: iconOf(flow.design.icon)});
}

export function renderPreview(options: ScreenOptions): TemplateResult {
  const {flow, picture} = options;
  return html`<img class="preview" part="preview" src=${picture.urlOf(flow.design)} alt=${altOf(options)} />`;
}

/** Contrast as one reads it: one decimal, cut, so that what is too little is never said to be enough. */
export function contrastWords(contrast: number, language: string): string {
  return (Math.floor(contrast * 10) / 10).toLocaleString(language);
}

/** Whether the picture can be seen: its live region is there before anything changes. */
export function renderContrast(options: ScreenOptions): TemplateResult {
  const {flow} = options;
  const fault = faultOf(flow.design);
  return html`<div class="contrast" role="status">
    ${fault ? renderFault(options, fault) : renderReadable(options)}
  </div>`;
}

function renderReadable({flow, text, language}: ScreenOptions): TemplateResult {
  const contrast = designContrast(flow.design);
  return html`<p class="truth">
    ${trueMark()}
    <span
      >${text(contrast >= 4.5 ? 'readable' : 'readableLittle')}
      <span class="quiet small"
        >${text('contrast', {contrast: contrastWords(contrast, language)})}</span
      ></span
    >
  </p>`;
}

function renderFault({text, language}: ScreenOptions, {code, contrast, least}: DesignFault): TemplateResult {
  return html`<p class="truth" data-focus="problem" tabindex="-1">
    ${refusedMark()}
    <span
      ><strong>${text(code === 'TEXT_TOO_CLOSE' ? 'textTooClose' : 'pictureTooClose')}</strong>
      <span class="quiet small"
        >${text('contrastLeast', {
          contrast: contrastWords(contrast, language),
          least: least.toLocaleString(language),
        })}</span
      ></span
    >
  </p>`;
}

export function valueOf({currentTarget}: Event): string {
  return currentTarget instanceof HTMLInputElement ||
    currentTarget instanceof HTMLTextAreaElement ||
    currentTarget instanceof HTMLSelectElement
    ? currentTarget.value
    : '';
}
