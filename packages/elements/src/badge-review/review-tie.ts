/** A jury that has answered and has not decided: said where nobody overlooks it, with who decides now. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import type {RequestOptions} from './review-screen.js';

export function renderTie(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text} = options;
  if (!flow.open) return nothing;
  const isEven = isTie(options);
  if (!isEven && flow.open.request.waitsFor !== 'decider') return nothing;
  return html`<div class="box late truth tie">
    ${unsureMark()}
    <div>
      <strong>${text(isEven ? 'tie' : 'allAnswered')}</strong>
      <p>${whoDecides(options)}</p>
    </div>
  </div>`;
}

function isTie({flow}: RequestOptions): boolean {
  const {quorum, reviews = [], revision} = flow.open?.request ?? {};
  if (quorum?.vote !== 'majority') return false;
  const votes = reviews.filter((review) => review.revision === revision && review.isFinal !== true);
  const yes = votes.filter(({answer}) => answer === 'yes').length;
  const no = votes.filter(({answer}) => answer === 'notYet').length;
  return votes.length >= quorum.min && yes === no;
}

function whoDecides({flow, text}: RequestOptions): string {
  const {quorum, waitsFor, examiners = []} = flow.open?.request ?? {};
  if (waitsFor === 'decider' && flow.isAnswerable) return text('yourTurn');
  if (quorum?.decider === undefined) return text('tieNobody');
  const names = examiners.filter(({isDecider, name}) => isDecider && name !== '').map(({name}) => name);
  if (names.length === 0) return text('tieSomebody');
  return text('tieNamed', {name: names.join(', ')});
}
