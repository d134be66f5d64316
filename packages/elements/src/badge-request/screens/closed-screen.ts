/** Nobody can ask for the badge now, or this person cannot: why, whom to talk to, and what becomes of what was written. No button that sends. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {CodedError} from '../../base/coded-error.js';
import {codeOf} from '../../text/error-key.js';
import {failureWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';
import {renderAnswerList} from './answer-list.js';
import {renderKept, screenHeading} from './parts.js';

/** Sending again would be refused again. */
const closedCodes: readonly string[] = [
  'BADGE_RETIRED',
  'CAMPAIGN_ENDED',
  'CAMPAIGN_NOT_OPEN',
  'NOT_A_REPRESENTATIVE',
  'RECIPIENT_NOT_ALLOWED',
  'WRONG_MODE',
];

/** Why the badge cannot be asked for; `undefined` where it can. */
export function whyClosed({badge, flow, sender}: ScreenOptions): unknown {
  if (flow.stage.kind !== 'ask') return undefined;
  if (closedCodes.includes(codeOf(sender.error))) return sender.error;
  return badge.isRetired === true ? new CodedError('BADGE_RETIRED', 'Given no more') : undefined;
}

export function renderClosed(options: ScreenOptions, why: unknown): TemplateResult {
  const {badge, flow, text, language} = options;
  const hasAnswers = flow.hasBegun && flow.questions.length > 0;
  return html`<div class="truth" data-focus="summary" tabindex="-1">
      ${unsureMark()}
      <div>
        ${screenHeading(options, failureWords(why, text, language))}
        <p>${text('lateHint', {structure: badge.structureName})}</p>
        ${hasAnswers ? html`<p>${text('notSent')}</p>` : nothing}
      </div>
    </div>
    ${
      hasAnswers
        ? html`<details>
            <summary>${text('reread')}</summary>
            ${renderAnswerList(options, {isOnlyRead: true})}
          </details>`
        : nothing
    }
    ${renderKept(options)}`;
}
