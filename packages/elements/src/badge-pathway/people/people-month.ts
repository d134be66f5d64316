/** The steps to bring up with people this month: reminders, never deadlines. */
import type {ContractStepPrompt} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import {formatDate} from '../../text/format.js';
import type {Language} from '../../text/messages.js';
import type {StepView} from '../pathway-view.js';
import {renderPropose, type PeopleWording} from './people-propose.js';
import type {PersonView} from './people-view.js';

export interface MonthOptions extends PeopleWording {
  readonly steps: readonly StepView[];
  readonly people: readonly PersonView[];
  /** `2026-11`. */
  readonly month: string | undefined;
  readonly more: TemplateResult | typeof nothing;
}

/** @param prompts `undefined` while they are on their way */
export function renderMonth(
  prompts: readonly ContractStepPrompt[] | undefined,
  options: MonthOptions,
): TemplateResult {
  const {text, language, level, month} = options;
  if (!prompts || month === undefined) return html`<p class="waiting">${text('waiting')}</p>`;
  const said = inOrder(prompts);
  return html`<section class="part month" aria-labelledby="month-title">
    <div class="part-head">
      ${outlineHeading({level, id: 'month-title'}, text('month', {month: monthName(month, language)}))}
      <p class="quiet">
        ${said.length === 0 ? text('monthEmpty') : `${text('monthCount', {n: said.length})}. ${text('monthHint')}`}
      </p>
    </div>
    ${
      said.length === 0
        ? nothing
        : html`<ul class="prompts">
            ${said.map((prompt) => renderPrompt(prompt, options))}
          </ul>`
    }
    ${options.more}
  </section>`;
}

function renderPrompt(prompt: ContractStepPrompt, options: MonthOptions): TemplateResult {
  const {text, language, steps, people} = options;
  const step = steps.find(({id}) => id === prompt.step);
  const known = people.find(({id}) => id === prompt.person);
  const person = {
    id: prompt.person,
    name: prompt.displayName.trim(),
    comesByCode: known?.comesByCode ?? true,
  };
  const from = formatDate(prompt.due.from, language);
  const to = formatDate(prompt.due.to, language);
  const isSent = prompt.state === 'waiting';
  return html`<li class="prompt">
    <span class="who">${person.name || text('unnamed')}</span>
    <span class="what">
      <span>${step?.title ?? prompt.step}</span>
      <span class="quiet small">${text('between', {from, to})}</span>
      ${isSent ? html`<span class="quiet small">${text('sent')}</span>` : nothing}
    </span>
    ${step && !isSent ? renderPropose(person, step, 'now', options) : nothing}
  </li>`;
}

/** Whose window ends first comes first. */
function inOrder(prompts: readonly ContractStepPrompt[]): readonly ContractStepPrompt[] {
  return prompts.toSorted((one, other) =>
    one.due.to === other.due.to
      ? one.displayName.localeCompare(other.displayName)
      : one.due.to < other.due.to
        ? -1
        : 1,
  );
}

function monthName(month: string, language: Language): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return month;
  return new Intl.DateTimeFormat(language, {month: 'long', year: 'numeric', timeZone: 'UTC'}).format(date);
}
