/** What the endorser sees of what they have answered, and the list of those who ask them. */
import {html, nothing, type TemplateResult} from 'lit';
import {sentMark, trueMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import type {EndorseOptions} from './endorse-host.js';
import {overMark} from './endorse-marks.js';
import {failureBox, sureBox} from './endorse-parts.js';
import type {WriteFlow} from './write-flow.js';

const outcomeMarks = {
  pending: sentMark,
  written: sentMark,
  accepted: trueMark,
  signed: trueMark,
  declinedByEndorser: overMark,
  declinedByEarner: overMark,
  withdrawn: overMark,
  lapsed: overMark,
} as const;

export function renderOutcome(flow: WriteFlow, {text, shown}: EndorseOptions): TemplateResult {
  const {opened, earnerName: name} = flow;
  if (!opened) return html``;
  const isThere = ['written', 'accepted', 'signed'].includes(opened.state);
  return html`<p class="badge-name">${shown(opened.badgeName)}</p>
    <div class="truth">
      ${outcomeMarks[opened.state]()}
      <div>
        <strong>${text(`sent.${opened.state}`, {name})}</strong>
        <p class="quiet">
          ${
            opened.state === 'accepted' && opened.request !== undefined
              ? text('sentMore.acceptedRequest')
              : text(`sentMore.${opened.state}`, {name})
          }
        </p>
      </div>
    </div>
    ${
      opened.text === undefined
        ? nothing
        : html`<figure class="piece">
            <figcaption class="quiet small">${text('yourWords')}</figcaption>
            <blockquote class="as-written" dir="auto">${opened.text}</blockquote>
            <p>
              <strong><bdi>${opened.endorserName}</bdi></strong>
            </p>
          </figure>`
    }
    ${isThere && flow.isByLink ? html`<p>${text('keepCode')}</p>` : nothing} ${failureBox(flow.error, text)}
    ${isThere ? renderWithdraw(flow, text) : nothing}`;
}

function renderWithdraw(flow: WriteFlow, text: EndorseOptions['text']): TemplateResult {
  if (flow.sure === 'withdraw')
    return sureBox({
      question: text('sureWithdraw'),
      yes: text('sureWithdraw.yes'),
      no: text('sureWithdraw.no'),
      onYes: () => void flow.answer('withdraw'),
      onNo: () => {
        flow.askIfSure(undefined);
      },
    });
  return html`<div class="actions">
    <button
      class="button secondary"
      type="button"
      @click=${() => {
        flow.askIfSure('withdraw');
      }}
    >
      ${text('withdrawWords')}
    </button>
  </div>`;
}

/** For who signs in: those who wait first, then what was answered. */
export function renderMine(
  items: readonly NonNullable<WriteFlow['opened']>[],
  flow: WriteFlow,
  {text, say, shown, headingLevel}: EndorseOptions,
): TemplateResult {
  const waiting = items.filter(({state}) => state === 'pending');
  const answered = items.filter(({state}) => state !== 'pending');
  const row = (one: (typeof items)[number]): TemplateResult => {
    const name = one.earnerName === '' ? text('somebody') : one.earnerName;
    const key = one.state === 'pending' ? 'open' : 'see';
    return html`<li>
      <div>
        <p class="name">${shown(one.badgeName)}</p>
        <p class="quiet small">
          ${name}${one.state === 'pending' ? nothing : html` · ${text(`sent.${one.state}`, {name})}`}
        </p>
      </div>
      <button
        class="button secondary"
        part="button"
        type="button"
        aria-label=${text(`${key}Named`, {name, badge: say(one.badgeName)})}
        @click=${() => {
          flow.open(one);
        }}
      >
        ${text(key)}
      </button>
    </li>`;
  };
  return html`<p>${waiting.length === 0 ? text('mineEmpty') : text('mineCount', {n: waiting.length})}</p>
    ${
      waiting.length === 0
        ? nothing
        : html`<ul class="rows">
            ${waiting.map(row)}
          </ul>`
    }
    ${
      answered.length === 0
        ? nothing
        : html`${outlineHeading({level: headingLevel() + 1, id: 'answered', className: 'sub'}, text('mineDone'))}
            <ul class="rows">
              ${answered.map(row)}
            </ul>`
    }`;
}
