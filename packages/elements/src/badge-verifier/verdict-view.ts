/** What was found of one badge, or of several: in a sentence, in four answers, and check by check. */
import {html, nothing, type TemplateResult} from 'lit';
import {expiredMark, refusedMark, trueMark, unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {voidOutline} from '../art/void-outline.js';
import {heading} from '../base/heading.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {errorKey} from '../text/error-key.js';
import {formatDate} from '../text/format.js';
import {renderChecks} from '../verification/check-list.js';
import {isIssuerRecognised} from '../verification/truth.js';
import type {CheckedBadge} from './checked-badge.js';
import {renderMine} from './mine-view.js';
import {renderAnswers} from './answers.js';
import type {VerifierRoom} from './verifier-room.js';

const marks = {
  verified: trueMark,
  expired: expiredMark,
  revoked: refusedMark,
  refused: refusedMark,
  undetermined: unsureMark,
} as const;

const tones = {
  verified: '',
  expired: 'alert late',
  revoked: 'alert no',
  refused: 'alert no',
  undetermined: 'alert',
} as const;

export function renderOne(badge: CheckedBadge, room: VerifierRoom): TemplateResult {
  const {headingLevel} = room;
  const {truth = 'undetermined', isByStranger, picture} = badge;
  const isVoid = truth === 'refused' || truth === 'revoked';
  return html`<div
      class="head verdict ${isByStranger ? 'alert' : tones[truth]}"
      tabindex="-1"
      role="group"
      aria-labelledby="heading"
    >
      ${medallion({
        imageUrl: isVoid ? undefined : picture.url,
        instead: isVoid ? voidOutline() : undefined,
        mark: isByStranger ? unsureMark() : marks[truth](),
        look: truth === 'expired' ? 'old' : undefined,
      })}
      <div>
        ${heading(headingLevel, sayHead(badge, room))}
        <p class="by">${sayWhat(badge, room)}</p>
        ${renderNext(badge, room)}
      </div>
    </div>
    ${renderRest(badge, room)} ${renderActs(room)}
    <p class="quiet small">${sayWhen([badge], room)}</p>`;
}

/** One that cannot be read does not spoil the others. */
export function renderMany(badges: readonly CheckedBadge[], room: VerifierRoom): TemplateResult {
  const {headingLevel, text} = room;
  const good = badges.filter((badge) => badge.truth === 'verified' && !badge.isByStranger).length;
  return html`<div class="verdict" tabindex="-1" role="group" aria-labelledby="heading">
      ${heading(headingLevel, text('many', {n: badges.length}))}
      <p>${text('manyGood', {n: good})}</p>
    </div>
    <ul class="many">
      ${badges.map((badge) => html`<li>${renderRow(badge, room)}</li>`)}
    </ul>
    ${renderActs(room)}
    <p class="quiet small">${sayWhen(badges, room)}</p>`;
}

function renderRow(badge: CheckedBadge, room: VerifierRoom): TemplateResult {
  const {text} = room;
  const file =
    badge.fileName === ''
      ? nothing
      : html`<span class="quiet small file"><bdi>${badge.fileName}</bdi></span>`;
  if (badge.state !== 'done') {
    return html`${badge.state === 'failed' ? refusedMark() : unsureMark()}
      <div>
        <strong>${text(badge.state === 'failed' ? errorKey(verifierFr, badge.error) : 'checking')}</strong>
        ${file}
      </div>`;
  }
  const {truth = 'undetermined', isByStranger} = badge;
  return html`${isByStranger ? unsureMark() : marks[truth]()}
    <div>
      <strong>${sayHead(badge, room)}</strong>
      <p>${sayWhat(badge, room)}</p>
      ${renderNext(badge, room)} ${file}
      <details>
        <summary>${text('answers')}</summary>
        ${renderRest(badge, room)}
      </details>
    </div>`;
}

function renderRest(badge: CheckedBadge, room: VerifierRoom): TemplateResult | typeof nothing {
  const {verdict, view} = badge;
  const {text, language, flow} = room;
  if (!verdict || !view) return nothing;
  return html`${renderAnswers({verdict, view, language, text, namesSomebody: badge.namesSomebody, mine: badge.mine})}
    ${renderMine(badge, room)}
    <details>
      <summary>${text('checks', {n: verdict.checks.length})}</summary>
      ${renderChecks(verdict, language)}
    </details>
    ${
      badge.mayKnowMore
        ? html`<div class="actions retry">
            <p class="quiet small">${text('willAsk')} <span dir="ltr">${room.listOf(badge.hosts)}</span></p>
            <button
              class="button primary"
              type="button"
              aria-disabled=${flow.isBusy}
              @click=${() => void flow.again(badge)}
            >
              ${text('retry')}
            </button>
          </div>`
        : nothing
    }`;
}

function renderActs({text, flow, onPrint}: VerifierRoom): TemplateResult {
  return html`<div class="actions acts">
    <button class="button secondary" type="button" data-act="another" @click=${flow.restart}>
      ${text('another')}
    </button>
    <button class="button plain" type="button" @click=${onPrint}>${text('print')}</button>
  </div>`;
}

/** Of which nothing is known yet, what one can do. */
function renderNext(badge: CheckedBadge, {text}: VerifierRoom): TemplateResult | typeof nothing {
  return badge.isNotKnown ? html`<p>${text(badge.mayKnowMore ? 'next.retry' : 'next.ask')}</p>` : nothing;
}

function sayHead(
  {truth = 'undetermined', isByStranger, isNotKnown, verdict, view}: CheckedBadge,
  {text, language}: VerifierRoom,
): string {
  if (isNotKnown) return text('head.notKnown');
  if (isByStranger) return text('head.unrecognised');
  if (truth === 'expired' && view?.validUntil !== undefined)
    return text('head.ended', {date: formatDate(view.validUntil, language)});
  const isSuspended = verdict?.checks.some(({code}) => code === 'SUSPENDED') === true;
  return text(truth === 'revoked' && isSuspended ? 'head.suspended' : `head.${truth}`);
}

/** “Checked” is said where all was; else what was not. */
function sayWhen(badges: readonly CheckedBadge[], {text, now, language, listOf}: VerifierRoom): string {
  const date = formatDate(now.toISOString(), language);
  const [only] = badges;
  const open = badges.flatMap((badge) => (badge.state === 'done' ? uncheckedOf(badge) : ['format' as const]));
  if (open.length === 0) return text('checkedOn', {date});
  if (badges.length > 1 || !only) return text('checkedSome', {date});
  const parts = [...new Set(open.map((id) => text(`part.${id}`)))];
  return text('notChecked', {date, parts: listOf(parts)});
}

/** Whose it is, nobody has asked; and of what failed, no more need be known. */
function uncheckedOf({verdict, truth}: CheckedBadge) {
  if (truth === 'refused') return [];
  return (verdict?.checks ?? []).flatMap(({id, result}) =>
    id !== 'recipient' && (result === 'unknown' || result === 'skipped') ? [id] : [],
  );
}

function sayWhat({verdict, view, truth}: CheckedBadge, {text}: VerifierRoom): string {
  if (!verdict || !view) return '';
  const name = view.name || text('unnamed');
  if (truth === 'refused') return text('claims', {name});
  const issuer = view.issuer.name;
  if (issuer === '') return name;
  return text(isIssuerRecognised(verdict) ? 'givenBy' : 'unproven', {name, issuer});
}
