/** Small pieces that both sides of a recommendation are drawn with. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {yesIcon} from '../art/icons.js';
import {mendMark, unsureMark} from '../art/marks.js';
import {endorseFr} from '../messages/endorse.fr.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {Recommended} from './endorse-data.js';
import type {EndorseText} from './endorse-host.js';

/** The place of a field's error is there before there is one, so that it is announced when it comes. */
export function problemAt(id: string, words: string | undefined): TemplateResult {
  return html`<div id=${id} role="alert">
    ${words === undefined ? nothing : html`<p class="error">${mendMark()}<span>${words}</span></p>`}
  </div>`;
}

/** A failure that belongs to no field. */
export function failureBox(error: unknown, text: EndorseText): TemplateResult {
  return problemBox(error === undefined ? undefined : failureWords(error, text));
}

export function problemBox(words: string | undefined): TemplateResult {
  return html`<div role="alert">
    ${
      words === undefined
        ? nothing
        : html`<div class="box truth" data-focus="problem" tabindex="-1">
            ${unsureMark()}<strong>${words}</strong>
          </div>`
    }
  </div>`;
}

export function failureWords(error: unknown, text: EndorseText): string {
  return text(errorKey(endorseFr, error));
}

export interface ChoiceOptions {
  readonly name: string;
  readonly value: string;
  readonly isChecked: boolean;
  readonly label: string;
  readonly more?: string;
  readonly onChoose: () => void;
}

export function choice({name, value, isChecked, label, more, onChoose}: ChoiceOptions): TemplateResult {
  return html`<label class="choice text-only">
    <input type="radio" name=${name} value=${value} .checked=${live(isChecked)} @change=${onChoose} />
    <span>${label}${more === undefined ? nothing : html`<span class="more"> ${more}</span>`}</span
    ><span class="dot" aria-hidden="true"></span>
  </label>`;
}

export interface TickOptions {
  readonly label: string | TemplateResult;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** Id of its error, where it has one. */
  readonly errorId?: string | undefined;
}

/** A tick as large as a finger. */
export function tick({label, isChecked, onChange, errorId}: TickOptions): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      aria-invalid=${errorId === undefined ? nothing : 'true'}
      aria-describedby=${errorId ?? nothing}
      .checked=${live(isChecked)}
      @change=${(event: Event) => {
        onChange(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
      }}
    />
    <span class="tick" aria-hidden="true">${yesIcon()}</span><span>${label}</span>
  </label>`;
}

/** What is written in the field that an event comes from. */
export function valueOf({currentTarget}: Event): string {
  return currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement
    ? currentTarget.value
    : '';
}

/** What a recommendation is, who reads it, and that the person says yes first. */
export function renderWhat(
  {of}: {readonly of: Recommended},
  {text}: {readonly text: EndorseText},
): TemplateResult {
  const readers = 'request' in of ? (['whatRequest', 'whatShownThen'] as const) : (['whatShown'] as const);
  return html`<p>${['what' as const, 'whatNext' as const, ...readers].map((key) => text(key)).join(' ')}</p>`;
}

export interface SureOptions {
  readonly question: string;
  /** Each names what it does: a “yes” may be a no to what was asked before. */
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asked before words are deleted, in the place of the button that was pressed. What loses nothing comes first, and is filled. */
export function sureBox({question, yes, no, onYes, onNo}: SureOptions): TemplateResult {
  return html`<div class="box sure" role="group" aria-labelledby="sure">
    <p id="sure" data-focus="sure" tabindex="-1"><strong>${question}</strong></p>
    <div class="actions">
      <button class="button primary" part="button" type="button" @click=${onNo}>${no}</button>
      <button class="button secondary" type="button" @click=${onYes}>${yes}</button>
    </div>
  </div>`;
}

/** Did the link die of wrong codes? */
export function isLinkDead(error: unknown): boolean {
  return codeOf(error) === 'TOO_MANY_ATTEMPTS';
}

/** Is there nothing behind the link? */
export function leadsNowhere(error: unknown): boolean {
  return codeOf(error) === 'ENDORSEMENT_UNKNOWN';
}
