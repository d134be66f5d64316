/** How far the person has come, in words; the hexagons beside them are decoration. */
import {html, nothing, type TemplateResult} from 'lit';
import {keyPip, pip} from '../art/outlines.js';
import type {mapFr} from '../messages/map.fr.js';
import {keepTogether} from '../text/keep-together.js';
import {inThrees} from '../text/in-threes.js';
import type {Language, Text} from '../text/messages.js';
import type {KeyView} from './key-badges.js';
import type {PathwayView} from './pathway-view.js';

type PathwayText = Text<typeof mapFr>;

/** More than this many hexagons count nothing at a glance. */
const maxPips = 12;

/** @param options.canShare the person can share what they have from here */
export function renderCount(
  view: PathwayView,
  text: PathwayText,
  {canShare, language}: {readonly canShare: boolean; readonly language: Language},
): TemplateResult {
  const {earned, total, hasPerson, keys} = view;
  const pips = [
    ...Array.from({length: total}, (_, i) => pip(i < earned ? 'on' : 'off')),
    ...Array.from({length: keys.total}, (_, i) => keyPip(i < keys.earned ? 'on' : 'off')),
  ];
  // Nobody is greeted with a nought.
  const sentence = hasBegun(view)
    ? text('progress', {n: earned, total: inThrees(total, language)})
    : text('toEarn', {n: total});
  return html`<p class="count">
    <span class="first">
      <span>${keepTogether(`${sentence}${sayKeys(view, text)}`)}</span>
      ${hasPerson && pips.length <= maxPips ? html`<span class="pips">${pips}</span>` : nothing}
    </span>
    ${hasBegun(view) && view.key ? html`<span class=${view.isComplete ? 'bravo' : 'quiet'}>${keepTogether(sayKey(view.key, text))}</span>` : nothing}
    ${hasPerson && view.isComplete ? html`<span>${sayEnd(view, text, canShare)}</span>` : nothing}
  </p>`;
}

function hasBegun({hasPerson, earned, keys}: PathwayView): boolean {
  return hasPerson && earned + keys.earned > 0;
}

/** Key badges are not among those that are counted: they are said after these. */
function sayKeys(view: PathwayView, text: PathwayText): string {
  const {earned, total} = view.keys;
  if (total === 0) return '';
  if (!hasBegun(view)) return text('thenKeys', {n: total});
  if (total > 1) return text('keysOf', {n: earned, total});
  return text(earned > 0 ? 'andKey' : 'thenKey');
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
