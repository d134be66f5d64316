/** Where a lead says who examines a request, who takes the place of whom, and who decides at the end. */
import type {ExaminerCandidate} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {mendMark, trueMark, unsureMark} from '../../art/marks.js';
import {leadFr} from '../../messages/lead.fr.js';
import {codeOf, errorKey} from '../../text/error-key.js';
import {formatList} from '../../text/format-list.js';
import type {ExaminerFlow, Part} from './examiner-flow.js';
import type {LeadOptions} from './lead-options.js';

const parts = ['panel', 'pool', 'aside'] as const satisfies readonly Part[];

export function renderExaminers(flow: ExaminerFlow, options: LeadOptions): TemplateResult {
  const {text} = options;
  const {read, stage} = flow;
  if (stage === 'reading') return html`<p class="waiting">${text('wait')}</p>`;
  if (stage === 'failed' || !read) return html`${renderError(flow, options)}`;
  return html`<form
    class="stack lead"
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void flow.save();
    }}
  >
    <p class="quiet">${text(flow.isOpenToAll ? 'everybody' : 'named')}</p>
    <ul class="examiners">
      ${repeat(
        read.candidates,
        ({examiner}) => examiner,
        (candidate) => renderCandidate(candidate, flow, options),
      )}
    </ul>
    ${
      flow.isEmpty
        ? html`<p class="error" id="panel-error" tabindex="-1">
            ${mendMark()}<span>${text(flow.isOpenToAll ? 'nobodyOpen' : 'nobody')}</span>
          </p>`
        : nothing
    }
    ${renderDecider(read.candidates, flow, options)} ${renderError(flow, options)}
    <div class="saving">
      <div role="status">
        ${flow.done === '' ? nothing : html`<p class="truth">${trueMark()}<span>${flow.done}</span></p>`}
      </div>
      <div class="actions">
        <button
          class="button secondary"
          part="button"
          id="examiners-save"
          type="submit"
          aria-disabled=${String(flow.isSending)}
        >
          ${text(flow.isSending ? 'wait' : 'saveExaminers')}
        </button>
      </div>
    </div>
  </form>`;
}

function renderCandidate(
  {examiner, name, stance, isExternal, isTooClose}: ExaminerCandidate,
  flow: ExaminerFlow,
  {text}: LeadOptions,
): TemplateResult {
  const id = `part-${examiner}`;
  const shown = isExternal ? text('byLink', {name}) : stance === 'peer' ? text('asPeer', {name}) : name;
  if (isTooClose === true)
    return html`<li>
      <strong>${shown}</strong>
      <p class="quiet">${text('isTooClose')}</p>
    </li>`;
  const isNamed = flow.read?.panel?.some((one) => one.examiner === examiner) === true;
  return html`<li>
    <label class="label" for=${id}>${shown}</label>
    ${renderSelect({
      id,
      chosen: flow.partOf(examiner),
      choices: parts.map(
        (part) => [part, text(part === 'aside' && flow.isOpenToAll ? 'part.open' : `part.${part}`)] as const,
      ),
      onChoose: (value) => {
        const part = parts.find((each) => each === value);
        if (part) flow.choose(examiner, part);
      },
    })}
    ${
      isNamed && flow.canReplace
        ? html`<button
            class="button plain"
            type="button"
            aria-label=${text('replaceNamed', {name})}
            @click=${() => void flow.replace(examiner)}
          >
            ${text('replace')}
          </button>`
        : nothing
    }
  </li>`;
}

function renderDecider(
  candidates: readonly ExaminerCandidate[],
  flow: ExaminerFlow,
  {text}: LeadOptions,
): TemplateResult | typeof nothing {
  const able = candidates.filter(({mayDecide, isTooClose}) => mayDecide && isTooClose !== true);
  if (able.length === 0) return nothing;
  return html`<div>
    <label class="label" for="decider">${text('decider')}</label>
    ${renderSelect({
      id: 'decider',
      chosen: flow.decider,
      choices: [
        ...(flow.decider === '' ? [['', text('noDecider')] as const] : []),
        ...able.map(({examiner, name}) => [examiner, name] as const),
      ],
      onChoose: (examiner) => {
        flow.chooseDecider(examiner);
      },
    })}
  </div>`;
}

interface Choice {
  readonly id: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
}

function renderSelect({id, chosen, choices, onChoose}: Choice): TemplateResult {
  return html`<select
    class="field"
    id=${id}
    .value=${live(chosen)}
    @change=${({currentTarget}: Event) => {
      if (currentTarget instanceof HTMLSelectElement) onChoose(currentTarget.value);
    }}
  >
    ${choices.map(
      ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
    )}
  </select>`;
}

function renderError(flow: ExaminerFlow, options: LeadOptions): TemplateResult | typeof nothing {
  if (flow.error === undefined) return nothing;
  return html`<div class="box truth" data-focus="examiners" tabindex="-1" role="alert">
    ${unsureMark()}<strong>${errorWords(flow, options)}</strong>
  </div>`;
}

/** By name, where it is known of whom the refusal speaks. */
function errorWords(flow: ExaminerFlow, options: LeadOptions): string {
  const {error, tooClose, leaving} = flow;
  const {text, language} = options;
  if (tooClose.length > 0) return text('tooClose', {names: formatList(tooClose, language())});
  if (leaving !== '' && codeOf(error) === 'EXAMINERS_MISSING') return whyNobody(flow, options);
  return text(errorKey(leadFr, error));
}

/** Somebody stands there to take over, and cannot. */
function whyNobody(flow: ExaminerFlow, {text, language}: LeadOptions): string {
  const {read, leaving: name, leavingStance} = flow;
  const alike = (read?.pool ?? []).filter(({stance}) => stance === leavingStance);
  if (alike.length === 0) return text(`nobodyElse.${leavingStance}`, {name});
  const names = alike.map(({examiner}) => flow.nameOf(examiner));
  return text('nobodyElse.taken', {names: formatList(names, language())});
}
