/** What is still to be written, said beside its field and tied to it. */
import {html, nothing, type TemplateResult} from 'lit';
import {mendMark} from '../../art/marks.js';
import type {MissingWord} from '../designer-flow.js';
import type {ScreenOptions} from '../designer-screens.js';

export function isMissing({flow}: ScreenOptions, word: MissingWord): 'true' | typeof nothing {
  return flow.missing.includes(word) ? 'true' : nothing;
}

export function describedBy({flow}: ScreenOptions, word: MissingWord): string {
  return flow.missing.includes(word) ? `${word}-error ${word}-hint` : `${word}-hint`;
}

export function renderMissing(
  {flow, text}: ScreenOptions,
  word: MissingWord,
): TemplateResult | typeof nothing {
  if (!flow.missing.includes(word)) return nothing;
  return html`<p class="error" id="${word}-error">${mendMark()}<span>${text(`missing.${word}`)}</span></p>`;
}
