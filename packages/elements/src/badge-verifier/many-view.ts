/** What was found of several badges: how many of each kind, then each by itself. One that cannot be read does not spoil the others. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  expiredMark,
  notTheirsMark,
  refusedMark,
  sentMark,
  suspendedMark,
  trueMark,
  unsureMark,
  withdrawnMark,
} from '../art/marks.js';
import {heading} from '../base/heading.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {CheckedBadge} from './checked-badge.js';
import {headlineOf} from './headline.js';
import {noBadgeMark} from './no-badge-mark.js';
import {renderActs, renderLines, renderPicture, renderRest, renderWhat, sayWhen} from './verdict-view.js';
import type {VerifierRoom} from './verifier-room.js';

/** In the order in which they are counted: what one may accept, what one has to look at, what one must not accept, and what is none. */
const marks = {
  good: trueMark,
  over: expiredMark,
  theirs: notTheirsMark,
  unsure: unsureMark,
  suspended: suspendedMark,
  revoked: withdrawnMark,
  changed: refusedMark,
  refused: refusedMark,
  noBadge: noBadgeMark,
  unread: noBadgeMark,
} as const;

type Kind = keyof typeof marks;

const kinds = Object.keys(marks) as readonly Kind[];

/** Errors of a file in which there is no badge; another one may hold one that nobody can read. */
const noBadgeCodes: readonly string[] = [
  'ERR_NOT_A_CREDENTIAL',
  'ERR_JSON_MALFORMED',
  'ERR_JWT_MALFORMED',
  'ERR_NO_CREDENTIAL_IN_IMAGE',
  'ERR_TOO_DEEP',
];

export function renderMany(badges: readonly CheckedBadge[], room: VerifierRoom): TemplateResult {
  const {headingLevel, text} = room;
  const found = badges.map(kindOf);
  return html`<div class="verdict" tabindex="-1" role="group" aria-labelledby="heading">
      ${heading(headingLevel, text('many', {n: badges.length}))}
      <ul class="sum">
        ${kinds
          .map((kind) => ({kind, n: found.filter((each) => each === kind).length}))
          .filter(({n}) => n > 0)
          .map(
            ({kind, n}) =>
              html`<li class="truth">${marks[kind]()}<span>${text(`many.${kind}`, {n})}</span></li>`,
          )}
      </ul>
    </div>
    <ul class="many">
      ${badges.map((badge) => renderRow(badge, room))}
    </ul>
    ${renderActs(room)}
    <p class="quiet small">${sayWhen(badges, room)}</p>`;
}

/** @returns `undefined` while it is being checked */
function kindOf(badge: CheckedBadge): Kind | undefined {
  const {state, error, voidKind, verdict, truth, mine, isOpen} = badge;
  if (state === 'failed') {
    const code = codeOf(error);
    if (code === 'ERR_PNG_TWO_CREDENTIALS') return 'refused';
    return noBadgeCodes.includes(code) ? 'noBadge' : 'unread';
  }
  if (state !== 'done') return undefined;
  if (voidKind === 'refused')
    return verdict?.checks.some(({code}) => code === 'SIGNATURE_INVALID') === true ? 'changed' : voidKind;
  if (voidKind) return voidKind;
  if (mine === 'no') return 'theirs';
  if (isOpen) return 'unsure';
  return truth === 'expired' ? 'over' : 'good';
}

function renderRow(badge: CheckedBadge, room: VerifierRoom): TemplateResult {
  const {text} = room;
  const file =
    badge.fileName === ''
      ? nothing
      : html`<span class="quiet small file"><bdi>${badge.fileName}</bdi></span>`;
  if (badge.state !== 'done') {
    const kind = kindOf(badge);
    return html`<li>
      ${kind ? marks[kind]() : sentMark()}
      <div>
        ${file}
        <strong>${text(kind ? errorKey(verifierFr, badge.error) : 'checking')}</strong>
      </div>
    </li>`;
  }
  const {sentence, mark, tone, lines, open} = headlineOf(badge, room);
  return html`<li class=${tone}>
    ${renderPicture(badge)}
    <div>
      ${file}
      <p class="truth">${mark}<strong>${sentence}</strong></p>
      ${renderWhat(badge, room)} ${renderLines(open ? [...lines, open] : lines)}
      <details>
        <summary>${text('answers')}</summary>
        ${renderRest(badge, room)}
      </details>
    </div>
  </li>`;
}
