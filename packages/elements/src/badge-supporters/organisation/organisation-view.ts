/** The form of who supports on behalf of an organisation; and the sign-in, where it is not known who they are. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {yesIcon} from '../../art/icons.js';
import {mendMark} from '../../art/marks.js';
import type {BackendContext} from '../../context/backend-context.js';
import {shareContext} from '../../context/share-context.js';
import {supportingOrganisationFr} from '../../messages/supporting-organisation.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {Text} from '../../text/messages.js';
import type {OrganisationDraft, OrganisationField, OrganisationProblem} from './organisation-draft.js';

export interface OrganisationViewOptions {
  readonly text: Text<typeof supportingOrganisationFr>;
  readonly draft: OrganisationDraft;
  readonly problem: OrganisationProblem | undefined;
  /** What went wrong, where no field can mend it. */
  readonly error: unknown;
  readonly isWorking: boolean;
  readonly hasList: boolean;
  readonly onChange: (change: Partial<OrganisationDraft>) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

const logoTypes = 'image/png,image/jpeg,image/webp';

export function renderOrganisationForm(options: OrganisationViewOptions): TemplateResult {
  const {text, draft, isWorking, hasList, onChange, onSend, onCancel} = options;
  return html`<form
    class="box"
    novalidate
    aria-labelledby="which"
    @submit=${(event: Event) => {
      event.preventDefault();
      onSend();
    }}
  >
    <p id="which" class="strong" data-focus="which" tabindex="-1">${text('which')}</p>
    ${draft.known.length > 0 ? renderKnown(options) : nothing}
    ${draft.chosen === '' ? renderNew(options) : nothing}
    <div>
      ${renderTick(options, {
        id: 'represents',
        label: text('represent'),
        isTicked: draft.represents,
        onTick: (represents) => {
          onChange({represents});
        },
      })}
      ${
        hasList
          ? renderTick(options, {
              label: text('listed'),
              isTicked: draft.isListed,
              hint: text('listedMore'),
              onTick: (isListed) => {
                onChange({isListed});
              },
            })
          : nothing
      }
    </div>
    ${renderError(options)}
    <div class="actions">
      <button class="button primary" type="submit" aria-disabled=${isWorking}>
        ${text(isWorking ? 'working' : 'send')}
      </button>
      <button class="button plain" type="button" @click=${onCancel}>${text('cancel')}</button>
    </div>
  </form>`;
}

/** Needs `<badge-sign-in>` to be defined. */
export function renderOrganisationSignIn(
  {text, onCancel, error}: Pick<OrganisationViewOptions, 'text' | 'onCancel' | 'error'>,
  {structure, context}: {readonly structure: string; readonly context: () => BackendContext},
): TemplateResult {
  return html`<div class="box" role="group" aria-labelledby="who">
    <p id="who" class="strong" data-focus="who" tabindex="-1">${text('signIn')}</p>
    ${renderError({text, error})}
    <div @context-request=${shareContext(context)}>
      <badge-sign-in structure=${structure} heading-level="0"></badge-sign-in>
    </div>
    <div class="actions">
      <button class="button plain" type="button" @click=${onCancel}>${text('cancel')}</button>
    </div>
  </div>`;
}

function renderKnown({text, draft, onChange}: OrganisationViewOptions): TemplateResult {
  const choice = (id: string, name: string): TemplateResult =>
    html`<label class="choice text-only">
      <input
        type="radio"
        name="organisation"
        value=${id}
        .checked=${live(draft.chosen === id)}
        @change=${() => {
          onChange({chosen: id});
        }}
      />
      <bdi>${name}</bdi><span class="dot" aria-hidden="true"></span>
    </label>`;
  return html`<div class="choices" role="radiogroup" aria-labelledby="which">
    ${draft.known.map(({id, name}) => choice(id, name))} ${choice('', text('other'))}
  </div>`;
}

function renderNew(options: OrganisationViewOptions): TemplateResult {
  const {text, draft} = options;
  return html`${renderInput(options, {
    field: 'name',
    label: text('name'),
    hint: text('nameHint'),
    value: draft.name,
    completes: 'organization',
  })}
  ${renderInput(options, {
    field: 'url',
    label: text('url'),
    hint: text('urlHint'),
    value: draft.url,
    completes: 'url',
  })}
  ${renderLogo(options)}`;
}

