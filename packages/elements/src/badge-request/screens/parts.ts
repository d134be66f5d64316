/** Parts that several screens share. */
import {inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import type {Language} from '../../text/messages.js';
import {saysSame} from '../../text/says.js';
import {failureWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';

export {renderKept} from './kept.js';

/** The heading of a screen: it takes the focus when the screen opens. */
export function screenHeading(
  {headingLevel}: ScreenOptions,
  content: unknown,
  id = 'screen',
): TemplateResult {
  return outlineHeading({level: headingLevel + 1, id, className: 'ask'}, content);
}

/** What one shows with the badge, each thing once: a badge that is called as its only criterion has no list. */
export function renderShows(options: ScreenOptions): TemplateResult | typeof nothing {
  const {text, language, assisted} = options;
  const criteria = criteriaOnce(options);
  if (criteria.length === 0) return nothing;
  return html`<div class="shows">
    <p><strong>${assisted ? text('with.shows', {name: assisted.name}) : text('shows')}</strong></p>
    <ul>
      ${criteria.map((criterion) => html`<li><bdi>${inOwnLanguage(criterion, language)}</bdi></li>`)}
    </ul>
  </div>`;
}

/** How one gets it, unless that is said already. */
export function renderHowEarned(options: ScreenOptions): TemplateResult | typeof nothing {
  const {badge, language} = options;
  const {howEarned, name} = badge;
  if (!howEarned || isAmong(howEarned, [name, ...criteriaOnce(options)], language)) return nothing;
  return html`<p>${inOwnLanguage(howEarned, language)}</p>`;
}

function criteriaOnce({badge, language}: ScreenOptions): LocalisedText[] {
  const once: LocalisedText[] = [];
  for (const criterion of badge.criteria)
    if (!isAmong(criterion, [badge.name, ...once], language)) once.push(criterion);
  return once;
}

function isAmong(one: LocalisedText, others: readonly LocalisedText[], language: Language): boolean {
  return others.some((other) => saysSame(inLanguage(other, language), inLanguage(one, language)));
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

/** What the press of a submit button does: a browser that submits a form looks through all of its fields first, which takes as long as the screen itself. */
export function insteadOfSubmit(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}

/** One screen back. */
export function renderBack({flow, text}: ScreenOptions): TemplateResult {
  return html`<button
    class="button secondary wide"
    type="button"
    @click=${() => {
      flow.back();
    }}
  >
    ${text('back')}
  </button>`;
}

/** Why the last sending failed; focused when it happens. */
export function renderFailure({sender, text, language}: ScreenOptions): TemplateResult | typeof nothing {
  if (sender.error === undefined) return nothing;
  return html`<div class="box truth" data-focus="summary" tabindex="-1">
    ${unsureMark()}<strong>${failureWords(sender.error, text, language)}</strong>
  </div>`;
}

/** Sends what the form holds. Some browsers fill a name in and tell nobody: it is taken from its field. */
export function onSend({flow, sender}: ScreenOptions): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const field = form instanceof HTMLFormElement ? form.querySelector<HTMLInputElement>('#name') : null;
    if (field && field.value !== (flow.draft?.displayName ?? '')) flow.set({displayName: field.value});
    void sender.send();
  };
}

export function renderNameField({flow, text, badge}: ScreenOptions): TemplateResult {
  const isMissing = flow.missing === 'name';
  return html`<div>
    <label class="label" for="name">${text('name')}</label>
    ${isMissing ? html`<p class="error" id="name-error"><span>${text('required.name')}</span></p>` : nothing}
    <p class="hint small before" id="name-hint">
      ${text(badge.mode === 'reviewed' ? 'nameHint' : 'nameHintAutomatic')}
    </p>
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
  </div>`;
}
