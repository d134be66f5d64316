/** One step of the pathway: its badge on its seat, its state in words, and, where it is due, what to do. */
import type {StepState} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {laterMark, sentMark, signpost, trueMark, unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {pictureUrl} from '../base/picture-url.js';
import type {mapFr} from '../messages/map.fr.js';
import {formatDate, formatRank} from '../text/format.js';
import {keepTogether} from '../text/keep-together.js';
import type {Language, Text} from '../text/messages.js';
import {fillHref} from './follow-request.js';
import type {StepView} from './pathway-view.js';

export interface StepOptions {
  readonly text: Text<typeof mapFr>;
  readonly language: Language;
  /** Against what the addresses of images are resolved. */
  readonly base: string;
  readonly badgeHref: string;
  readonly isNew: (step: StepView) => boolean;
  readonly hasButton: (step: StepView) => boolean;
  readonly onActivate: (step: StepView) => void;
}

const seats = {
  now: 'now',
  requested: 'sent',
  needsMore: 'sent',
  later: 'later',
  optional: 'optional',
} as const;
const marks = {earned: trueMark, requested: sentMark, needsMore: unsureMark, later: laterMark} as const;

export function renderStep(step: StepView, options: StepOptions): TemplateResult {
  const {state} = step;
  const look = state === 'now' || state === 'earned' ? state : '';
  return html`<li
    class="step ${step.isKey ? 'key' : ''} ${look} ${options.isNew(step) ? 'new' : ''}"
    part="step"
    aria-current=${state === 'now' || state === 'needsMore' ? 'step' : nothing}
    data-step=${step.id}
    data-column=${step.level + 1}
  >
    <div class="node">${renderNode(step, options)}</div>
    <div class="words">
      ${state === 'now' ? signpost(options.text('state.now')) : nothing} ${renderTitle(step, options)}
      ${state && state !== 'now' ? html`<span class="said small">${stateWords(state, step, options)}</span>` : nothing}
      ${renderNotes(step, options)} ${options.hasButton(step) ? renderAction(step, options) : nothing}
    </div>
  </li>`;
}

function renderNode(step: StepView, options: StepOptions): TemplateResult {
  const {state} = step;
  return medallion({
    imageUrl: pictureUrl(step.imageUrl, options.base),
    isKey: step.isKey,
    seat: state && state !== 'earned' ? seats[state] : undefined,
    mark: state && state in marks ? marks[state as keyof typeof marks]() : undefined,
    look: state === 'later' ? 'ghost' : undefined,
  });
}

function renderTitle(step: StepView, {badgeHref}: StepOptions): TemplateResult {
  if (badgeHref === '' || step.badge === undefined) return html`<span class="name">${step.title}</span>`;
  const href = fillHref(badgeHref, {step: step.id, badge: step.badge});
  return html`<a class="name" href=${href}>${step.title}</a>`;
}

function stateWords(state: Exclude<StepState, 'now'>, step: StepView, {text, language}: StepOptions): string {
  if (state !== 'earned') return text(`state.${state}`);
  return step.awardedAt === undefined
    ? text('state.earned')
    : text('state.earnedOn', {date: formatDate(step.awardedAt, language)});
}

function renderNotes(step: StepView, {text, language}: StepOptions): TemplateResult {
  const notes: string[] = [];
  if (step.window && step.state !== 'earned') {
    notes.push(text('window', {month: formatRank(step.window.toMonths, language)}));
  }
  if (step.asks && step.state !== 'earned') {
    const {n, total} = step.asks;
    if (!step.isKey) notes.push(text('groupAsks', {n, total}));
    else notes.push(n === total ? text('keyGathersAll', {n}) : text('keyGathersSome', {n, total}));
  }
  if (step.after.length > 0) notes.push(text('after', {titles: step.after.join(', ')}));
  return html`${notes.map((note) => html`<span class="quiet small">${keepTogether(note)}</span>`)}`;
}

function renderAction(step: StepView, {text, onActivate}: StepOptions): TemplateResult {
  const action = text(step.state === 'needsMore' ? 'complete' : 'request');
  return html`<div class="do">
    ${step.hint ? html`<span>${step.hint}</span>` : nothing}
    <button
      class="button primary"
      part="button"
      type="button"
      aria-label=${text('requestNamed', {action, title: step.title})}
      @click=${() => {
        onActivate(step);
      }}
    >
      ${action}
    </button>
  </div>`;
}
