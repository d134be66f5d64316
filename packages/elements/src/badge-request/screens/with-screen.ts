/** A request that an adviser has sent together with a person: the person's yes, on this device, on paper, or later on their own. */
import {html, nothing, type TemplateResult} from 'lit';
import {printIcon} from '../../art/icons.js';
import {sentMark, trueMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {formatDate} from '../../text/format.js';
import {failureWords} from '../problem-words.js';
import type {Assisted, ScreenOptions} from '../screen.js';
import {renderFailure, screenHeading} from './parts.js';
import type {StageOf} from './status-screen.js';

export function renderWith(
  options: ScreenOptions,
  {request}: StageOf<'waiting'>,
  assisted: Assisted,
): TemplateResult {
  const {text, language} = options;
  const {name} = assisted;
  if (!request.needsConfirmation) {
    const date = request.answerBy === undefined ? undefined : formatDate(request.answerBy, language);
    return html`${renderFailure(options)}
      <div class="truth">
        ${trueMark()}
        <div>
          ${screenHeading(options, date ? text('with.confirmed', {name, date}) : text('with.confirmedNoDate', {name}))}
          <p>${text('seeHere')}</p>
        </div>
      </div>`;
  }
  return html`
    <div class="truth">
      ${sentMark()}
      <div>
        ${screenHeading(options, text('with.unconfirmed', {name}))}
        <p>${text('with.unconfirmedHint')}</p>
      </div>
    </div>
    ${renderFailure(options)} ${renderByCode(options, assisted)}
    <details>
      <summary>${text('with.otherWays')}</summary>
      <div class="stack">${renderOtherWays(options, assisted)}</div>
    </details>
  `;
}

/** Most people confirm with a code: what else there is comes after it, folded. */
function renderOtherWays(options: ScreenOptions, {person, name}: Assisted): TemplateResult {
  const {acts, text} = options;
  return html`<div class="box">
      ${title(options, 'paper', text('with.onPaper'))}
      <p>${text('with.paperHint', {name})}</p>
      <div class="actions">
        <button
          class="button secondary"
          type="button"
          @click=${() => void acts.confirmFor({way: 'signature'})}
        >
          ${text('with.usePaper')}
        </button>
      </div>
    </div>
    <div class="box">
      ${title(options, 'print', text('with.newCode'))}
      <p id="print-hint">${text('with.printHint')}</p>
      <div class="actions">
        <button
          class="button secondary"
          type="button"
          aria-describedby="print-hint"
          @click=${() => void acts.printCode({id: person, name})}
        >
          ${printIcon()}<span>${text('with.print')}</span>
        </button>
      </div>
      <div role="status">${renderSheet(options)}</div>
    </div>
    <div class="box">
      ${title(options, 'later', text('with.later'))}
      <p>${text('with.laterHint', {name})}</p>
    </div>`;
}

function renderByCode(options: ScreenOptions, {name}: Assisted): TemplateResult {
  const {acts, text} = options;
  return html`<form
    class="box stack"
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (!(event.currentTarget instanceof HTMLFormElement)) return;
      const code = new FormData(event.currentTarget).get('code');
      void acts.confirmFor({way: 'code', code: typeof code === 'string' ? code.trim() : ''});
    }}
  >
    ${title(options, 'by-code', text('with.byCode'))}
    <div>
      <label class="label" for="code">${text('with.code', {name})}</label>
      <input
        class="field"
        id="code"
        name="code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="32"
        aria-describedby="code-hint"
      />
      <p class="hint small" id="code-hint">${text('with.codeHint', {name})}</p>
    </div>
    <div class="actions">
      <button class="button primary" type="submit" part="button">${text('with.useCode')}</button>
    </div>
    <div>
      <p class="label">${text('with.noCode', {name})}</p>
      <div class="actions">
        <button class="button secondary" type="button" @click=${() => void acts.sendConfirmationCode()}>
          ${text('with.sendCode')}
        </button>
      </div>
      <div role="status">
        ${
          acts.codeIsSent === undefined
            ? nothing
            : html`<p>${text(acts.codeIsSent ? 'with.codeSent' : 'with.codeNotSent', {name})}</p>`
        }
      </div>
    </div>
  </form>`;
}

function renderSheet({acts: {sheet}, text, language}: ScreenOptions): TemplateResult | typeof nothing {
  if (!sheet) return nothing;
  const say = (error: unknown): string => failureWords(error, text, language);
  return sheet.part.renderSheetNews(sheet.made, {text, language, say});
}

function title({headingLevel}: ScreenOptions, id: string, words: string): unknown {
  return outlineHeading({level: headingLevel + 2, id, className: 'sub'}, words);
}
