/** The search and the filters above a catalogue: native fields, folded on a phone. */
import {html, nothing, type TemplateResult} from 'lit';
import type {catalogFr} from '../messages/catalog.fr.js';
import type {Text} from '../text/messages.js';
import {type CatalogChoices, type CatalogFilter, isFiltering} from './catalog-filter.js';

export interface FiltersOptions {
  readonly text: Text<typeof catalogFr>;
  readonly filter: CatalogFilter;
  readonly choices: CatalogChoices;
  /** Are the filters unfolded on a phone? */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onChange: (change: Partial<CatalogFilter>) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function renderFilters(options: FiltersOptions): TemplateResult {
  const {text, filter, choices, isOpen, onToggle, onChange} = options;
  const hasMore = [choices.ways, choices.moments, choices.skills].some(({length}) => length > 0);
  return html`<form
    class="filters"
    role="search"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    <div class="find">
      <label class="label" for="words">${text('find')}</label>
      <input
        class="field"
        id="words"
        type="search"
        maxlength="100"
        autocomplete="off"
        .value=${filter.words}
        @input=${(event: Event) => {
          if (event.currentTarget instanceof HTMLInputElement) onChange({words: event.currentTarget.value});
        }}
      />
    </div>
    ${
      hasMore
        ? html`<button
              class="button secondary fold"
              type="button"
              aria-expanded=${isOpen}
              aria-controls="more"
              @click=${onToggle}
            >
              ${text('filter')}
            </button>
            <div class="more ${isOpen || isFiltering({...filter, words: ''}) ? 'open' : ''}" id="more">
              ${select(
                'way',
                text('how'),
                choices.ways.map((way) => ({value: way, label: text(`way.${way}`)})),
                options,
              )}
              ${select(
                'moment',
                text('when'),
                choices.moments.map((each) => ({value: each, label: text(`moment.${each}`)})),
                options,
              )}
              ${select(
                'skill',
                text('skill'),
                choices.skills.map(({id, name}) => ({value: id, label: name})),
                options,
              )}
            </div>`
        : nothing
    }
  </form>`;
}

function select(
  id: 'way' | 'moment' | 'skill',
  label: string,
  choices: readonly Choice[],
  {text, filter, onChange}: FiltersOptions,
): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <select
      class="field"
      id=${id}
      .value=${filter[id]}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof HTMLSelectElement) onChange({[id]: event.currentTarget.value});
      }}
    >
      <option value="" ?selected=${filter[id] === ''}>${text('all')}</option>
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${filter[id] === choice.value}>
            ${choice.label}
          </option>`,
      )}
    </select>
  </div>`;
}
