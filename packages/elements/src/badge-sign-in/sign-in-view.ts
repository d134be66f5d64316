/** What `<badge-sign-in>` shows: one question at a time, to whom one is signing in, and who is signed in. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {photoIcon} from '../art/icons.js';
import {mendMark, trueMark, unsureMark} from '../art/marks.js';
import {heading} from '../base/heading.js';
import {signInFr} from '../messages/sign-in.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {codeOf, errorKey, isUnreachable} from '../text/error-key.js';
import {signInFormStyles} from './badge-sign-in.styles.js';
import type {SignInDesk} from './sign-in-desk.js';

export const signInStyles = [
  buttonStyles,
  directionStyles,
  cardStyles,
  fieldStyles,
  iconStyles,
  markStyles,
  signInFormStyles,
];

export function renderDesk(desk: SignInDesk): TemplateResult {
  if (desk.session) return renderSignedIn(desk);
  return desk.otherPlace ? renderOtherPlace(desk) : renderForm(desk);
}

function renderSignedIn(desk: SignInDesk): TemplateResult {
  const {session, text, structureName: structure} = desk;
  const name = session?.person.displayName || (session?.person.email ?? '');
  return html`<div class="signed-in" role="status">
    <div class="hello" tabindex="-1">
      ${trueMark()}
      <p>
        <strong>${name === '' ? text('helloNobody') : text('hello', {name})}</strong>
        <span class="quiet"
          >${text('isSignedIn')} ${structure === '' ? nothing : text('whom', {structure})}</span
        >
        <span>${text('goOn')}</span>
      </p>
    </div>
    <div>
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          desk.signOut();
        }}
      >
        ${text('signOut')}
      </button>
    </div>
  </div>`;
}

function renderOtherPlace(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  return html`<div class="elsewhere">
    <p class="quiet">${text('onePlace')}</p>
    <div>
      <button
        class="button primary"
        part="button"
        type="button"
        @click=${() => {
          desk.goToOther();
        }}
      >
        ${text('signIn')}
      </button>
    </div>
  </div>`;
}

function renderForm(desk: SignInDesk): TemplateResult {
  const {text, host} = desk;
  const title = text('title');
  const parts = {
    email: renderEmail,
    code: renderCode,
    claim: renderClaim,
    scan: renderScan,
    window: renderWindow,
  };
  return html`<form
    class="card"
    novalidate
    aria-label=${title}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const field = event.currentTarget instanceof Element && event.currentTarget.querySelector('input');
      if (field) desk.submit(field.value.trim());
    }}
  >
    <div class="top">
      ${host.headingLevel === 0 ? nothing : heading(host.headingLevel, title)} ${renderWhom(desk)}
    </div>
    <div role="status">${sayNews(desk)}</div>
    ${parts[desk.stage](desk)}
  </form>`;
}

/** The site is said too: a page can write any name, but not where its code is sent. */
function renderWhom(desk: SignInDesk): TemplateResult | typeof nothing {
  const {structureName: structure, text} = desk;
  const {backend} = desk.backend.context;
  // Such as `badges.example`; nothing for a client that the page gives.
  const site =
    backend !== '' && URL.canParse(backend, document.baseURI) ? new URL(backend, document.baseURI).host : '';
  if (structure === '' && site === '') return nothing;
  return html`<p class="quiet small whom">
    ${structure === '' ? nothing : text('whom', {structure})} ${site === '' ? nothing : text('where', {site})}
  </p>`;
}

function sayNews({stage, email, isSentAgain, isWaiting, hasEnded, wasRead, text}: SignInDesk): string {
  if (stage === 'window' && isWaiting) return text('windowOpen');
  if (stage === 'code') return text(isSentAgain ? 'sentAgain' : 'codeSent', {email});
  if (stage === 'claim' && wasRead) return text('codeRead');
  return hasEnded ? text('hasEnded') : '';
}

function renderEmail(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  const input = html`<input
    id="field"
    class="field"
    part="field"
    type="email"
    name="email"
    autocomplete="email"
    inputmode="email"
    autocapitalize="off"
    spellcheck="false"
    maxlength="254"
    .value=${desk.email}
    aria-invalid=${isInvalid(desk)}
    aria-describedby="error"
  />`;
  return html`${renderField(desk, text('email'), input)}
  ${renderActions(desk, text('sendCode'), [
    [
      text('noEmail'),
      () => {
        desk.go('claim');
      },
    ],
  ])}`;
}

function renderCode(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  const input = html`<input
    id="field"
    class="field code"
    part="field"
    name="code"
    autocomplete="one-time-code"
    inputmode="numeric"
    aria-invalid=${isInvalid(desk)}
    aria-describedby="hint error"
  />`;
  return html`${renderField(desk, text('code'), input, text('codeHint'))}
    ${renderActions(desk, text('signIn'), [
      [text('sendAgain'), () => void desk.sendCode(true)],
      [
        text('otherEmail'),
        () => {
          desk.go('email');
        },
      ],
    ])}
    <p class="quiet small">${text('late')} ${text('lateMore')}</p>`;
}

