/** The door of a link: the code that the person told. */
import {html, type TemplateResult} from 'lit';
import type {EndorseOptions} from './endorse-host.js';
import {failureBox, failureWords, isLinkDead, leadsNowhere, problemAt, problemBox} from './endorse-parts.js';
import type {WriteFlow} from './write-flow.js';

/** Nothing is said of anybody before the code. */
export function renderCode(flow: WriteFlow, link: string, {text}: EndorseOptions): TemplateResult {
  const structure = flow.structureName;
  // No code opens it any more: none is asked for.
  if (isLinkDead(flow.error)) return problemBox(text('linkDead'));
  if (leadsNowhere(flow.error)) return failureBox(flow.error, text);
  const words = flow.error === undefined ? undefined : failureWords(flow.error, text);
  return html`<p>${structure === '' ? text('codeFirst') : text('codeFirstBy', {structure})}</p>
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const field = event.currentTarget instanceof Element && event.currentTarget.querySelector('input');
        if (field) void flow.openLink(link, field.value);
      }}
    >
      <div>
        <label class="label" for="code">${text('code')}</label>
        <input
          id="code"
          class="field code"
          part="field"
          name="code"
          inputmode="numeric"
          autocomplete="off"
          aria-invalid=${words === undefined ? 'false' : 'true'}
          aria-describedby="code-hint code-error"
        />
        <p class="hint small" id="code-hint">${text('codeHint')}</p>
        ${problemAt('code-error', words)}
      </div>
      <div class="actions">
        <button class="button primary" part="button" type="submit" aria-disabled=${String(flow.isBusy)}>
          ${text(flow.isBusy ? 'sending' : 'continue')}
        </button>
      </div>
    </form>`;
}
