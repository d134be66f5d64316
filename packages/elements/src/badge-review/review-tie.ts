/** A jury that has answered and has not decided: said where nobody overlooks it, with who decides now. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import {formatList} from '../text/format-list.js';
import {decidersOf, isTie} from './review-outlook.js';
import type {RequestOptions} from './review-screen.js';

export function renderTie(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text} = options;
  if (!flow.open) return nothing;
  const isEven = isTie(flow.open.request);
  if (!isEven && flow.open.request.waitsFor !== 'decider') return nothing;
  return html`<div class="box late truth tie">
    ${unsureMark()}
    <div>
      <strong>${text(isEven ? 'tie' : 'allAnswered')}</strong>
      <p>${whoDecides(options)}</p>
    </div>
  </div>`;
}

function whoDecides({flow, text, language}: RequestOptions): string {
  const request = flow.open?.request;
  if (request?.waitsFor === 'decider' && flow.isAnswerable) return text('yourTurn');
  if (request?.quorum?.decider === undefined) return text('tieNobody');
  const names = decidersOf(request);
  return names.length === 0 ? text('tieSomebody') : text('tieNamed', {name: formatList(names, language)});
}
