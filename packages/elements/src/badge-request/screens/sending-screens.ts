/** The screens around sending: who sends it, under what name, and that it is being sent. */
import {html, type TemplateResult} from 'lit';
import {sendIcon, waitIcon} from '../../art/icons.js';
import type {BackendContext} from '../../context/backend-context.js';
import {shareContext} from '../../context/share-context.js';
import type {Screen} from '../flow-state.js';
import type {ScreenOptions} from '../screen.js';
import type {SendProgress} from '../send-request.js';
import {onSend, renderBack, renderFailure, renderNameField, screenHeading} from './parts.js';

type SignInScreen = Extract<Screen, {kind: 'signIn'}>;

/** Needs `<badge-sign-in>` to be defined. The sign-in is one for this element: both use the same context. */
export function renderSignIn(
  options: ScreenOptions,
  {purpose, start = 'email'}: SignInScreen,
  context: () => BackendContext,
): TemplateResult {
  const {badge, text} = options;
  return html`
    <div>
      ${screenHeading(options, text('signInTitle'))}
      <p class="quiet">${text(signInReason(options, {purpose, start}))}</p>
    </div>
    ${renderFailure(options)}
    <div @context-request=${shareContext(context)}>
      <badge-sign-in structure=${badge.structure} start=${start} heading-level="0"></badge-sign-in>
    </div>
    <div class="foot">${renderBack(options)}</div>
  `;
}

function signInReason({assisted}: ScreenOptions, {purpose, start}: Omit<SignInScreen, 'kind'>) {
  if (assisted) return 'with.signIn';
  if (purpose === 'send') return 'signInToSend';
  return start === 'claim' ? 'signInByPaper' : 'signInToSee';
}

export function renderName(options: ScreenOptions): TemplateResult {
  const {text} = options;
  return html`<form class="stack" novalidate @submit=${onSend(options)}>
    ${screenHeading(options, text('nameTitle'))} ${renderNameField(options)}
    <div class="foot">
      <button class="button primary wide" type="submit" part="button">
        ${sendIcon()}<span>${text('send')}</span>
      </button>
      ${renderBack(options)}
    </div>
  </form>`;
}

export function sendingWords(progress: SendProgress, {text}: Pick<ScreenOptions, 'text'>): string {
  return progress.kind === 'file'
    ? text('sendingFile', {n: progress.n, total: progress.total})
    : text('sending');
}

export function renderSending(options: ScreenOptions, progress: SendProgress): TemplateResult {
  const {sender, text} = options;
  return html`<div class="waiting">
      ${waitIcon()}${screenHeading(options, sendingWords(progress, options))}
    </div>
    <div class="foot">
      <button
        class="button secondary wide"
        type="button"
        @click=${() => {
          sender.stop();
        }}
      >
        ${text('stop')}
      </button>
    </div>`;
}
