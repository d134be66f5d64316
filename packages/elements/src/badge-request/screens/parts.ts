/** Parts that several screens share. */
import {inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {failureWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';

export {renderKept, renderQueued} from './kept.js';

/** The heading of a screen: it takes the focus when the screen opens. */
export function screenHeading(
  {headingLevel}: ScreenOptions,
  content: unknown,
  id = 'screen',
): TemplateResult {
  return outlineHeading({level: headingLevel + 1, id, className: 'ask'}, content);
}

export function renderShows({badge, text, language}: ScreenOptions): TemplateResult {
  return html`<div class="shows">
    <p><strong>${text('shows')}</strong></p>
    <ul>
      ${badge.criteria.map((criterion) => html`<li><bdi>${inLanguage(criterion, language)}</bdi></li>`)}
    </ul>
  </div>`;
}

export function renderParagraphOf(
  content: LocalisedText | undefined,
  {language}: ScreenOptions,
): TemplateResult | typeof nothing {
  return content ? html`<p>${inLanguage(content, language)}</p>` : nothing;
}

/** Opens the questionnaire. */
export function renderStart({flow, sender}: ScreenOptions, words: string): TemplateResult {
  return html`<button
    class="button primary wide"
    type="button"
    part="button"
    @click=${() => {
      sender.forgive();
      flow.start();
    }}
  >
    ${words}
  </button>`;
}

/** Why the last sending failed; focused when it happens. */
export function renderFailure({sender, text, language}: ScreenOptions): TemplateResult | typeof nothing {
  if (sender.error === undefined) return nothing;
  return html`<div class="box truth" data-focus="summary" tabindex="-1">
    ${unsureMark()}<strong>${failureWords(sender.error, text, language)}</strong>
  </div>`;
}

export function renderNameField({flow, text, badge}: ScreenOptions): TemplateResult {
  const isMissing = flow.missing === 'name';
  return html`<div>
    <label class="label" for="name">${text('name')}</label>
    <input
      class="field"
      id="name"
      type="text"
      autocomplete="name"
      maxlength="100"
      aria-required="true"
      aria-describedby=${isMissing ? 'name-hint name-error' : 'name-hint'}
      aria-invalid=${isMissing ? 'true' : nothing}
      .value=${flow.draft?.displayName ?? ''}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement)
          flow.set({displayName: event.currentTarget.value});
      }}
    />
    <p class="hint small" id="name-hint">
      ${text(badge.mode === 'reviewed' ? 'nameHint' : 'nameHintAutomatic')}
    </p>
    ${isMissing ? html`<p class="error" id="name-error"><span>${text('required.name')}</span></p>` : nothing}
  </div>`;
}
