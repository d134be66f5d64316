/** How far the person has come, in words; the hexagons beside them are decoration. */
import {html, nothing, type TemplateResult} from 'lit';
import {pip} from '../art/outlines.js';
import type {mapFr} from '../messages/map.fr.js';
import {keepTogether} from '../text/keep-together.js';
import type {Text} from '../text/messages.js';
import type {KeyView, PathwayView} from './pathway-view.js';

type PathwayText = Text<typeof mapFr>;

/** More than this many hexagons count nothing at a glance. */
const maxPips = 12;

/** @param options.canShare the person can share what they have from here */
export function renderCount(
  view: PathwayView,
  text: PathwayText,
  {canShare}: {readonly canShare: boolean},
): TemplateResult {
  const {earned, total, hasPerson} = view;
  const pips = Array.from({length: Math.min(total, maxPips)}, (_, i) => pip(i < earned ? 'on' : 'off'));
  const sentence = hasPerson ? text('progress', {n: earned, total}) : text('toEarn', {n: total});
  return html`<p class="count">
    <span class="first">
      ${sentence} ${hasPerson && total <= maxPips ? html`<span class="pips">${pips}</span>` : nothing}
    </span>
    ${hasPerson && view.key ? html`<span class=${view.isComplete ? '' : 'quiet'}>${keepTogether(sayKey(view.key, text))}</span>` : nothing}
    ${hasPerson && view.isComplete ? html`<span>${sayEnd(view, text, canShare)}</span>` : nothing}
  </p>`;
}

/** That it is the end, and what can be done now. */
function sayEnd({key}: PathwayView, text: PathwayText, canShare: boolean): string {
  const end = text(key ? 'complete.withKey' : 'complete.all');
  return `${end} ${text(canShare ? 'complete.share' : 'complete.see')}`;
}

function sayKey({title, isEarned, isOffered, missing}: KeyView, text: PathwayText): string {
  if (isEarned) return text('keyEarned');
  if (isOffered) return text('keyOffered');
  return missing === 0 ? text('keyComing') : text('keyMissing', {n: missing, title});
}
