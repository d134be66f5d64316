/** The first screen: what the badge shows, and how to begin. For badges that are not asked for: how they come. */
import {html, nothing, type TemplateResult} from 'lit';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {declaredIn} from '../draft.js';
import {tickCard} from '../fields/tick-card.js';
import type {ScreenOptions} from '../screen.js';
import {
  onSend,
  renderFailure,
  renderHowEarned,
  renderKept,
  renderNameField,
  renderShows,
  renderStart,
} from './parts.js';
import {renderWhoReads} from './who-reads.js';

export function renderIntro(options: ScreenOptions): TemplateResult {
  const {badge, flow, text, isSignedIn, assisted} = options;
  const count = flow.questions.length;
  return html`
    ${renderFailure(options)} ${renderShows(options)} ${renderHowEarned(options)}
    ${
      declaredIn(flow.draft, badge).length > 0
        ? html`<div class="box">
            <p><strong>${text('declaredOffer')}</strong></p>
            <p>${text('declaredKnown', {n: count})}</p>
          </div>`
        : nothing
    }
    ${assisted ? html`<p>${text('with.intro', {name: assisted.name})}</p>` : nothing}
    ${renderWhoReads(options, 1)}
    <p class="quiet">${text('questions', {n: count})} ${mayPause(options)} ${needsSignIn(options)}</p>
    <div class="foot">
      ${renderStart(options, text(flow.hasBegun ? 'resume' : 'start'))}
      ${
        isSignedIn
          ? nothing
          : html`<button
                class="button secondary wide"
                type="button"
                @click=${() => {
                  flow.show({kind: 'signIn', purpose: 'look'});
                }}
              >
                ${text('already')}
              </button>
              ${
                assisted
                  ? nothing
                  : html`<button
                      class="button plain pulled"
                      type="button"
                      @click=${() => {
                        flow.show({kind: 'signIn', purpose: 'look', start: 'claim'});
                      }}
                    >
                      ${text('haveCode')}
                    </button>`
              }`
      }
      ${renderKept(options)}
    </div>
  `;
}

/** Badges that are given at once: everything on one screen. */
export function renderAutomatic(options: ScreenOptions): TemplateResult {
  const {badge, text, isNameless} = options;
  return html`
    ${renderShows(options)} ${renderHowEarned(options)}
    <form class="stack" novalidate @submit=${onSend(options)}>
      ${isNameless ? renderNameField(options) : nothing}
      ${badge.listsSupporters ? renderListed(options) : nothing} ${renderFailure(options)}
      <div class="foot">
        <p class="quiet small">${text('automatic')} ${needsSignIn(options)}</p>
        <button class="button primary wide" type="submit" part="button">${text('getBadge')}</button>
      </div>
    </form>
  `;
}

/** Where others use the device, nothing waits on it. */
function mayPause({flow, text}: ScreenOptions): string {
  return flow.deviceOwner === 'shared' ? '' : text('pause');
}

/** What it takes is said before anything is written. */
function needsSignIn({text, isSignedIn, assisted}: ScreenOptions): string {
  return isSignedIn || assisted ? '' : text('needsSignIn');
}

export function renderNotAsked(options: ScreenOptions): TemplateResult {
  const {badge, text} = options;
  return html`${renderShows(options)} ${renderHowEarned(options)}
    <div class="box">${notAskedWords(options)}</div>
    ${badge.mode === 'keyBadge' ? html`<p>${text('keyComes')}</p>` : nothing}`;
}

function notAskedWords({badge, text, language, nameOf}: ScreenOptions): TemplateResult {
  if (badge.mode === 'keyBadge') {
    const requires = badge.requires ?? [];
    const n = badge.minRequired ?? requires.length;
    return html`<p><strong>${text(n < requires.length ? 'keyFromSome' : 'keyFromAll', {n})}</strong></p>
      <ul class="plain-list">
        ${requires.map((id) => html`<li>${inOwnLanguage(nameOf(id), language)}</li>`)}
      </ul>`;
  }
  if (badge.mode === 'onCriteria')
    return html`<p><strong>${text('course')}</strong></p>
      <p>${text('courseAsk')}</p>`;
  return html`<p>${text('selfCreated')}</p>`;
}

function renderListed({flow, text}: ScreenOptions): TemplateResult {
  return tickCard({
    label: text('listed'),
    isTicked: flow.draft?.listed ?? false,
    onTick: (listed) => {
      flow.set({listed});
    },
  });
}
