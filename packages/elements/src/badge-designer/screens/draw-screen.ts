/** The first screen: the badge, whether it can be seen, and what can be chosen. */
import {html, nothing, type TemplateResult} from 'lit';
import {faultOf} from '../../design/design-faults.js';
import {mendedColours} from '../../design/mended-colours.js';
import type {ScreenOptions} from '../designer-screens.js';
import {hasWords} from '../designer-flow.js';
import {renderLines} from './design-lines.js';
import {renderKeeping} from './keeping-part.js';
import {renderContrast, renderPreview, renderStep, screenHeading} from './screen-parts.js';
import {renderMayNot} from './team-words.js';

export function renderDraw(options: ScreenOptions): TemplateResult {
  const {flow, text, announce} = options;
  return html`${renderStep(options)} ${screenHeading(options, text('heading.draw'))} ${renderMayNot(options)}
    ${renderNotes(options)}
    <div class="desk">
      <div class="stage">
        ${renderPreview(options)}
        <div class="stack">
          ${renderContrast(options)}
          <div class="actions">${renderMend(options)} ${renderUndo(options)}</div>
        </div>
      </div>
      <div class="lines">
        <p class="quiet">${text('hintDraw')}</p>
        ${renderLines(options)}
      </div>
    </div>
    <div class="foot">
      <button
        class="button primary"
        part="button"
        type="button"
        @click=${() => {
          if (faultOf(flow.design)) flow.say([]);
          else flow.show('words');
        }}
      >
        ${text('next')}
      </button>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          flow.restart();
          announce(text('restarted'));
        }}
      >
        ${text('restart')}
      </button>
      ${
        hasWords(options.purpose)
          ? html`<button
              class="button plain"
              type="button"
              @click=${() => {
                flow.show('shelf');
              }}
            >
              ${text('shelf')}
            </button>`
          : nothing
      }
    </div>
    ${renderKeeping(options)}`;
}

/** What is taken up, and what has just happened to it; its live region is there before. */
function renderNotes({flow, text, purpose}: ScreenOptions): TemplateResult {
  const {note, source} = flow;
  return html`<div role="status">
    ${note === undefined ? nothing : html`<p class="box">${text(note)}</p>`}
    ${
      source.badge && purpose === 'structure'
        ? html`<p>${text('changing', {name: source.badge.name})} ${text('hint.change')}</p>`
        : nothing
    }
  </div>`;
}

/** Colours that can be read, with one press. */
function renderMend({flow, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (!faultOf(flow.design)) return nothing;
  return html`<button
    class="button secondary"
    type="button"
    @click=${() => {
      flow.change(mendedColours(flow.design));
    }}
  >
    ${text('mendColours')}
  </button>`;
}

function renderUndo({flow, text, announce}: ScreenOptions): TemplateResult {
  return html`<button
    class="button plain"
    type="button"
    aria-disabled=${!flow.canUndo}
    @click=${() => {
      if (!flow.canUndo) return;
      flow.undo();
      announce(text('undone'));
    }}
  >
    ${text('undo')}
  </button>`;
}
