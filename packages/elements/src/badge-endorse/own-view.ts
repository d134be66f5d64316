/** What the holder sees: the recommendations of one badge, each with its state, and the way to ask for one. */
import type {EndorsementView} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {sentMark, trueMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import {formatDate} from '../text/format.js';
import {letterMark, overMark} from './endorse-marks.js';
import {failureBox, renderWhat, sureBox} from './endorse-parts.js';
import type {EndorseOptions} from './endorse-host.js';
import type {EndorsementAnswer} from '../events/endorsement-events.js';
import type {OwnFlow} from './own-flow.js';

const marks = {
  pending: sentMark,
  written: letterMark,
  accepted: trueMark,
  signed: trueMark,
  declinedByEndorser: overMark,
  declinedByEarner: overMark,
  withdrawn: overMark,
  lapsed: overMark,
} as const;

/** What asks for an answer first, then what waits, what stands, what is over; in each the newest first, as it came. */
const order = ['written', 'pending', 'accepted', 'signed'] as const;

const rankOf = ({state}: EndorsementView): number => {
  const rank = order.findIndex((each) => each === state);
  return rank === -1 ? order.length : rank;
};

export function renderOwnList(
  items: readonly EndorsementView[],
  flow: OwnFlow,
  options: EndorseOptions,
): TemplateResult {
  const {text} = options;
  const sorted = [...items].sort((a, b) => rankOf(a) - rankOf(b));
  const isAnswerAwaited = items.some(({state}) => state === 'written');
  return html`${
      items.length === 0
        ? html`<p><strong>${text('noneYet')}</strong></p>
            ${renderWhat(flow, options)}`
        : html`<ul class="rows own">
            ${repeat(
              sorted,
              ({id}) => id,
              (one) => renderOne(one, flow, options),
            )}
          </ul>`
    }
    <div class="actions">
      <button
        class="button ${isAnswerAwaited || flow.sure ? 'secondary' : 'primary'}"
        part="button"
        type="button"
        @click=${() => {
          flow.go('ask');
        }}
      >
        ${text(items.length === 0 ? 'ask' : 'askAgain')}
      </button>
    </div>`;
}

function renderOne(one: EndorsementView, flow: OwnFlow, options: EndorseOptions): TemplateResult {
  const {text, headingLevel} = options;
  const name = one.endorserName ?? text('somebody');
  return html`<li data-state=${one.state}>
    <div class="truth">
      ${marks[one.state]()}
      <div>
        ${outlineHeading(
          {level: headingLevel() + 1, id: `one-${one.id}`, className: 'sub'},
          text(`state.${one.state}`, {name}),
        )}
        <p class="quiet">${sayMore(one, name, options)}</p>
      </div>
    </div>
    ${
      one.text === undefined
        ? nothing
        : html`<figure class="piece">
            <blockquote class="as-written" dir="auto">${one.text}</blockquote>
            <p>
              <strong><bdi>${one.endorserName}</bdi></strong>
            </p>
          </figure>`
    }
    ${flow.failed === one.id ? failureBox(flow.error, text) : nothing} ${renderAnswers(one, flow, options)}
  </li>`;
}

function sayMore(one: EndorsementView, name: string, {text, language}: EndorseOptions): string {
  switch (one.state) {
    case 'pending': {
      const more = text('more.pending', {date: formatDate(one.requestedAt, language())});
      return `${more} ${text(one.way === 'link' ? 'byLink' : 'byAccount')}.`;
    }
    case 'signed':
      return text(one.signedBy === 'structure' ? 'more.signedStructure' : 'more.signedEndorser', {name});
    case 'accepted':
      return one.request === undefined ? text('more.accepted', {name}) : text('more.acceptedRequest');
    default:
      return text(`more.${one.state}`);
  }
}

const questions = {
  pending: 'sureCancelAsk',
  written: 'sureRefuse',
  accepted: 'sureWithdraw',
  signed: 'sureWithdraw',
} as const;

function renderAnswers(
  one: EndorsementView,
  flow: OwnFlow,
  {text}: EndorseOptions,
): TemplateResult | typeof nothing {
  const {state, id} = one;
  if (state !== 'pending' && state !== 'written' && state !== 'accepted' && state !== 'signed')
    return nothing;
  const {sure} = flow;
  if (sure?.id === id)
    return sureBox({
      question: text(questions[state]),
      yes: text(`${questions[state]}.yes`),
      no: text(`${questions[state]}.no`),
      onYes: () => void flow.answer(one, sure.answer),
      onNo: () => {
        flow.askIfSure(undefined);
      },
    });
  const button = (
    kind: 'primary' | 'secondary' | 'plain',
    label: string,
    act: EndorsementAnswer,
  ): TemplateResult =>
    html`<button
      class="button ${kind}"
      part="button"
      type="button"
      aria-disabled=${String(flow.isBusy)}
      aria-describedby="one-${id}"
      @click=${() => {
        if (act === 'accept') void flow.answer(one, act);
        else flow.askIfSure({id, answer: act});
      }}
    >
      ${label}
    </button>`;
  return html`<div class="actions">
    ${
      state === 'written'
        ? html`${button('primary', text('accept'), 'accept')}${button('secondary', text('refuse'), 'refuse')}`
        : state === 'pending'
          ? button('plain', text('cancelAsk'), 'withdraw')
          : button('plain', text('withdrawOwn'), 'withdraw')
    }
  </div>`;
}
