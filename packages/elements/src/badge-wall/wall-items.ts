/** One badge of a wall: in the grid, or larger where it is a key badge. Both open it. */
import {html, nothing, type TemplateResult} from 'lit';
import {expiredMark, refusedMark, suspendedMark, unsureMark, withdrawnMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {voidOutline} from '../art/void-outline.js';
import {outlineHeading} from '../base/outline-heading.js';
import {formatDate} from '../text/format.js';
import {keepTogether} from '../text/keep-together.js';
import {hasMarkdown, readNarrative} from '../text/narrative.js';
import {isIssuerRecognised, voidKindOf} from '../verification/truth.js';
import {isVoid, type WallBadge, type WallTruth} from './wall-badge.js';
import type {WallRoom} from './wall-room.js';

const marks: Partial<Record<WallTruth | 'suspended', () => TemplateResult>> = {
  expired: expiredMark,
  revoked: withdrawnMark,
  suspended: suspendedMark,
  refused: refusedMark,
  undetermined: unsureMark,
  stranger: unsureMark,
};

/** A line each of what a key badge shows; more is behind its name. */
const mostShown = 4;

export function renderItem(badge: WallBadge, room: WallRoom): TemplateResult {
  return html`<li class="item" part="badge" data-badge=${badge.id}>
    <button
      class="open"
      type="button"
      aria-haspopup="dialog"
      @click=${() => {
        room.open(badge);
      }}
    >
      ${picture(badge, room)}
      <span class="name opens ${lookOf(badge, room)}"><bdi>${nameOf(badge, room)}</bdi></span>
      ${trouble(badge, room)}
      <span class="quiet small date">${sayDate(badge, room)}</span>
      <span class="quiet small" dir="auto">${sayIssuer(badge, room)}</span>
    </button>
  </li>`;
}

export function renderKeyBadge(badge: WallBadge, room: WallRoom): TemplateResult {
  const {text, headingLevel} = room;
  const truth = room.truthOf(badge);
  const shows = isVoid(truth) ? [] : showsOf(badge).slice(0, mostShown);
  const count = badge.award?.countedFrom?.length ?? 0;
  return html`<article class="key-card" part="key-badge" data-badge=${badge.id}>
    ${picture(badge, room)}
    <div class="key-words">
      ${outlineHeading(
        {level: headingLevel + 1, id: '', className: 'key-name'},
        html`<button
          class="open"
          type="button"
          aria-haspopup="dialog"
          @click=${() => {
            room.open(badge);
          }}
        >
          <span class="opens ${lookOf(badge, room)}"><bdi>${nameOf(badge, room)}</bdi></span>
        </button>`,
      )}
      ${trouble(badge, room)}
      <p>${keepTogether(count > 0 ? text('keyOf', {n: count}) : text('key'))}</p>
      <p class="quiet" dir="auto">${sayGiving(badge, room)}</p>
    </div>
    ${
      shows.length === 0
        ? nothing
        : html`<div class="shows">
            <p class="strong">${text(isOnlyWritten(badge, room) ? 'says' : 'shows')}</p>
            <ul>
              ${shows.map((line) => html`<li><bdi>${line}</bdi></li>`)}
            </ul>
          </div>`
    }
  </article>`;
}

function picture(badge: WallBadge, room: WallRoom): TemplateResult {
  const truth = room.truthOf(badge);
  const kind = voidKindOf(truth, room.verdictOf(badge));
  // In its colours it would look like one that was found true.
  const isUnproven = !kind && isOnlyWritten(badge, room);
  return medallion({
    imageUrl: kind ? undefined : room.pictureOf(badge),
    instead: kind || isUnproven ? voidOutline(kind ?? 'unproven') : undefined,
    // That it is over is known, whoever gave it.
    mark: (isUnproven && truth !== 'expired' ? unsureMark : marks[stateOf(badge, room)])?.(),
    look: isUnproven ? 'unproven' : truth === 'expired' ? 'old' : undefined,
    isKey: badge.isKey,
    loading: 'lazy',
  });
}

/** As its issuer says it now, where it was asked. */
export function viewOf(badge: WallBadge, room: WallRoom): WallBadge['parsed']['view'] {
  return room.verdictOf(badge)?.judged ?? badge.parsed.view;
}

export function nameOf(badge: WallBadge, room: WallRoom): string {
  const name = viewOf(badge, room).name || room.text('unnamed');
  return room.truthOf(badge) === 'refused' ? room.text('claims', {name}) : name;
}

/** Of what is forged, not even when it was given. */
function sayDate(badge: WallBadge, room: WallRoom): string {
  const {awardedAt} = badge.parsed.view;
  if (awardedAt === undefined || room.truthOf(badge) === 'refused') return '';
  return room.text('on', {date: formatDate(awardedAt, room.language)});
}

/** “Le 2 février 2027, par Les Trois Saules”, where both are known and may be said. */
function sayGiving(badge: WallBadge, room: WallRoom): string {
  const {awardedAt, issuer} = viewOf(badge, room);
  const truth = room.truthOf(badge);
  const isPlain = truth !== 'refused' && !isOnlyWritten(badge, room) && badge.award?.isSelfCreated !== true;
  if (!isPlain || awardedAt === undefined || issuer.name === '')
    return [sayDate(badge, room), sayIssuer(badge, room)].filter((words) => words !== '').join('. ');
  return room.text('onBy', {date: formatDate(awardedAt, room.language), issuer: issuer.name});
}

/** A name is only repeated as true when the issuer is one that is recognised here. */
export function sayIssuer(badge: WallBadge, room: WallRoom, isWritten = isOnlyWritten(badge, room)): string {
  const {text} = room;
  const issuer = viewOf(badge, room).issuer.name;
  if (badge.award?.isSelfCreated === true) return text('selfMade');
  const truth = room.truthOf(badge);
  if (truth === 'refused' || issuer === '') return '';
  return text(isWritten ? 'unproven' : 'by', {issuer});
}

/** Is the name no more than what the badge says of itself? Not while a first look is on its way that nobody had to ask for. */
export function isOnlyWritten(badge: WallBadge, room: WallRoom): boolean {
  const verdict = room.verdictOf(badge);
  const truth = room.truthOf(badge);
  return (
    truth === 'undetermined' || (verdict ? !isIssuerRecognised(verdict) : room.isUnchecked || room.wasAsked)
  );
}

/** The name of what nobody here vouches for does not stand there as a title. */
function lookOf(badge: WallBadge, room: WallRoom): string {
  return isOnlyWritten(badge, room) || isVoid(room.truthOf(badge)) ? 'doubted' : '';
}

/** What is wrong, in shape, words and colour; nothing for a badge that is true, or not checked yet. */
function trouble(badge: WallBadge, room: WallRoom): TemplateResult | typeof nothing {
  const words = sayTrouble(badge, room);
  const state = stateOf(badge, room);
  return words === ''
    ? nothing
    : html`<span class="trouble ${state}">${marks[state]?.() ?? nothing}<span>${words}</span></span>`;
}

/** What is withdrawn for now is told from what is so for good. */
function stateOf(badge: WallBadge, room: WallRoom): WallTruth | 'suspended' {
  const truth = room.truthOf(badge);
  return voidKindOf(truth, room.verdictOf(badge)) ?? truth;
}

export function sayTrouble(badge: WallBadge, room: WallRoom): string {
  const {text, language} = room;
  const state = stateOf(badge, room);
  switch (state) {
    case 'verified':
    case 'waiting':
      return '';
    case 'expired': {
      const end = viewOf(badge, room).validUntil;
      return end === undefined
        ? text('state.late')
        : text('state.expired', {date: formatDate(end, language)});
    }
    case 'refused': {
      const {checks = []} = room.verdictOf(badge) ?? {};
      return text(checks.some(({code}) => code === 'SIGNATURE_INVALID') ? 'state.changed' : 'state.refused');
    }
    default:
      return text(`state.${state}`);
  }
}

function showsOf({parsed, markdown}: WallBadge): readonly (string | TemplateResult)[] {
  const {criteriaNarrative: narrative} = parsed.view;
  return markdown && hasMarkdown(narrative)
    ? markdown.readCriteria(narrative).shows
    : readNarrative(narrative).items;
}
