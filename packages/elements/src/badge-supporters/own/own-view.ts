/** What supporters see of themselves: thanks, the list, and the way back. */
import {html, nothing, type TemplateResult} from 'lit';
import {yesIcon} from '../../art/icons.js';
import {mendMark, sentMark, trueMark} from '../../art/marks.js';
import {supporterOwnFr} from '../../messages/supporter-own.fr.js';
import {codeOf, errorKey} from '../../text/error-key.js';
import type {Text} from '../../text/messages.js';
import type {OwnForm, OwnNote} from './own-form.js';
import {isForOrganisation, type OwnSupport} from './read-own.js';

export interface OwnViewOptions {
  readonly text: Text<typeof supporterOwnFr>;
  /** Does the badge have a list? */
  readonly hasList: boolean;
  readonly form: OwnForm | undefined;
  readonly isWorking: boolean;
  /** Is it to be said that a name is not on the list? Not where that was said just now. */
  readonly saysUnlisted: boolean;
  readonly onOpen: (one: OwnSupport, kind: OwnForm['kind']) => void;
  readonly onChange: (change: Partial<Pick<OwnForm, 'name' | 'hasAgreed'>>) => void;
  readonly onClose: () => void;
  readonly onList: (one: OwnSupport) => void;
  readonly onHide: (one: OwnSupport) => void;
  readonly onReturn: (one: OwnSupport) => void;
}

/** What happened last, or why it did not; it takes the focus. */
export function renderNote(
  note: OwnNote | undefined,
  error: unknown,
  text: OwnViewOptions['text'],
): TemplateResult {
  return html`<div role="status">
    ${
      error === undefined
        ? note === undefined
          ? nothing
          : html`<p class="said" data-focus="note" tabindex="-1">${text(note)}</p>`
        : html`<p class="said wrong" data-focus="note" tabindex="-1">
            ${mendMark()}<span>${text(errorKey(supporterOwnFr, error))}</span>
          </p>`
    }
  </div>`;
}

/** The way for who speaks for an organisation. */
export function renderOffer(text: OwnViewOptions['text'], onSupport: () => void): TemplateResult {
  return html`<div>
    <button class="button secondary" type="button" data-focus="also" @click=${onSupport}>
      ${text('supportAlso')}
    </button>
  </div>`;
}

export function renderOwn(one: OwnSupport, options: OwnViewOptions): TemplateResult {
  const {text, form} = options;
  const {award, organisation} = one;
  const open = form?.award === award.id ? form : undefined;
  const thanks = isForOrganisation(one)
    ? text('thanksOf', {name: organisation === '' ? text('yourOrganisation') : organisation})
    : text('thanks');
  return html`<div class="own" data-award=${award.id}>
    <div
      class="said"
      data-focus=${award.organisation === undefined ? 'thanks' : `thanks-${award.organisation}`}
      tabindex="-1"
    >
      ${award.state === 'signing' ? sentMark() : trueMark()}
      <p>
        <strong>${thanks}</strong>
        ${
          award.state === 'signing'
            ? html`<span class="line">${text('signing')}</span>`
            : award.pageUrl === undefined
              ? nothing
              : html`<a class="line" href=${award.pageUrl}>${text('see')}</a>`
        }
      </p>
    </div>
    ${open?.kind === 'listing' ? renderListingForm(one, open, options) : nothing}
    ${open?.kind === 'return' ? renderReturn(one, options) : nothing}
    ${open ? nothing : renderActs(one, options)}
  </div>`;
}

function renderActs(
  one: OwnSupport,
  {text, hasList, saysUnlisted, onOpen, onHide}: OwnViewOptions,
): TemplateResult {
  const {isListed, name = ''} = one.listing;
  return html`${
      isListed
        ? html`<p>${text('listedAs')} <bdi class="strong">${name}</bdi></p>`
        : hasList && saysUnlisted
          ? html`<p>${text(isForOrganisation(one) ? 'notListedOf' : 'notListed')}</p>`
          : nothing
    }
    <div class="actions">
      ${
        isListed
          ? html`<button
              class="button secondary"
              type="button"
              @click=${() => {
                onHide(one);
              }}
            >
              ${text('hide')}
            </button>`
          : hasList
            ? html`<button
                class="button secondary"
                type="button"
                data-focus="appear"
                @click=${() => {
                  onOpen(one, 'listing');
                }}
              >
                ${text('appear')}
              </button>`
            : nothing
      }
      <button
        class="button plain"
        type="button"
        data-focus="return"
        @click=${() => {
          onOpen(one, 'return');
        }}
      >
        ${text('giveBack')}
      </button>
    </div>`;
}

function renderListingForm(one: OwnSupport, form: OwnForm, options: OwnViewOptions): TemplateResult {
  const {text, isWorking, onChange, onClose, onList} = options;
  const code = codeOf(form.error);
  const isNameless = code === 'REQUEST_INCOMPLETE';
  const isSilent = code === 'CONSENT_MISSING';
  const wrong = (id: string): TemplateResult =>
    html`<p class="error" id=${id}>
      ${mendMark()}<span>${text(errorKey(supporterOwnFr, form.error))}</span>
    </p>`;
  return html`<form
    class="box"
    novalidate
    aria-labelledby="ask"
    @submit=${(event: Event) => {
      event.preventDefault();
      onList(one);
    }}
  >
    <p id="ask" class="strong" data-focus="ask" tabindex="-1">${text('ask')}</p>
    <p>${text('askMore')}</p>
    <div>
      <label class="label" for="name">${text('name')}</label>
      <input
        class="field"
        id="name"
        maxlength="200"
        autocomplete="off"
        aria-invalid=${isNameless ? 'true' : nothing}
        aria-describedby=${isNameless ? 'name-error' : 'name-hint'}
        .value=${form.name}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) onChange({name: event.currentTarget.value});
        }}
      />
      ${isNameless ? wrong('name-error') : html`<p class="hint small" id="name-hint">${text('nameHint')}</p>`}
    </div>
    <div>
      <label class="check">
        <input
          type="checkbox"
          id="agree"
          aria-invalid=${isSilent ? 'true' : nothing}
          aria-describedby=${isSilent ? 'agree-error' : nothing}
          .checked=${form.hasAgreed}
          @change=${(event: Event) => {
            if (event.currentTarget instanceof HTMLInputElement)
              onChange({hasAgreed: event.currentTarget.checked});
          }}
        />
        <span class="tick" aria-hidden="true">${yesIcon()}</span><span>${text('agree')}</span>
      </label>
      ${isSilent ? wrong('agree-error') : nothing}
    </div>
    <div class="actions">
      <button class="button primary" type="submit" aria-disabled=${isWorking}>
        ${text(isWorking ? 'working' : 'appear')}
      </button>
      <button class="button plain" type="button" @click=${onClose}>${text('notNow')}</button>
    </div>
  </form>`;
}

function renderReturn(one: OwnSupport, {text, isWorking, onClose, onReturn}: OwnViewOptions): TemplateResult {
  return html`<div class="box" role="group" aria-labelledby="sure">
    <p id="sure" class="strong" data-focus="sure" tabindex="-1">${text('giveBackSure')}</p>
    <p>${text('giveBackMore')}</p>
    <div class="actions">
      <button
        class="button secondary"
        type="button"
        aria-disabled=${isWorking}
        @click=${() => {
          onReturn(one);
        }}
      >
        ${text(isWorking ? 'working' : 'giveBackYes')}
      </button>
      <button class="button plain" type="button" @click=${onClose}>${text('giveBackNo')}</button>
    </div>
  </div>`;
}
