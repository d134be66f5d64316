/** What was found of one badge: in a headline, in four answers, and check by check. */
import {html, nothing, type TemplateResult} from 'lit';
import {printIcon} from '../art/icons.js';
import {medallion} from '../art/medallion.js';
import {voidOutline} from '../art/void-outline.js';
import {heading} from '../base/heading.js';
import {formatDate} from '../text/format.js';
import {renderChecks} from '../verification/check-list.js';
import {isIssuerRecognised} from '../verification/truth.js';
import type {CheckedBadge} from './checked-badge.js';
import {type Headline, headlineOf} from './headline.js';
import {renderMine} from './mine-view.js';
import {renderAnswers} from './answers.js';
import type {VerifierRoom} from './verifier-room.js';

export function renderOne(badge: CheckedBadge, room: VerifierRoom): TemplateResult {
  const {headingLevel} = room;
  const {sentence, mark, tone, lines, open} = headlineOf(badge, room);
  return html`<div class="head verdict ${tone}" tabindex="-1" role="group" aria-labelledby="heading">
      ${renderPicture(badge)}
      <div>
        <div class="truth">${mark} ${heading(headingLevel, sentence)}</div>
        ${renderWhat(badge, room)}
      </div>
      ${renderLines(lines)}
    </div>
    ${open ? html`<div class="left-open">${renderLines([open])}</div>` : nothing} ${renderRest(badge, room)}
    ${renderActs(room)}
    <p class="quiet small">${sayWhen([badge], room)}</p>`;
}

/** Full colour is what is proven. Its mark stands beside the words: a theme may have none on the picture. */
export function renderPicture(badge: CheckedBadge): TemplateResult {
  const {truth, voidKind, picture, isProven, isOpen, mine} = badge;
  // Of somebody else it proves nothing for the person who shows it.
  const isUnproven = !voidKind && (isOpen || !isProven || mine === 'no');
  return medallion({
    imageUrl: voidKind ? undefined : picture.url,
    instead: voidKind || isUnproven ? voidOutline(voidKind ?? 'unproven') : undefined,
    look: isUnproven ? 'unproven' : truth === 'expired' ? 'old' : undefined,
  });
}

export function renderRest(badge: CheckedBadge, room: VerifierRoom): TemplateResult | typeof nothing {
  const {verdict, view} = badge;
  const {text, language, flow} = room;
  if (!verdict || !view) return nothing;
  return html`${renderMine(badge, room)}
    ${renderAnswers({verdict, view, language, text, namesSomebody: badge.namesSomebody, mine: badge.mine})}
    <details>
      <summary>${text('checks', {n: verdict.checks.length})}</summary>
      ${renderChecks(verdict, language)}
    </details>
    ${
      badge.mayKnowMore
        ? html`<div class="actions retry">
            <p class="quiet small">${text('willAsk')} <bdi>${room.listOf(badge.hosts)}</bdi></p>
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

export function renderActs({text, flow, onPrint}: VerifierRoom): TemplateResult {
  return html`<div class="actions acts">
    <button class="button secondary" type="button" data-act="another" @click=${flow.restart}>
      ${text('another')}
    </button>
    <button class="button plain" type="button" @click=${onPrint}>${printIcon()}${text('print')}</button>
  </div>`;
}

export function renderLines(lines: Headline['lines']): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<div class="lines">
    ${lines.map(({mark, words}) => html`<p class="truth">${mark ?? nothing}<span>${words}</span></p>`)}
  </div>`;
}

/** “Checked” alone is said where all was. Whose it is, nobody has asked; and of what failed, no more need be known. */
export function sayWhen(badges: readonly CheckedBadge[], {text, now, language}: VerifierRoom): string {
  const isAll = badges.every(
    ({state, truth, verdict}) =>
      state === 'done' &&
      (truth === 'refused' ||
        verdict?.checks.every(
          ({id, result}) => id === 'recipient' || (result !== 'unknown' && result !== 'skipped'),
        ) === true),
  );
  return text(isAll ? 'checkedOn' : 'checkedSome', {date: formatDate(now.toISOString(), language)});
}

/** Which badge, and by whom: a name is only repeated as the giver's where it is known to be. */
export function renderWhat(
  {verdict, view, truth}: CheckedBadge,
  {text}: VerifierRoom,
): TemplateResult | typeof nothing {
  if (!verdict || !view) return nothing;
  const name = view.name || text('unnamed');
  if (truth === 'refused') return html`<p class="by">${text('claims', {name})}</p>`;
  const issuer = view.issuer.name;
  return html`<p class="by">
    <span class="of">${name}</span>
    ${issuer === '' ? nothing : html`<span>${text(isIssuerRecognised(verdict) ? 'givenBy' : 'unproven', {issuer})}</span>`}
  </p>`;
}
