/** The second screen: the words of the badge, and those of its image. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {hasWords, missingWords} from '../designer-flow.js';
import type {ScreenOptions} from '../designer-screens.js';
import {renderKeeping} from './keeping-part.js';
import {describedBy, isMissing, renderMissing} from './missing-word.js';
import {altOf, proposedAlt, renderPreview, renderStep, screenHeading, valueOf} from './screen-parts.js';
import {renderDescription, renderProcess} from './team-words.js';
import {renderArea} from './word-area.js';

export function renderWords(options: ScreenOptions): TemplateResult {
  const {flow, text, purpose} = options;
  return html`${renderStep(options)} ${screenHeading(options, text('heading.words'))}
    ${hasWords(purpose) ? renderName(options) : nothing}
    ${purpose === 'structure' ? renderDescription(options) : nothing}
    ${hasWords(purpose) ? renderShows(options) : nothing} ${renderAlt(options)}
    ${purpose === 'structure' ? renderProcess(options) : nothing}
    <div class="foot">
      <button
        class="button primary"
        part="button"
        type="button"
        @click=${() => {
          const missing = missingWords(purpose, flow.words, altOf(options));
          if (missing.length > 0) flow.say(missing);
          else flow.show('check');
        }}
      >
        ${text('next')}
      </button>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          flow.show('draw');
        }}
      >
        ${text('back')}
      </button>
    </div>
    ${renderKeeping(options)}`;
}

function renderName(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  return html`<div>
    <label class="label" for="name">${text('name')}</label>
    <input
      class="field"
      id="name"
      type="text"
      maxlength="200"
      autocomplete="off"
      aria-required="true"
      aria-invalid=${isMissing(options, 'name')}
      aria-describedby=${describedBy(options, 'name')}
      .value=${live(flow.words.name)}
      @input=${(event: Event) => {
        flow.write({name: valueOf(event)});
      }}
    />
    <p class="hint small" id="name-hint">${text('nameHint')}</p>
    ${renderMissing(options, 'name')}
  </div>`;
}

function renderShows(options: ScreenOptions): TemplateResult {
  const {text, purpose} = options;
  const words =
    purpose === 'own'
      ? {label: text('shows'), hint: `${text('showsHint')} ${text('noHealth')}`}
      : {label: text('criteria'), hint: text('criteriaHint')};
  return renderArea(options, 'shows', {...words, rows: 3, maxLength: 2000});
}

function renderAlt(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  const hasOwn = flow.words.alt !== undefined && flow.words.alt !== proposedAlt(options);
  return html`<div class="beside">
    ${renderPreview(options)}
    <div>
      <label class="label" for="alt">${text('alt')}</label>
      <textarea
        class="field"
        id="alt"
        rows="3"
        maxlength="500"
        aria-required="true"
        aria-invalid=${isMissing(options, 'alt')}
        aria-describedby=${describedBy(options, 'alt')}
        .value=${live(altOf(options))}
        @input=${(event: Event) => {
          flow.write({alt: valueOf(event)});
        }}
      ></textarea>
      <p class="hint small" id="alt-hint">${text('altHint')}</p>
      ${renderMissing(options, 'alt')}
      ${
        hasOwn
          ? html`<button
              class="button plain"
              type="button"
              @click=${() => {
                flow.write({alt: undefined});
                flow.focusTarget = 'alt';
              }}
            >
              ${text('altAgain')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
