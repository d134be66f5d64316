/** A course that the person's browser says is done: what it says, and in words that nobody has proven it. */
import type {DeclaredCompletion} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import type {declaredFr} from '../messages/declared.fr.js';
import type {Language, Text} from '../text/messages.js';

export interface DeclaredOptions {
  readonly text: Text<typeof declaredFr>;
  readonly language: Language;
}

/** Needs `markStyles`, `truthStyles` and styles for `piece` and `as-written`. */
export function renderDeclared(declared: DeclaredCompletion, options: DeclaredOptions): TemplateResult {
  return html`<p class="quiet">${options.text('declaredCourse')}</p>
    <div class="piece"><span class="as-written">${declared.activity}</span></div>
    <p>${resultWords(declared, options)}</p>
    <div class="truth">${unsureMark()}<strong>${options.text('declaredUnproven')}</strong></div>`;
}

function resultWords({passed, scaled}: DeclaredCompletion, {text, language}: DeclaredOptions): string {
  const words: string[] = [text(passed === true ? 'declaredPassed' : 'declaredDone')];
  if (scaled !== undefined) {
    const percent = new Intl.NumberFormat(language, {style: 'percent'}).format(scaled);
    words.push(text('declaredScore', {percent}));
  }
  return words.join(' · ');
}
