/** What is asked of a structure’s badge beyond its name: what it shows in one sentence, and how one gets it. */
import type {DraftProcess} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {ScreenOptions} from '../designer-screens.js';
import {renderRadios} from './radio-choices.js';
import {renderArea} from './word-area.js';

export function renderDescription(options: ScreenOptions): TemplateResult {
  const {text} = options;
  const words = {label: text('description'), hint: text('descriptionHint')};
  return renderArea(options, 'description', {...words, rows: 2, maxLength: 500});
}

/** A lead publishes, a manager proposes, others do neither: `undefined`. The backend decides all the same. */
export function teamActOf({session}: ScreenOptions['backend']): 'publish' | 'propose' | undefined {
  const roles = session?.person.roles ?? [];
  if (roles.includes('lead')) return 'publish';
  return roles.includes('manager') ? 'propose' : undefined;
}

/** Said before anything is drawn, to whom it is known of: what they may not do in the end. */
export function renderMayNot({text, purpose, backend}: ScreenOptions): TemplateResult | typeof nothing {
  if (purpose !== 'structure' || !backend.session) return nothing;
  const act = teamActOf(backend);
  if (act === 'publish') return nothing;
  const words = act ? text('hint.propose') : `${text('staffOnly')} ${text('staffTry')}`;
  return html`<p class="box">${words}</p>`;
}

const processes = ['reviewed', 'automatic'] as const satisfies readonly DraftProcess[];

/** A badge that there is keeps its own way. */
export function renderProcess({flow, text}: ScreenOptions): TemplateResult | typeof nothing {
  if (flow.source.badge) return nothing;
  return html`<div>
    <p class="label" aria-hidden="true">${text('process')}</p>
    ${renderRadios({
      name: 'process',
      label: text('process'),
      chosen: flow.words.process,
      isWide: true,
      choose: (process) => {
        flow.write({process});
      },
      choices: processes.map((value) => ({
        value,
        label: text(`process.${value}`),
        swatch: nothing,
        hint: text(`process.${value}Hint`),
      })),
    })}
  </div>`;
}