interface Input {
  readonly field: 'name' | 'url';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly completes: 'organization' | 'url';
}

function renderInput(options: OrganisationViewOptions, input: Input): TemplateResult {
  const {field, label, hint, value, completes} = input;
  const isWrong = options.problem?.field === field;
  return html`<div>
    <label class="label" for="organisation-${field}">${label}</label>
    <input
      class="field"
      id="organisation-${field}"
      data-focus="organisation-${field}"
      maxlength=${field === 'name' ? 200 : 2000}
      inputmode=${field === 'url' ? 'url' : nothing}
      autocomplete=${completes}
      aria-required=${field === 'name' ? 'true' : nothing}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby="organisation-${field}-${isWrong ? 'error' : 'hint'}"
      .value=${live(value)}
      @input=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement)
          options.onChange({[field]: event.currentTarget.value});
      }}
    />
    ${
      isWrong
        ? renderProblem(options, field)
        : html`<p class="hint small" id="organisation-${field}-hint">${hint}</p>`
    }
  </div>`;
}

function renderLogo(options: OrganisationViewOptions): TemplateResult {
  const {text, draft, onChange, problem} = options;
  const isWrong = problem?.field === 'logo';
  if (draft.logo)
    return html`<div>
      <p>${text('logoChosen', {name: draft.logo.name})}</p>
      ${isWrong ? renderProblem(options, 'logo') : nothing}
      <button
        class="button plain pulled"
        type="button"
        data-focus="organisation-logo"
        aria-describedby=${isWrong ? 'organisation-logo-error' : nothing}
        @click=${() => {
          onChange({logo: undefined});
        }}
      >
        ${text('logoRemove')}
      </button>
    </div>`;
  return html`<div>
    <label class="button secondary picker">
      <input
        type="file"
        data-focus="organisation-logo"
        accept=${logoTypes}
        aria-describedby="organisation-logo-hint"
        @change=${({currentTarget: input}: Event) => {
          if (!(input instanceof HTMLInputElement)) return;
          const logo = input.files?.[0];
          // Emptied, so that choosing the same file again after removing it is a change.
          input.value = '';
          if (logo) onChange({logo});
        }}
      />
      <span>${text('logo')}</span>
    </label>
    <p class="hint small" id="organisation-logo-hint">${text('logoHint')}</p>
  </div>`;
}

interface Tick {
  readonly id?: 'represents';
  readonly label: string;
  readonly hint?: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function renderTick(
  options: OrganisationViewOptions,
  {id, label, hint, isTicked, onTick}: Tick,
): TemplateResult {
  const isWrong = id !== undefined && options.problem?.field === id;
  return html`<label class="check">
      <input
        type="checkbox"
        data-focus=${id === undefined ? nothing : `organisation-${id}`}
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? `organisation-${id}-error` : nothing}
        .checked=${live(isTicked)}
        @change=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) onTick(event.currentTarget.checked);
        }}
      />
      <span class="tick" aria-hidden="true">${yesIcon()}</span
      ><span>${label}${hint === undefined ? nothing : html`<span class="quiet line">${hint}</span>`}</span>
    </label>
    ${isWrong ? renderProblem(options, id) : nothing}`;
}

function renderProblem({text, problem}: OrganisationViewOptions, field: OrganisationField): TemplateResult {
  return html`<p class="error" id="organisation-${field}-error">
    ${mendMark()}<span>${text(errorKey(supportingOrganisationFr, {code: problem?.code}))}</span>
  </p>`;
}

/** Its place is there before there is a word. */
function renderError({text, error}: Pick<OrganisationViewOptions, 'text' | 'error'>): TemplateResult {
  return html`<div role="alert">
    ${
      error === undefined
        ? nothing
        : html`<p class="error">
            ${mendMark()}<span>${text(errorKey(supportingOrganisationFr, error))}</span>
          </p>`
    }
  </div>`;
}
