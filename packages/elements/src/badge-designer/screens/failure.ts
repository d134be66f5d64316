/** Why keeping it failed: in a sentence, part by part where the backend names some. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {designerFr} from '../../messages/designer.fr.js';
import {codeOf, errorKey} from '../../text/error-key.js';
import type {ScreenOptions} from '../designer-screens.js';

/** Focused when it happens. */
export function renderFailure(options: ScreenOptions): TemplateResult {
  const {keeper, text, flow} = options;
  const {error} = keeper;
  if (error === undefined) return html`<div role="alert"></div>`;
  const problems = new Set(problemsOf(error).flatMap((problem) => problemWords(problem, options)));
  return html`<div role="alert">
    <div class="box truth" data-focus="problem" data-code=${codeOf(error)} tabindex="-1">
      ${unsureMark()}
      <div>
        <p><strong>${text(errorKey(designerFr, error))}</strong></p>
        ${
          problems.size === 0
            ? nothing
            : html`<p>${text('problems')}</p>
                <ul class="plain-list">
                  ${[...problems].map((words) => html`<li><bdi>${words}</bdi></li>`)}
                </ul>`
        }
        ${
          codeOf(error) === 'BADGE_LIMIT'
            ? html`<button
                class="button secondary"
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
    </div>
  </div>`;
}

interface PartProblem {
  /** Path of a member of the body. */
  readonly at: string;
  readonly code: string;
}

function problemsOf(error: unknown): readonly PartProblem[] {
  if (typeof error !== 'object' || error === null || !('problem' in error)) return [];
  const {problem} = error as {readonly problem?: {readonly problems?: readonly PartProblem[]}};
  return problem?.problems ?? [];
}

/** Of a part that has no words here, nothing: its name is one for programs. */
function problemWords({at, code}: PartProblem, {text}: ScreenOptions): string | [] {
  const part = at.split('.', 1)[0] ?? '';
  const isMissing = code === 'MISSING';
  switch (part) {
    case 'name':
      return text(isMissing ? 'missing.name' : 'name');
    case 'description':
      return text(isMissing ? 'missing.description' : 'description');
    case 'criteria':
      return text(isMissing ? 'missing.criteria' : 'criteria');
    case 'image':
      return text('missing.image');
    case 'imageAlt':
      return text(isMissing ? 'missing.alt' : 'alt');
    default:
      return [];
  }
}
