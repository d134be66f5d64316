/** People × steps: one table where there is room, and the same one as a card for each person where there is not. */
import type {StepState} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {yesIcon} from '../../art/icons.js';
import {formatDate} from '../../text/format.js';
import type {StepView} from '../pathway-view.js';
import {stateMarks, stepStates} from './people-marks.js';
import {renderPropose, type PeopleWording} from './people-propose.js';
import type {Order, PersonView, PlaceView} from './people-view.js';

/** With more columns the words stand in the legend alone. */
const mostWordy = 6;
/** More columns help nobody, and hold up the page. */
const mostColumns = 60;

export interface TableOptions extends PeopleWording {
  readonly steps: readonly StepView[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (person: string, isChosen: boolean) => void;
}

export function renderOrder(
  order: Order,
  {text}: Pick<PeopleWording, 'text'>,
  onOrder: (order: Order) => void,
): TemplateResult {
  return html`<div class="order">
    <label class="label" for="order">${text('order')}</label>
    <select
      class="field"
      id="order"
      @change=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLSelectElement)
          onOrder(currentTarget.value === 'name' ? 'name' : 'waiting');
      }}
    >
      ${(['waiting', 'name'] as const).map(
        (each) => html`<option value=${each} ?selected=${each === order}>${text(`order.${each}`)}</option>`,
      )}
    </select>
  </div>`;
}

/** The roles say what the tags say: shown as cards, a table is none for some screen readers. */
export function renderTable(people: readonly PersonView[], options: TableOptions): TemplateResult {
  const {text} = options;
  const steps = options.steps.slice(0, mostColumns);
  const left = options.steps.length - steps.length;
  const isCompact = steps.length > mostWordy;
  return html`${isCompact ? renderLegend(options) : nothing}
    ${left > 0 ? html`<p class="quiet">${text('stepsLeft', {n: left})}</p>` : nothing}
    <div class="scroll" role="region" tabindex="0" aria-labelledby="people-caption">
      <table class=${isCompact ? 'compact' : ''} role="table">
        <caption id="people-caption">
          ${text('caption')}
        </caption>
        <thead>
          <tr role="row">
            <th class="who" role="columnheader" scope="col">${text('person')}</th>
            <th class="where" role="columnheader" scope="col">${text('where')}</th>
            ${steps.map(({title}) => html`<th role="columnheader" scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.map((person) => renderRow(person, {...options, steps}))}
        </tbody>
      </table>
    </div>`;
}

function renderRow(person: PersonView, options: TableOptions): TemplateResult {
  const {text, steps} = options;
  return html`<tr role="row" data-person=${person.id}>
    <th class="who" role="rowheader" scope="row">${renderWho(person, options)}</th>
    <td class="where" role="cell">
      ${
        person.places.length === 0
          ? html`<span class="quiet">${text(person.hasAll ? 'allDone' : 'nothingDue')}</span>`
          : html`<ul>
              ${person.places.map((place) => renderPlace(place, person, options))}
            </ul>`
      }
    </td>
    ${steps.map((step) => renderCell(step, person.states.get(step.id) ?? 'later', options))}
  </tr>`;
}

function renderWho(
  {id, name, comesByCode}: PersonView,
  {text, chosen, onChoose}: TableOptions,
): TemplateResult {
  const said = name || text('unnamed');
  if (!comesByCode)
    return html`<span class="name-only">${said}<span class="quiet small">${text('byEmail')}</span></span>`;
  return html`<label class="check"
    ><input
      type="checkbox"
      aria-label=${text('chooseNamed', {name: said})}
      .checked=${chosen.has(id)}
      @change=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLInputElement) onChoose(id, currentTarget.checked);
      }}
    /><span class="tick">${yesIcon()}</span><span>${said}</span></label
  >`;
}

function renderPlace({step, state, wait}: PlaceView, person: PersonView, options: TableOptions) {
  return html`<li>
    <span class="place">${stateMarks[state]()}<strong>${step.title}</strong></span>
    <span class="quiet small">${waitWords(state, wait, options)}</span>
    ${renderPropose(person, step, state, options)}
  </li>`;
}

function waitWords(state: StepState, wait: PlaceView['wait'], {text, language}: TableOptions): string {
  if (!wait) return text(`state.${state}`);
  const date = formatDate(wait.since, language);
  if (wait.kind === 'answer') return text('answerSince', {date});
  return text(wait.kind === 'more' ? 'askedSince' : 'openSince', {date});
}

/** `of` names the step where the head of the column is not seen; a screen reader says that head by itself. */
function renderCell(step: StepView, state: StepState, {text}: TableOptions): TemplateResult {
  return html`<td class="cell ${state}" role="cell">
    ${stateMarks[state]()}<span class="of" aria-hidden="true">${step.title}</span
    ><span class="word small">${text(`state.${state}`)}</span>
  </td>`;
}

function renderLegend({text}: TableOptions): TemplateResult {
  return html`<ul class="legend" aria-label=${text('legend')}>
    ${stepStates.map(
      (state) => html`<li>${stateMarks[state]()}<span class="small">${text(`state.${state}`)}</span></li>`,
    )}
  </ul>`;
}
