/** The door of a link: the code that the person told. */
import {html, type TemplateResult} from 'lit';
import {codeOf} from '../text/error-key.js';
import type {EndorseOptions} from './endorse-host.js';
import {failureBox, failureWords, isLinkDead, leadsNowhere, problemAt, problemBox} from './endorse-parts.js';
import type {WriteFlow} from './write-flow.js';

/** What the person wrote is wrong; all else is not the field's fault. */
const codeProblems: readonly string[] = ['NOT_THE_ENDORSER', 'SIX_DIGITS'];

/** Nothing is said of anybody before the code. */
export function renderCode(flow: WriteFlow, link: string, {text}: EndorseOptions): TemplateResult {
  const structure = flow.structureName;
  // No code opens it any more: none is asked for.
  if (isLinkDead(flow.error)) return problemBox(text('linkDead'));
  if (leadsNowhere(flow.error)) return failureBox(flow.error, text);
  const isOfCode = codeProblems.includes(codeOf(flow.error));
  const words = isOfCode ? failureWords(flow.error, text) : undefined;
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
        ${problemAt('code-error', words)} ${failureBox(isOfCode ? undefined : flow.error, text)}
      </div>
      <div class="actions">
        <button class="button primary" part="button" type="submit" aria-disabled=${String(flow.isBusy)}>
          ${text(flow.isBusy ? 'sending' : 'continue')}
        </button>
      </div>
    </form>`;
}
