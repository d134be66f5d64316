/** The mark of a step's state in a table: the silhouette tells it, the word stands beside it. */
import {html, type TemplateResult} from 'lit';
import type {StepState} from '@pepites/recognition';
import {laterMark, sentMark, trueMark, unsureMark} from '../../art/marks.js';

/** Small signpost, pointing to the end of the line: to be done now. */
const nowMark = (): TemplateResult =>
  html`<svg class="mark now" viewBox="0 0 24 24" aria-hidden="true">
    <path class="solid" d="M2.5 6H15l6.5 6-6.5 6H2.5Z" />
  </svg>`;

/** Dotted ring: for those who want it. */
const optionalMark = (): TemplateResult =>
  html`<svg class="mark unsure" viewBox="0 0 24 24" aria-hidden="true">
    <circle class="inside" cx="12" cy="12" r="9.5" stroke-dasharray="0.1 4.9" />
  </svg>`;

export const stateMarks: Readonly<Record<StepState, () => TemplateResult>> = {
  earned: trueMark,
  now: nowMark,
  requested: sentMark,
  needsMore: unsureMark,
  later: laterMark,
  optional: optionalMark,
};

/** In the order of a legend. */
export const stepStates = ['earned', 'now', 'requested', 'needsMore', 'later', 'optional'] as const;
