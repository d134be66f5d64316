/** Asking for a recommendation: how the person is told, a word to them, and the link and code to hand over. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {sendIcon, shareIcon} from '../art/icons.js';
import {trueMark} from '../art/marks.js';
import {choice, failureBox, problemAt, renderWhat, valueOf} from './endorse-parts.js';
import type {EndorseOptions} from './endorse-host.js';
import {askWays, type Handed, type OwnFlow} from './own-flow.js';

export function renderAsk(flow: OwnFlow, {text}: EndorseOptions): TemplateResult {
  const {ask, problem, isBusy} = flow;
  return html`${renderWhat(flow, {text})}
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void flow.send();
      }}
    >
      <fieldset aria-describedby="way-error" aria-invalid=${problem === 'way' ? 'true' : nothing}>
        <legend class="label">${text('who')}</legend>
        <div class="choices">
          ${askWays.map((way) =>
            choice({
              name: 'way',
              value: way,
              isChecked: ask.way === way,
              label: text(`way.${way}`),
              more: text(`wayMore.${way}`),
              onChoose: () => {
                flow.change({way});
              },
            }),
          )}
        </div>
        ${problemAt('way-error', problem === 'way' ? text('required') : undefined)}
      </fieldset>
      ${ask.way === undefined || ask.way === 'hand' ? nothing : renderEmail(flow, text)}
      <div>
        <label class="label" for="message">${text('message')}</label>
        <textarea
          id="message"
          class="field"
          rows="3"
          maxlength="1000"
          .value=${live(ask.message)}
          @input=${(event: Event) => {
            flow.change({message: valueOf(event)});
          }}
        ></textarea>
        <div class="examples">
          <p class="quiet">${text('exampleIs')} ${text('messageExample')}</p>
          <button
            class="button secondary"
            type="button"
            @click=${() => {
              flow.change({message: text('messageExample')});
            }}
          >
            ${text('useExample')}
          </button>
        </div>
      </div>
      ${failureBox(flow.error, text)}
      <div class="actions">
        <button class="button primary" part="button" type="submit" aria-disabled=${String(isBusy)}>
          ${ask.way === 'hand' ? shareIcon() : sendIcon()}<span
            >${text(isBusy ? 'sending' : ask.way === 'hand' ? 'makeLink' : 'sendAsk')}</span
          >
        </button>
        <button
          class="button plain"
          type="button"
          @click=${() => {
            flow.go('list');
          }}
        >
          ${text('back')}
        </button>
      </div>
    </form>`;
}

function renderEmail(flow: OwnFlow, text: EndorseOptions['text']): TemplateResult {
  const isWrong = flow.problem === 'email';
  return html`<div>
    <label class="label" for="email">${text('theirEmail')}</label>
    <input
      id="email"
      class="field"
      type="email"
      inputmode="email"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength="254"
      .value=${live(flow.ask.email)}
      aria-required="true"
      aria-invalid=${String(isWrong)}
      aria-describedby="email-error"
      @input=${(event: Event) => {
        flow.change({email: valueOf(event)});
      }}
    />
    ${problemAt('email-error', isWrong ? text('error.EMAIL') : undefined)}
  </div>`;
}

/** Two things to hand over by two ways: who finds one of them can do nothing. */
export function renderHand(handed: Handed, flow: OwnFlow, {text}: EndorseOptions): TemplateResult {
  return html`<div class="truth">
      ${trueMark()}
      <div><strong>${text(handed.isSent ? 'linkSent' : 'linkReady')}</strong></div>
    </div>
    <div class="piece code-box">
      <p id="code-label">${text('tellCode')}</p>
      <div class="big-code" role="group" aria-labelledby="code-label">${handed.code}</div>
      <p class="quiet small">${text('codeWhy')}</p>
    </div>
    <div>
      <label class="label" for="handed-link">${text('link')}</label>
      <textarea
        id="handed-link"
        class="field"
        rows="4"
        readonly
        data-focus="news"
        .value=${flow.sayHanded(handed)}
      ></textarea>
    </div>
    ${renderQr(handed, text)}
    <div class="actions">
      <button class="button secondary" type="button" @click=${() => void flow.copy()}>
        ${shareIcon()}<span>${text(flow.isCopied ? 'copied' : 'copy')}</span>
      </button>
      <button
        class="button primary"
        part="button"
        type="button"
        @click=${() => {
          flow.go('list');
        }}
      >
        ${text('noted')}
      </button>
    </div>`;
}

function renderQr({qr}: Handed, text: EndorseOptions['text']): TemplateResult | typeof nothing {
  if (!qr) return nothing;
  return html`<figure class="qr">
    ${qr(text('qr'))}
    <figcaption class="quiet small">${text('qr')}</figcaption>
  </figure>`;
}
