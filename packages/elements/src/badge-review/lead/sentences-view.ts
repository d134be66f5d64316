/** Where a lead changes the ready-made sentences: by answer, in French and one more language. */
import type {ReviewAnswer} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {mendMark, unsureMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {leadFr} from '../../messages/lead.fr.js';
import {errorKey} from '../../text/error-key.js';
import {languages} from '../../text/messages.js';
import type {LeadOptions} from './lead-options.js';
import {
  maxSentenceLength,
  maxSentences,
  sentenceAnswers,
  type SentenceFlow,
  type SentenceItem,
} from './sentence-flow.js';

export function renderSentences(flow: SentenceFlow, options: LeadOptions): TemplateResult {
  const {text, headingLevel} = options;
  return html`<section class="card lead" part="card" aria-labelledby="heading">
    ${outlineHeading({level: headingLevel(), id: 'heading', className: 'title'}, text('sentences'))}
    ${
      flow.stage === 'reading'
        ? html`<p class="waiting">${text('wait')}</p>`
        : flow.stage === 'failed'
          ? html`${renderError(flow, options)}${renderBack(flow, options)}`
          : renderForm(flow, options)
    }
  </section>`;
}

function renderForm(flow: SentenceFlow, options: LeadOptions): TemplateResult {
  const {text} = options;
  return html`<p>${text('sentencesHint')}</p>
    ${renderLanguage(flow, options)}
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void flow.save();
      }}
    >
      ${sentenceAnswers.map((answer) => renderGroup(answer, flow, options))}
      ${flow.others ? renderOthers(flow, options) : renderError(flow, options)}
      ${flow.others ? nothing : renderActs(flow, options)}
    </form>
    ${flow.isLeaving ? renderLeaving(flow, options) : renderBack(flow, options)}`;
}

/** While two sets of sentences stand side by side, only what settles that can be pressed. */
function renderActs(flow: SentenceFlow, {text}: LeadOptions): TemplateResult {
  return html`<div class="actions">
    <button
      class="button primary"
      part="button"
      id="save"
      type="submit"
      aria-disabled=${String(flow.isSending)}
    >
      ${text(flow.isSending ? 'wait' : 'save')}
    </button>
    <button class="button secondary" type="button" @click=${() => void flow.restore()}>
      ${text('restore')}
    </button>
  </div>`;
}

function renderLanguage(flow: SentenceFlow, {text, language}: LeadOptions): TemplateResult {
  const names = new Intl.DisplayNames([language()], {type: 'language'});
  return html`<div>
    <label class="label" for="sentence-language">${text('language')}</label>
    <select
      class="field"
      id="sentence-language"
      .value=${live(flow.language)}
      @change=${({currentTarget}: Event) => {
        const chosen =
          currentTarget instanceof HTMLSelectElement &&
          languages.find((each) => each === currentTarget.value);
        if (chosen) flow.choose(chosen);
      }}
    >
      ${languages.map(
        (each) =>
          html`<option value=${each} ?selected=${each === flow.language}>${names.of(each) ?? each}</option>`,
      )}
    </select>
  </div>`;
}

function renderGroup(answer: ReviewAnswer, flow: SentenceFlow, options: LeadOptions): TemplateResult {
  const {text} = options;
  const items = flow.groups[answer];
  return html`<fieldset class="sentences">
    <legend class="label">${text(`with.${answer}`)}</legend>
    ${items.length === 0 ? html`<p class="quiet">${text('noSentence')}</p>` : nothing}
    <ol>
      ${repeat(
        items,
        ({key}) => key,
        (item, at) => renderItem(item, {answer, at, total: items.length}, flow, options),
      )}
    </ol>
    ${
      items.length < maxSentences
        ? html`<button
            class="button secondary"
            id="add-${answer}"
            type="button"
            aria-label=${text(`add.${answer}`)}
            @click=${() => {
              flow.add(answer);
            }}
          >
            ${text('add')}
          </button>`
        : html`<p class="quiet small">${text('full', {n: maxSentences})}</p>`
    }
  </fieldset>`;
}

interface Place {
  readonly answer: ReviewAnswer;
  readonly at: number;
  readonly total: number;
}

function renderItem(
  item: SentenceItem,
  {answer, at, total}: Place,
  flow: SentenceFlow,
  options: LeadOptions,
): TemplateResult {
  const {text} = options;
  const {key} = item;
  const sentence = item.text['fr'] === '' ? text('newSentence') : (item.text['fr'] ?? '');
  const act = (name: 'up' | 'down' | 'remove', isOff: boolean, onPress: () => void): TemplateResult =>
    html`<button
      class="button plain"
      id="sentence-${key}-${name}"
      type="button"
      aria-label=${text(`${name}Named`, {sentence})}
      aria-disabled=${String(isOff)}
      @click=${() => {
        if (!isOff) onPress();
      }}
    >
      ${text(name)}
    </button>`;
  return html`<li>
    ${renderField(item, 'fr', {answer, at, total}, flow, options)}
    ${flow.language === 'fr' ? nothing : renderField(item, flow.language, {answer, at, total}, flow, options)}
    <div class="actions">
      ${act('up', at === 0, () => {
        flow.move(answer, key, -1);
      })}
      ${act('down', at === total - 1, () => {
        flow.move(answer, key, 1);
      })}
      ${act('remove', false, () => {
        flow.remove(answer, key);
      })}
    </div>
  </li>`;
}

function renderField(
  {key, text: words}: SentenceItem,
  written: string,
  {answer, at, total}: Place,
  flow: SentenceFlow,
  {text, language}: LeadOptions,
): TemplateResult {
  const id = `sentence-${key}-${written}`;
  const isWrong = written === 'fr' && flow.problems.has(key);
  const name = new Intl.DisplayNames([language()], {type: 'language'}).of(written) ?? written;
  return html`<div>
    <label class="hint small" for=${id}>${text('sentenceIn', {n: at + 1, total, language: name})}</label>
    <input
      class="field"
      id=${id}
      lang=${written}
      dir="auto"
      maxlength=${maxSentenceLength}
      .value=${live(words[written] ?? '')}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? `${id}-error` : nothing}
      @input=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLInputElement) flow.write(answer, key, written, currentTarget.value);
      }}
    />
    ${isWrong ? html`<p class="error" id="${id}-error">${mendMark()}<span>${text('empty')}</span></p>` : nothing}
  </div>`;
}

/** What another lead has stored: nothing of it is written over before it was seen. */
function renderOthers(flow: SentenceFlow, {text}: LeadOptions): TemplateResult {
  const {others} = flow;
  if (!others) return html``;
  return html`<div class="box" data-focus="problem" tabindex="-1" role="group" aria-labelledby="others">
    <p id="others"><strong>${text('others')}</strong></p>
    <p>${text('othersHint')}</p>
    ${sentenceAnswers.map(
      (answer) =>
        html`<p class="quiet small">${text(`with.${answer}`)}</p>
          <ul class="lines">
            ${others.groups[answer].map((item) => html`<li lang="fr">${item.text['fr']}</li>`)}
          </ul>`,
    )}
    <div class="actions">
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          flow.settle('others');
        }}
      >
        ${text('takeOthers')}
      </button>
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          flow.settle('mine');
        }}
      >
        ${text('keepMine')}
      </button>
    </div>
  </div>`;
}

function renderError({error}: SentenceFlow, {text}: LeadOptions): TemplateResult | typeof nothing {
  if (error === undefined) return nothing;
  return html`<div class="box truth" data-focus="problem" tabindex="-1" role="alert">
    ${unsureMark()}<strong>${text(errorKey(leadFr, error))}</strong>
  </div>`;
}

function renderLeaving(flow: SentenceFlow, {text}: LeadOptions): TemplateResult {
  return html`<div class="box" role="group" aria-labelledby="leaving">
    <p id="leaving" tabindex="-1"><strong>${text('unsaved')}</strong></p>
    <div class="actions">
      <button
        class="button primary"
        type="button"
        part="button"
        @click=${() => {
          flow.stay();
        }}
      >
        ${text('stay')}
      </button>
      <button
        class="button secondary"
        type="button"
        @click=${() => {
          flow.leave(true);
        }}
      >
        ${text('leave')}
      </button>
    </div>
  </div>`;
}

function renderBack(flow: SentenceFlow, {text}: LeadOptions): TemplateResult {
  return html`<div class="actions">
    <button
      class="button plain"
      type="button"
      @click=${() => {
        flow.leave();
      }}
    >
      ${text('back')}
    </button>
  </div>`;
}
