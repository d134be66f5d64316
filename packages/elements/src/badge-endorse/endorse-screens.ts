/** What draws recommendations on either side, and its styles. Loaded while they are read. */
import {html, nothing, type TemplateResult} from 'lit';
import {evidenceStyles} from '../styles/evidence.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {renderAsk, renderHand} from './ask-view.js';
import {endorseStyles} from './badge-endorse.styles.js';
import {renderCode} from './code-view.js';
import type {EndorseData} from './endorse-data.js';
import type {EndorseOptions} from './endorse-host.js';
import {renderMine, renderOutcome} from './outcome-view.js';
import {OwnFlow} from './own-flow.js';
import {renderOwnList} from './own-view.js';
import {around} from '../text/in-own-language.js';
import {WriteFlow} from './write-flow.js';
import {renderForm} from './write-view.js';

export {OwnFlow, WriteFlow};

export const screenStyles = [evidenceStyles, fieldStyles, iconStyles, endorseStyles];

export interface Flows {
  readonly own: OwnFlow;
  readonly write: WriteFlow;
}

/** What draws both sides, and what they do; loaded while the recommendations are read. */
export interface Screens extends Flows {
  readonly parts: typeof import('./endorse-screens.js');
  /** Whose it is; empty for nobody signed in. */
  readonly person: string;
}

/** A screen; without a title it has that of the element. */
export interface Screen {
  readonly title?: string;
  readonly content: TemplateResult;
}

export interface ScreenOptions extends EndorseOptions {
  /** The token of the link; empty where nobody comes by one. */
  readonly link: string;
}

export function renderScreen(data: EndorseData, flows: Flows, options: ScreenOptions): Screen {
  const {write} = flows;
  switch (data.kind) {
    case 'own':
      return renderOwn(data, flows.own, options);
    case 'link':
      return write.opened
        ? renderOpened(write, options)
        : {content: renderCode(write, options.link, options)};
    case 'mine':
      // Of who was signed in before, nothing is shown.
      return write.opened && data.items.some(({id}) => id === write.opened?.id)
        ? renderOpened(write, options)
        : {content: renderMine(data.items, write, options)};
    case 'notYetHeld':
    case 'soonHeld':
      return {content: html`<p>${options.text(data.kind)}</p>`};
    default:
      return {content: html``};
  }
}

function renderOwn(
  {badgeName, items}: Extract<EndorseData, {kind: 'own'}>,
  own: OwnFlow,
  options: EndorseOptions,
): Screen {
  const {text, shown} = options;
  const title = text('ask');
  const forBadge =
    badgeName && html`<p class="quiet">${around((badge) => text('forBadge', {badge}), shown(badgeName))}</p>`;
  if (own.stage === 'hand' && own.handed) return {title, content: renderHand(own.handed, own, options)};
  if (own.stage === 'ask') return {title, content: html`${forBadge} ${renderAsk(own, options)}`};
  return {content: html`${forBadge} ${renderOwnList(items, own, options)}`};
}

function renderOpened(write: WriteFlow, options: EndorseOptions): Screen {
  const {text} = options;
  return {
    title: text('recommend', {name: write.earnerName}),
    content: html`${write.opened?.state === 'pending' ? renderForm(write, options) : renderOutcome(write, options)}
    ${
      write.isByLink
        ? nothing
        : html`<div class="actions">
            <button
              class="button plain"
              type="button"
              @click=${() => {
                write.open(undefined);
              }}
            >
              ${text('listOfMine')}
            </button>
          </div>`
    }`,
  };
}