function renderClaim(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  const input = html`<input
    id="field"
    class="field claim"
    part="field"
    name="claim"
    autocomplete="off"
    autocapitalize="characters"
    spellcheck="false"
    maxlength="32"
    .value=${live(desk.claim)}
    aria-invalid=${isInvalid(desk)}
    aria-describedby="hint error"
    @input=${(event: Event) => {
      if (event.currentTarget instanceof HTMLInputElement) desk.writeClaim(event.currentTarget.value);
    }}
  />`;
  return html`${renderField(desk, text('claim'), input, text('claimHint'))}
  ${
    desk.canScan
      ? html`<div>
          <button class="button secondary" type="button" @click=${() => void desk.scan()}>
            ${photoIcon()}<span>${text('scan')}</span>
          </button>
        </div>`
      : html`<p class="quiet small">${text('scanElsewhere')}</p>`
  }
  ${renderActions(desk, text('signIn'), [
    [
      text('useEmail'),
      () => {
        desk.go('email');
      },
    ],
  ])}`;
}

function renderScan(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  return html`<p>${text('scanning')}</p>
    <video class="camera" muted playsinline aria-label=${text('camera')}></video>
    <div class="actions">
      <button
        class="button secondary"
        id="field"
        type="button"
        @click=${() => {
          desk.go('claim');
        }}
      >
        ${text('stopScan')}
      </button>
    </div>`;
}

function renderWindow(desk: SignInDesk): TemplateResult {
  const {text, structureName: structure} = desk;
  const isBlocked = codeOf(desk.error) === 'WINDOW_BLOCKED';
  return html`${
      desk.isWaiting
        ? html`<p>${text('windowWhere')}</p>`
        : html`<p>${structure === '' ? text('foreignPage') : text('foreignPageOf', {structure})}</p>`
    }
    <div id="error" role="alert">
      ${renderError(desk)} ${isBlocked ? html`<p>${text('windowAllow')}</p>` : nothing}
    </div>
    <div class="actions">
      <button
        class="button primary"
        part="button"
        type="button"
        @click=${() => {
          if (desk.isWaiting) desk.showWindow();
          else void desk.openWindow();
        }}
      >
        ${text(desk.isWaiting ? 'showWindow' : 'openWindow')}
      </button>
      ${desk.isWaiting ? renderWindowActs(desk) : nothing}
    </div>`;
}

function renderWindowActs(desk: SignInDesk): TemplateResult {
  const {text} = desk;
  return renderOthers([
    [text('openWindowAgain'), () => void desk.openWindow()],
    [
      text('cancel'),
      () => {
        desk.go('window');
      },
    ],
  ]);
}

/** The error's place is there before there is an error, so that one is announced when it comes. */
function renderField(desk: SignInDesk, label: string, input: TemplateResult, hint?: string): TemplateResult {
  return html`<div>
    <label class="label" for="field">${label}</label>
    ${input} ${hint === undefined ? nothing : html`<p id="hint" class="hint small">${hint}</p>`}
    <div id="error" role="alert">${renderError(desk)}</div>
  </div>`;
}

function renderError({error, text}: SignInDesk): TemplateResult | typeof nothing {
  if (error === undefined) return nothing;
  const words = isUnreachable(error) && !navigator.onLine ? text('offline') : text(errorKey(signInFr, error));
  return isOfField(error)
    ? html`<p class="error">${mendMark()}<span>${words}</span></p>`
    : html`<p class="error of-nobody">${unsureMark()}<span>${words}</span></p>`;
}

function renderActions({isWaiting, text}: SignInDesk, main: string, others: readonly Act[]): TemplateResult {
  return html`<div class="actions">
    <button class="button primary" part="button" type="submit" aria-disabled=${String(isWaiting)}>
      ${isWaiting ? text('waiting') : main}
    </button>
    ${renderOthers(others)}
  </div>`;
}

type Act = readonly [label: string, act: () => void];

function renderOthers(others: readonly Act[]): TemplateResult {
  return html`<div class="others">
    ${others.map(
      ([label, act]) => html`<button class="button plain" type="button" @click=${act}>${label}</button>`,
    )}
  </div>`;
}

/** Is it what the person wrote? Else the field does not look as if it were. */
function isOfField(error: unknown): boolean {
  return fieldCodes.includes(codeOf(error));
}

const fieldCodes: readonly string[] = ['CLAIM', 'CODE_EXPIRED', 'CODE_WRONG', 'EMAIL', 'SIX_DIGITS'];

function isInvalid({error}: SignInDesk): 'true' | 'false' {
  return isOfField(error) ? 'true' : 'false';
}
