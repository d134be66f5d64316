/** The head of a wall: whose it is, how many badges since when, whether they are true, and what can be done with them. */
import {html, nothing, type TemplateResult} from 'lit';
import {printIcon, shareIcon} from '../art/icons.js';
import {expiredMark, refusedMark, sentMark, trueMark, unsureMark} from '../art/marks.js';
import {heading} from '../base/heading.js';
import {wallFr} from '../messages/wall.fr.js';
import {codeOf} from '../text/error-key.js';
import {formatDate, formatMonth, formatTime} from '../text/format.js';
import {keepIcon} from './keep-icon.js';
import {spanOf} from './wall-choice.js';
import type {WallContent, WallTruth} from './wall-badge.js';
import type {WallRoom} from './wall-room.js';

export function renderHead(content: WallContent, room: WallRoom): TemplateResult {
  const {text, headingLevel} = room;
  const {badges, signing} = content;
  const name = room.nameIn(content);
  const title = name !== '' ? text('titleOf', {name}) : text(content.isOwn ? 'titleOwn' : 'title');
  return html`<header class="head">
    <div class="who">
      ${heading(headingLevel, title)}
      <p class="quiet span">
        ${badges.length === 0 ? text(content.isOwn ? 'emptyOwn' : 'empty') : sayCount(content, room)}
      </p>
      ${signing === 0 ? nothing : html`<p class="signing">${sentMark()}<span>${text('signing', {n: signing})}</span></p>`}
      <div role="status">${badges.length === 0 ? nothing : renderTruth(content, room)}</div>
      ${renderFaults(content, room)}
    </div>
    ${badges.length === 0 ? nothing : renderActs(content, room)}
  </header>`;
}

function sayCount({badges}: WallContent, {text, language}: WallRoom): string {
  const count = text('badges', {n: badges.length});
  const span = spanOf(badges);
  if (!span) return count;
  const [from, to] = [formatMonth(span.from, language), formatMonth(span.to, language)];
  return from === to
    ? text('spanOne', {badges: count, month: from})
    : text('span', {badges: count, from, to});
}

/** Said once for all that are true; then what is not, by kind, with the mark that the badge itself has. */
function renderTruth({badges}: WallContent, room: WallRoom): TemplateResult {
  const {text, language} = room;
  if (room.isUnchecked && !room.served)
    return html`<div class="truths">
      <p class="truth quiet">${unsureMark()}<span>${text('unchecked')}</span></p>
    </div>`;
  if (!room.isDone && !room.served)
    return html`<p class="truth quiet">${sentMark()}<span>${text('checking')}</span></p>`;
  const count = (...truths: WallTruth[]): number =>
    badges.filter((badge) => truths.includes(room.truthOf(badge))).length;
  const good = count('verified');
  const time = room.served
    ? room.checkedBy
    : room.checkedAt
      ? text('checkedAt', {
          // A wall is printed, and read long after.
          date: formatDate(room.checkedAt.toISOString(), language),
          time: formatTime(room.checkedAt, language),
        })
      : '';
  if (good === badges.length)
    return html`<p class="truth">
      ${trueMark()}<span>${text('allTrue', {n: good})} <span class="quiet">${time}</span></span>
    </p>`;
  const [bad, late, strange, unsure] = [
    count('refused', 'revoked'),
    count('expired'),
    count('stranger'),
    count('undetermined', 'waiting'),
  ];
  const line = (mark: TemplateResult, words: string): TemplateResult =>
    html`<p class="truth">${mark}<span>${words}</span></p>`;
  return html`<div class="truths">
    ${good === 0 ? nothing : line(trueMark(), text('someTrue', {n: good}))}
    ${bad === 0 ? nothing : line(refusedMark(), text('someBad', {n: bad}))}
    ${late === 0 ? nothing : line(expiredMark(), text('someLate', {n: late}))}
    ${strange === 0 ? nothing : line(unsureMark(), text('someStrange', {n: strange}))}
    ${unsure === 0 ? nothing : line(unsureMark(), text('someUnsure', {n: unsure}))}
    ${room.served ? html`<p class="quiet">${time}</p>` : nothing}
  </div>`;
}

/** What could not be read: the address is shown as it was written, and leads nowhere by itself. */
function renderFaults({faults}: WallContent, {text}: WallRoom): TemplateResult | typeof nothing {
  if (faults.length === 0) return nothing;
  const shown = faults.slice(0, 5);
  return html`<div class="box faults">
    <p>${text('faults', {n: faults.length})}</p>
    <ul>
      ${shown.map(
        ({from, error}) =>
          html`<li>
            ${from === '' ? nothing : html`<bdi class="address">${from.slice(0, 120)}</bdi>`}
            ${text(faultKey(error))}
          </li>`,
      )}
    </ul>
  </div>`;
}

function renderActs(content: WallContent, room: WallRoom): TemplateResult {
  const {text} = room;
  const panel = (which: 'share' | 'keep', icon: TemplateResult): TemplateResult =>
    html`<button
      class="button plain"
      id="open-${which}"
      type="button"
      aria-expanded=${String(room.isOpen(which))}
      @click=${() => void room.toggleCopies(which)}
    >
      ${icon}${text(which)}
    </button>`;
  const mayAsk = room.isUnchecked ? room.mayAsk : room.isDone && room.state !== 'verified' && room.hasUnsure;
  return html`<div class="actions acts">
    ${
      mayAsk
        ? html`<button
            class="button secondary"
            type="button"
            @click=${() => {
              room.retry();
            }}
          >
            ${text(room.isUnchecked ? 'check' : 'retry')}
          </button>`
        : nothing
    }
    <button
      class="button plain"
      type="button"
      @click=${() => {
        room.print();
      }}
    >
      ${printIcon()}${text('print')}
    </button>
    ${content.isOwn ? panel('share', shareIcon()) : nothing}
    ${room.mayKeep(content) ? panel('keep', keepIcon()) : nothing}
  </div>`;
}

function faultKey(error: unknown): Extract<keyof typeof wallFr, `fault.${string}`> {
  const key = `fault.${codeOf(error)}`;
  return Object.hasOwn(wallFr, key) ? (key as ReturnType<typeof faultKey>) : 'fault.OTHER';
}
