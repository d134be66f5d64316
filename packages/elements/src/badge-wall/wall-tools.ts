/** Finding and sorting: closed until it is asked for, and only where there is enough to look through. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {everything, type Facet, facets, orders, valuesOf, type WallOrder} from './wall-choice.js';
import type {WallContent} from './wall-badge.js';
import type {WallRoom} from './wall-room.js';

/** Fewer are seen at one glance. */
const fewestToSort = 5;

export function renderTools(content: WallContent, room: WallRoom): TemplateResult | typeof nothing {
  const {text, choice} = room;
  const {badges} = content;
  if (badges.length < fewestToSort) return nothing;
  const {length: n} = room.chosen(content);
  const isNarrowed = [choice.issuer, choice.skill, choice.year, choice.words].some((each) => each !== '');
  return html`<div class="tools">
    <details>
      <summary>${text('tools')}</summary>
      <form
        class="tool-fields"
        role="search"
        @submit=${(event: Event) => {
          event.preventDefault();
        }}
      >
        <div class="wide">
          <label class="label" for="find">${text('find')}</label>
          <input
            id="find"
            class="field"
            type="search"
            maxlength="80"
            autocomplete="off"
            .value=${live(choice.words)}
            @input=${({currentTarget}: Event) => {
              if (currentTarget instanceof HTMLInputElement)
                room.choose({...room.choice, words: currentTarget.value});
            }}
          />
        </div>
        ${facets.map((facet) => renderFacet(facet, content, room))}
        <div>
          <label class="label" for="order">${text('order')}</label>
          <select
            id="order"
            class="field"
            @change=${({currentTarget}: Event) => {
              if (currentTarget instanceof HTMLSelectElement)
                room.choose({...room.choice, order: currentTarget.value as WallOrder});
            }}
          >
            ${orders.map(
              (order) =>
                html`<option value=${order} ?selected=${order === choice.order}>
                  ${text(`order.${order}`)}
                </option>`,
            )}
          </select>
        </div>
      </form>
    </details>
    <div class="found">
      <p role="status">
        ${isNarrowed ? (n === 0 ? text('foundNone') : text('found', {n, total: badges.length})) : nothing}
      </p>
      ${
        isNarrowed
          ? html`<button
              class="button plain"
              type="button"
              @click=${() => {
                room.choose({...everything, order: room.choice.order});
              }}
            >
              ${text('reset')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function renderFacet(facet: Facet, {badges}: WallContent, room: WallRoom): TemplateResult | typeof nothing {
  const {text, choice, language} = room;
  const values = valuesOf(badges, facet, language);
  if (values.length < 2) return nothing;
  return html`<div>
    <label class="label" for=${facet}>${text(facet)}</label>
    <select
      id=${facet}
      class="field"
      @change=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLSelectElement)
          room.choose({...room.choice, [facet]: currentTarget.value});
      }}
    >
      <option value="" ?selected=${choice[facet] === ''}>${text('all')}</option>
      ${values.map((value) => html`<option value=${value} ?selected=${value === choice[facet]}>${value}</option>`)}
    </select>
  </div>`;
}
