/** What the person has done of a course's badge, and what is missing. */
import type {CriteriaReport} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {BackendContext} from '../../context/backend-context.js';
import type {ActText} from './act-options.js';

export interface CourseOf {
  readonly structure: string;
  readonly badge: string;
}

export async function readCourse(
  context: BackendContext,
  {structure, badge}: CourseOf,
  signal: AbortSignal,
): Promise<CriteriaReport> {
  return context.use((client) => client.criteria.explain({structure, badge}, {signal}));
}

export function sayCourse({parts}: CriteriaReport, text: ActText): string {
  if (parts.every(({isMissing}) => !isMissing)) return text('courseDone');
  return text('courseCount', {n: parts.filter(({isMet}) => isMet).length, total: parts.length});
}

/** Activities have addresses and no names: each part is said by what it asks for. */
export function renderCourse({parts}: CriteriaReport, text: ActText): TemplateResult {
  return html`<h3 id="act-title" tabindex="-1">${text('courseTitle')}</h3>
    <ol class="course">
      ${parts.map(
        ({kind, min, isMet, isMissing}) =>
          html`<li>
            ${text(`part.${kind}`)}${min === undefined ? nothing : html` ${text('partMin', {min: Math.round(min * 100)})}`}
            <span class="quiet"
              >(${text(isMet ? 'partDone' : isMissing ? 'partMissing' : 'partNotNeeded')})</span
            >
          </li>`,
      )}
    </ol>`;
}
