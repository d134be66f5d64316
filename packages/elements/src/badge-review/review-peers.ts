/** Somebody who holds a badge that makes a peer is asked whether they want to examine for others, and can stop again. */
import {html, type TemplateResult} from 'lit';
import {trueMark} from '../art/marks.js';
import type {PeerOffer} from './queue-reader.js';
import type {ReviewOptions} from './review-screen.js';

export interface PeerOptions extends Pick<ReviewOptions, 'text'> {
  readonly onAgree: () => void;
  readonly onSignInAgain: () => void;
}

export function renderPeerOffer({consent}: PeerOffer, options: PeerOptions): TemplateResult {
  const {text, onAgree, onSignInAgain} = options;
  if (consent.isGiven) {
    return html`<div class="truth">${trueMark()}<strong>${text('peerThanks')}</strong></div>
      <div class="actions">${button('primary', text('signInAgain'), onSignInAgain)}</div>`;
  }
  return html`<p><strong>${text('peerAsk')}</strong></p>
    <ul class="lines">
      <li>${text('peerWhy')}</li>
      <li>${text('peerMeans')}</li>
      <li>${text('peerPrivate')}</li>
      <li>${text('peerFree')}</li>
    </ul>
    <div class="actions">${button('primary', text('peerYes'), onAgree)}</div>`;
}

export function renderPeerStop(text: ReviewOptions['text'], onStop: () => void): TemplateResult {
  return html`<div>${button('plain', text('peerStop'), onStop)}</div>`;
}

function button(kind: 'primary' | 'plain', words: string, onPress: () => void): TemplateResult {
  return html`<button
    class="button ${kind}"
    type="button"
    part="button"
    @click=${() => {
      onPress();
    }}
  >
    ${words}
  </button>`;
}
