/** Writing a recommendation: who one is, what one has seen, one’s words, and what will be read, before it is sent. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {sendIcon} from '../art/icons.js';
import {around} from '../text/in-own-language.js';
import {choice, failureBox, problemAt, sureBox, tick, valueOf} from './endorse-parts.js';
import type {EndorseOptions} from './endorse-host.js';
import {type DraftProblem, relations, tooLongBy} from './endorsement-draft.js';
import {keepingHere} from './kept-words.js';
import type {WriteFlow} from './write-flow.js';

export function renderForm(flow: WriteFlow, options: EndorseOptions): TemplateResult {
  const {text, shown} = options;
  const {opened, draft, problems, earnerName: name} = flow;
  if (!opened) return html``;
  const problem = (key: DraftProblem): string | undefined => {
    if (!problems.has(key)) return undefined;
    return key === 'tooLong'
      ? text('problem.tooLong', {n: tooLongBy(flow.composed)})
      : text(`problem.${key}`);
  };
  return html`<div>
      <p>${text('asksYou', {name})}</p>
      <p class="badge-name">${shown(opened.badgeName)}</p>
      ${opened.request === undefined ? nothing : html`<p class="quiet">${text('stillExamined', {name})}</p>`}
    </div>
    ${
      opened.message === ''
        ? nothing
        : html`<figure class="piece">
            <figcaption class="quiet small">${text('theirMessage')}</figcaption>
            <p class="as-written" dir="auto">${opened.message}</p>
          </figure>`
    }
    <form
      class="stack"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void flow.send();
      }}
    >
      ${renderRelation(flow, options, problem)} ${renderSeen(flow, options)}
      ${renderWords(flow, options, problem)}
      <div>
        <label class="label" for="name">${text('name')}</label>
        <input
          id="name"
          class="field"
          name="name"
          autocomplete="name"
          maxlength="100"
          .value=${live(draft.name)}
          aria-required="true"
          aria-invalid=${String(problems.has('name'))}
          aria-describedby="name-error"
          @input=${(event: Event) => {
            flow.change({name: valueOf(event)});
          }}
        />
        ${problemAt('name-error', problem('name'))}
      </div>
      ${renderPreview(flow, options)} ${renderConsent(flow, options, problem)} ${failureBox(flow.error, text)}
      ${
        flow.sure === 'decline'
          ? sureBox({
              question: text('sureDecline'),
              yes: text('sureDecline.yes'),
              no: text('sureDecline.no'),
              onYes: () => void flow.answer('decline'),
              onNo: () => {
                flow.askIfSure(undefined);
              },
            })
          : html`<div class="actions">
              <button class="button primary" part="button" type="submit" aria-disabled=${String(flow.isBusy)}>
                ${sendIcon()}<span>${text(flow.isBusy ? 'sending' : 'sendWords')}</span>
              </button>
              <button
                class="button plain"
                type="button"
                @click=${() => {
                  flow.askIfSure('decline');
                }}
              >
                ${text('decline')}
              </button>
            </div>`
      }
    </form>`;
}

type ProblemOf = (key: DraftProblem) => string | undefined;

function renderRelation(flow: WriteFlow, {text}: EndorseOptions, problem: ProblemOf): TemplateResult {
  const {draft, problems, earnerName: name} = flow;
  return html`<fieldset
    aria-describedby="relation-error"
    aria-invalid=${problems.has('relation') ? 'true' : nothing}
  >
    <legend class="label">${text('relation', {name})}</legend>
    <div class="choices">
      ${relations.map((relation) =>
        choice({
          name: 'relation',
          value: relation,
          isChecked: draft.relation === relation,
          label: text(`relation.${relation}`, {name}),
          onChoose: () => {
            flow.change({relation});
          },
        }),
      )}
    </div>
    ${problemAt('relation-error', problem('relation'))}
    ${
      draft.relation === 'other'
        ? html`<div class="inner">
            <label class="label" for="other">${text('relationOther')}</label>
            <input
              id="other"
              class="field"
              maxlength="100"
              .value=${live(draft.other)}
              aria-required="true"
              aria-invalid=${String(problems.has('other'))}
              aria-describedby="other-hint other-error"
              @input=${(event: Event) => {
                flow.change({other: valueOf(event)});
              }}
            />
            <p class="hint small" id="other-hint">${text('relationOtherHint')}</p>
            ${problemAt('other-error', problem('other'))}
          </div>`
        : nothing
    }
  </fieldset>`;
}

function renderSeen(flow: WriteFlow, {text, shown}: EndorseOptions): TemplateResult | typeof nothing {
  const {opened, draft, earnerName: name} = flow;
  if (!opened || opened.criteria.length === 0) return nothing;
  return html`<fieldset aria-describedby="seen-hint">
    <legend class="label">${text('seen')}</legend>
    <p class="hint small" id="seen-hint">${text('seenHint', {name})}</p>
    ${opened.criteria.map((criterion, index) =>
      tick({
        // In quotation marks: a criterion that says “I” speaks of who asks, not of who writes.
        label: around((line) => text('seenLine', {line}), shown(criterion)),
        isChecked: draft.seen.includes(index),
        onChange: (isSeen) => {
          const others = draft.seen.filter((each) => each !== index);
          flow.change({seen: isSeen ? [...others, index] : others});
        },
      }),
    )}
  </fieldset>`;
}

const wordProblems = ['words', 'unfinished', 'tooLong'] as const;

function renderWords(flow: WriteFlow, {text}: EndorseOptions, problem: ProblemOf): TemplateResult {
  const {draft, problems} = flow;
  const wrong = wordProblems.find((key) => problems.has(key));
  return html`<div>
    <label class="label" for="words">${text('words')}</label>
    <textarea
      id="words"
      class="field"
      rows="4"
      dir="auto"
      .value=${live(draft.text)}
      aria-invalid=${String(wrong !== undefined)}
      aria-describedby="words-hint words-error"
      @input=${(event: Event) => {
        flow.change({text: valueOf(event)});
      }}
    ></textarea>
    <p class="hint small" id="words-hint">${text('wordsHint')} ${text(`kept.${keepingHere()}`)}</p>
    ${problemAt('words-error', wrong && problem(wrong))}
    <div class="examples" role="group" aria-labelledby="examples">
      <p class="quiet" id="examples">${text('examples')}</p>
      ${(['example.1', 'example.2', 'example.3'] as const).map(
        (key) =>
          html`<button
            class="button secondary"
            type="button"
            @click=${(event: Event) => {
              const written = draft.text.trimEnd();
              flow.change({text: written === '' ? text(key) : `${written}\n${text(key)}`});
              focusEnd(event);
            }}
          >
            ${text(key)}
          </button>`,
      )}
    </div>
  </div>`;
}

/** The beginning of a sentence is to be finished: what stands for its end is chosen, and writing takes its place. */
function focusEnd({currentTarget}: Event): void {
  const root = currentTarget instanceof Node ? currentTarget.getRootNode() : undefined;
  const area = root instanceof ShadowRoot ? root.querySelector<HTMLTextAreaElement>('#words') : undefined;
  if (!area) return;
  setTimeout(() => {
    area.focus();
    area.setSelectionRange(area.value.length - 1, area.value.length);
  });
}

