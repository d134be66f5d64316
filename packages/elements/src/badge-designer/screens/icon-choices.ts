/** The pictures of a theme, or those that were looked for. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {unsureMark} from '../../art/marks.js';
import {iconThemes} from '../../design/icon-words.js';
import type {ScreenOptions} from '../designer-screens.js';
import {emptySwatch, iconSwatch} from '../swatches.js';
import {renderRadios} from './radio-choices.js';
import {valueOf} from './screen-parts.js';

export function renderIcons(options: ScreenOptions): TemplateResult {
  const {flow, chooser, text, language} = options;
  const isSearch = chooser.query.trim() !== '';
  const found = chooser.found(flow.design.icon, language);
  const open = chooser.themeFor(flow.design.icon);
  const pictures = found.map((icon) => ({
    value: icon.id,
    label: chooser.names.nameOf(icon, language),
    swatch: iconSwatch(chooser.shapeOf(icon)),
  }));
  const none = {value: '', label: text('noIcon'), swatch: emptySwatch()};
  return html`<div class="look">
      <div>
        <label class="label" for="icon-search">${text('search')}</label>
        <input
          class="field"
          id="icon-search"
          type="search"
          autocomplete="off"
          aria-describedby="icon-search-hint"
          .value=${live(chooser.query)}
          @input=${(event: Event) => {
            chooser.look(valueOf(event));
          }}
        />
        <p class="hint small" id="icon-search-hint">${text('searchHint')}</p>
      </div>
      <div>
        <label class="label" for="icon-theme">${text('theme')}</label>
        <select
          class="field"
          id="icon-theme"
          .value=${live(open)}
          @change=${(event: Event) => {
            chooser.open(valueOf(event));
          }}
        >
          ${iconThemes.map(
            (theme) =>
              html`<option value=${theme} ?selected=${theme === open}>${text(`theme.${theme}`)}</option>`,
          )}
        </select>
      </div>
    </div>
    <p class="quiet" role="status">
      ${isSearch ? (found.length === 0 ? text('notFound') : text('found', {n: found.length})) : nothing}
    </p>
    ${chooser.hasFailed ? renderLost(options) : nothing}
    ${renderRadios({
      name: 'icon',
      label: text('part.icon'),
      chosen: flow.design.icon,
      choose: (icon) => {
        flow.change({icon});
      },
      choices: isSearch ? pictures : [...pictures, none],
    })}`;
}

function renderLost({chooser, text}: ScreenOptions): TemplateResult {
  return html`<div class="box truth">
    ${unsureMark()}
    <div>
      <strong>${text('iconsLost')}</strong>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          chooser.retry();
        }}
      >
        ${text('retry')}
      </button>
    </div>
  </div>`;
}
