/** What somebody invited by a link sees around the request: the door, and the thanks. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {trueMark, unsureMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import {codeOf} from '../text/error-key.js';
import type {GuestVisit} from './guest-visit.js';
import {problem} from './review-decision.js';
import {reviewErrorWords} from './review-error.js';
import type {ReviewOptions} from './review-screen.js';

export interface GuestOptions extends ReviewOptions {
  readonly guest: GuestVisit;
  /** Where the invitation opens; present when that is not here. */
  readonly openAt: string | undefined;
  readonly onEnter: () => void;
}

export function renderGuest(options: GuestOptions): TemplateResult {
  const {guest, flow, text, headingLevel, openAt} = options;
  return html`<section class="card narrow" part="card" aria-labelledby="heading">
    ${outlineHeading({level: headingLevel, id: 'heading', className: 'title'}, text('guestTitle'))}
    ${renderStage()}
  </section>`;

  function renderStage(): TemplateResult {
    if (guest.stage === 'done' || guest.stage === 'left') {
      return html`<div class="truth">
        ${trueMark()}
        <div>
          <strong>${text(guest.stage === 'done' ? 'guestDone' : 'guestLeft')}</strong>
          <p class="quiet">${text('guestClose')}</p>
        </div>
      </div>`;
    }
    if (guest.stage === 'later') return renderBrokenOff(options);
    if (openAt !== undefined) {
      return html`<p>${text('guestElsewhere')}</p>
        <p><a href=${openAt} rel="noreferrer">${text('guestOpen')}</a></p>`;
    }
    if (!guest.isOutside && codeOf(flow.error) === 'REQUEST_UNKNOWN')
      return html`<p>${text('guestOver')}</p>
        <p class="quiet">${text('guestClose')}</p>`;
    return renderDoor(options);
  }
}

/** Nothing is sent; what was written is here as long as the page is. */
function renderBrokenOff({guest, text}: GuestOptions): TemplateResult {
  return html`<p><strong>${text('notSent')}</strong></p>
    <p>${text('guestLater')}</p>
    <p class="quiet">${text('guestKept')}</p>
    <div class="actions">
      <button
        class="button primary"
        type="button"
        part="button"
        @click=${() => {
          guest.comeBack();
        }}
      >
        ${text('guestResume')}
      </button>
    </div>`;
}

function renderDoor({guest, flow, text, onEnter}: GuestOptions): TemplateResult {
  const error = guest.error ?? flow.error;
  return html`<p>${text('guestIntro')}</p>
    <p class="quiet">${text('guestWhy')}</p>
    <form
      class="door"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      ${
        error === undefined
          ? nothing
          : html`<div class="box truth" data-focus="problem" tabindex="-1">
              ${unsureMark()}<strong>${doorWords(error, text)}</strong>
            </div>`
      }
      ${renderField('name', text('guestName'), options('name'))}
      ${renderField('code', text('guestCode'), options('code'))}
      <p class="quiet">${text('guestPrivate')}</p>
      <div class="actions">
        <button
          class="button primary"
          type="submit"
          part="button"
          aria-disabled=${guest.isEntering ? 'true' : nothing}
        >
          ${text(guest.isEntering ? 'entering' : 'enter')}
        </button>
      </div>
    </form>`;

  function options(field: 'name' | 'code'): FieldOptions {
    return {
      value: guest[field],
      problem: guest.problems.has(field) ? text(`required.${field}`) : undefined,
      hint: field === 'code' ? text('guestCodeHint') : undefined,
      onInput: (value) => {
        guest[field] = value;
      },
    };
  }
}

interface FieldOptions {
  readonly value: string;
  readonly problem: string | undefined;
  readonly hint: string | undefined;
  readonly onInput: (value: string) => void;
}

function renderField(
  id: 'name' | 'code',
  label: string,
  {value, problem: wrong, hint, onInput}: FieldOptions,
): TemplateResult {
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <input
      class="field"
      id=${id}
      name=${id}
      autocomplete=${id === 'name' ? 'name' : 'one-time-code'}
      inputmode=${id === 'code' ? 'numeric' : nothing}
      maxlength=${id === 'name' ? 100 : 12}
      required
      aria-invalid=${wrong === undefined ? nothing : 'true'}
      aria-describedby=${describedBy || nothing}
      .value=${live(value)}
      @input=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLInputElement) onInput(currentTarget.value);
      }}
    />
    ${hint === undefined ? nothing : html`<p class="hint small" id="${id}-hint">${hint}</p>`}
    ${wrong === undefined ? nothing : problem(`${id}-error`, wrong)}
  </div>`;
}

function doorWords(error: unknown, text: GuestOptions['text']): string {
  return codeOf(error) === 'TOO_MANY_ATTEMPTS' ? text('guestTooMany') : reviewErrorWords(error, text);
}
