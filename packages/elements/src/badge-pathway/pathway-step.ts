/** One step of the pathway: its badge on its seat, its state in words, and, where it is due, what to do. */
import {html, nothing, type TemplateResult} from 'lit';
import {hereMark, sentMark, signpost, trueMark, unsureMark} from '../art/marks.js';
import {medallion, type MedallionOptions} from '../art/medallion.js';
import {pictureUrl} from '../base/picture-url.js';
import {keepTogether} from '../text/keep-together.js';
import {fillHref} from './follow-request.js';
import type {StepView} from './pathway-view.js';
import {
  actionWords,
  afterWords,
  hintOf,
  issuerWords,
  nextWords,
  noteWords,
  saidWords,
  signWords,
  type Wording,
} from './step-words.js';

export interface StepOptions extends Wording {
  /** Against what the addresses of images are resolved. */
  readonly base: string;
  readonly badgeHref: string;
  readonly isNew: (step: StepView) => boolean;
  readonly hasButton: (step: StepView) => boolean;
  readonly isFolded: (step: StepView) => boolean;
  /** What else a step is drawn from: while all of it is the same, a step that has not changed is not drawn anew. */
  readonly sameAs: readonly unknown[];
  /** Of so many steps that most are off the screen. */
  readonly isLong: boolean;
  readonly onOpen: (step: StepView) => void;
  readonly onActivate: (step: StepView) => void;
  readonly onFold: (step: StepView) => void;
}

const seats = {
  now: 'now',
  requested: 'sent',
  needsMore: 'sent',
  later: 'later',
  optional: 'optional',
} as const;
/** What is later needs none: its dashed seat and its words say it. */
const marks = {
  now: hereMark,
  earned: trueMark,
  requested: sentMark,
  needsMore: unsureMark,
} as const;

/** `number`: by which the sheet of the map calls it. */
export function renderStep(step: StepView, number: number, options: StepOptions): TemplateResult {
  const {state, isDue} = step;
  const look = isDue ? 'now' : state === 'earned' ? state : '';
  const leads = step.opens.length + step.countsFor.length > 0;
  const [sign, said] = [signWords(step, options), saidWords(step, options)];
  const after = afterWords(step, options);
  return html`<li
    class="step n${number} ${step.isKey ? 'key' : ''} ${leads ? 'leads' : ''} ${look} ${options.isNew(step) ? 'new' : ''}"
    part="step"
    aria-current=${isDue ? 'step' : nothing}
    data-step=${step.id}
  >
    <div class="node">${step.members ? renderGroupNode(step) : renderNode(step, options)}</div>
    <div class="words">
      ${sign === '' ? nothing : signpost(sign)} ${renderTitle(step, options)}
      ${said === '' ? nothing : html`<span class="said small">${said}</span>`}
      ${[...noteWords(step, options), ...issuerWords(step, options)].map(note)}
      ${after === '' ? nothing : html`<span class="after quiet small">${keepTogether(after)}</span>`}
      ${options.hasButton(step) ? renderAction(step, options) : nothing} ${nextWords(step, options).map(note)}
    </div>
  </li>`;
}

const note = (words: string): TemplateResult => html`<span class="quiet small">${keepTogether(words)}</span>`;

function renderNode(step: StepView, options: StepOptions): TemplateResult {
  const state = lookOf(step);
  return medallion({
    imageUrl: pictureUrl(step.imageUrl, options.base),
    isKey: step.isKey,
    loading: options.isLong ? 'lazy' : 'eager',
    mark: state && state in marks ? marks[state as keyof typeof marks]() : undefined,
    ...seatOf(step),
  });
}

/** Full colour is what has been earned: until then the badge is pale or grey, on its seat. */
export function seatOf(step: StepView): Pick<MedallionOptions, 'seat' | 'look'> {
  const state = lookOf(step);
  return {
    seat: state && state !== 'earned' ? seats[state] : undefined,
    look: state === 'later' ? 'ghost' : undefined,
  };
}

/** What is possible too looks like what is optional: nobody has to wait for it. So does a key badge that can be taken at any time. */
function lookOf({state, isDue, isPossible, offer}: StepView): StepView['state'] {
  if (isDue) return 'now';
  return isPossible || offer ? 'optional' : state;
}

/** A group has no badge of its own: as many small hexagons as it asks for, and its mark. */
function renderGroupNode(step: StepView): TemplateResult {
  const {state} = step;
  return html`<span class="group-node" aria-hidden="true"
    ><span class="of">${step.asks?.n}<span class="slash">/</span>${step.asks?.total}</span>${
      state && state in marks ? marks[state as keyof typeof marks]() : nothing
    }</span
  >`;
}

/** What the heading of its chapter says already is less than the rest: beside on a map, and out of sight under the heading. */
function titleOf({title, prefixLength}: StepView): string | TemplateResult {
  if (prefixLength === 0) return title;
  return html`<span class="prefix">${title.slice(0, prefixLength)}</span>${title.slice(prefixLength)}`;
}

/** Always something to press: a link where the page has an address for it, else a button. */
function renderTitle(step: StepView, options: StepOptions): TemplateResult {
  const {badgeHref, text} = options;
  if (step.members) {
    const isFolded = options.isFolded(step);
    return html`<button
      class="name link"
      type="button"
      data-target
      aria-expanded=${String(!isFolded)}
      aria-label=${text(isFolded ? 'unfoldGroup' : 'foldGroup', {title: step.title})}
      @click=${() => {
        options.onFold(step);
      }}
    >
      ${step.title}
    </button>`;
  }
  if (step.href !== undefined)
    return html`<a class="name" data-target href=${step.href}>${titleOf(step)}</a>`;
  if (step.badge !== undefined && badgeHref !== '') {
    const href = fillHref(badgeHref, {step: step.id, badge: step.badge.id});
    return html`<a class="name" data-target href=${href}>${titleOf(step)}</a>`;
  }
  return html`<button
    class="name link"
    type="button"
    data-target
    aria-haspopup="dialog"
    @click=${() => {
      options.onOpen(step);
    }}
  >
    ${titleOf(step)}
  </button>`;
}

function renderAction(step: StepView, options: StepOptions): TemplateResult {
  const {text, onActivate} = options;
  const [action, hint] = [actionWords(step, options), hintOf(step)];
  return html`<div class="do">
    ${hint === undefined ? nothing : html`<span>${hint}</span>`}
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