function renderPreview({composed, draft, earnerName}: WriteFlow, {text}: EndorseOptions): TemplateResult {
  return html`<figure class="piece">
    <figcaption class="quiet small">${text('preview', {name: earnerName})}</figcaption>
    ${
      composed === ''
        ? html`<p class="quiet">${text('previewEmpty')}</p>`
        : html`<blockquote class="as-written" dir="auto">${composed}</blockquote>`
    }
    ${
      draft.name.trim() === ''
        ? nothing
        : html`<p>
            <strong><bdi>${draft.name.trim()}</bdi></strong>
          </p>`
    }
  </figure>`;
}

function renderConsent(flow: WriteFlow, {text}: EndorseOptions, problem: ProblemOf): TemplateResult {
  const {structureName: structure, isByLink, draft, earnerName: name, opened} = flow;
  const agreed = isByLink && structure !== '' ? text('consentLink', {structure}) : text('consentAccount');
  return html`<div>
    ${tick({
      label: opened?.request === undefined ? agreed : `${agreed} ${text('consentRequest')}`,
      isChecked: draft.hasConsent,
      errorId: problem('consent') === undefined ? undefined : 'consent-error',
      onChange: (hasConsent) => {
        flow.change({hasConsent});
      },
    })}
    ${problemAt('consent-error', problem('consent'))}
    <p class="hint small">${text('consentMore', {name})}</p>
  </div>`;
}
