/** One badge of a catalogue: what it is, how it is earned, what it shows, and a way to ask for it. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {type Alignment, type Badge, inLanguage, type IssuanceMode} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {mapIcon, missingIcon, waitIcon, writeIcon, yesIcon} from '../art/icons.js';
import {sentMark, trueMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {keyPip} from '../art/outlines.js';
import {followableUrl} from '../badge-pathway/followable-url.js';
import {fillHref} from '../badge-pathway/follow-request.js';
import type {RequestStage} from '../badge-request/request-stage.js';
import {outlineHeading} from '../base/outline-heading.js';
import {pictureUrl} from '../base/picture-url.js';
import type {catalogFr} from '../messages/catalog.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {CatalogItem} from './read-catalog.js';

export interface CardOptions {
  readonly text: Text<typeof catalogFr>;
  readonly language: Language;
  /** Address of the backend. */
  readonly base: string;
  /** Level of the badges' names. */
  readonly level: number;
  /** Is there anywhere to ask for a badge? */
  readonly canAsk: boolean;
  readonly requestHref: string;
  readonly isHidden: boolean;
  /** Where the signed-in person stands with it. */
  readonly stage: RequestStage['kind'];
  readonly nameOf: (badge: string) => string;
  readonly onAsk: (badge: string, event: Event) => void;
}

const wayIcons: Readonly<Record<IssuanceMode, () => TemplateResult>> = {
  reviewed: writeIcon,
  automaticOnRequest: yesIcon,
  onCriteria: mapIcon,
  keyBadge: () => keyPip('on'),
  selfCreated: writeIcon,
};

/** Badges of these modes are asked for; the others come by themselves. */
const askedFor: readonly IssuanceMode[] = ['reviewed', 'automaticOnRequest'];

export function renderCard({badge, href}: CatalogItem, index: number, options: CardOptions): TemplateResult {
  const {text, language, base, level, isHidden, stage} = options;
  const id = `badge-${index}`;
  const name = inLanguage(badge.name, language);
  const description = inLanguage(badge.description, language);
  const sentence = firstSentence(description);
  return html`<li
    class="card badge"
    part="badge"
    data-badge=${badge.id}
    data-stage=${stage}
    ?hidden=${isHidden}
  >
    <div class="top">
      ${medallion({
        imageUrl: pictureUrl(badge.imageUrl, base),
        isKey: badge.mode === 'keyBadge',
        loading: 'lazy',
        mark: stage === 'held' ? trueMark() : stage === 'waiting' ? sentMark() : undefined,
      })}
      <div>
        ${outlineHeading({level, id, className: 'name'}, href === undefined ? html`<bdi>${name}</bdi>` : html`<a href=${href}><bdi>${name}</bdi></a>`)}
        ${sentence === '' ? nothing : html`<p><bdi>${sentence}</bdi></p>`}
      </div>
    </div>
    <ul class="facts">
      <li>${wayIcons[badge.mode]()}<span>${wayWords(badge, options)}</span></li>
      ${
        badge.answerWithinDays === undefined
          ? nothing
          : html`<li>${waitIcon()}<span>${text('answer', {n: badge.answerWithinDays})}</span></li>`
      }
    </ul>
    ${renderMore(badge, description === sentence ? '' : description, options)}
    ${renderFoot(badge, name, options)}
  </li>`;
}

function wayWords({mode, minRequired, requires}: Badge, {text}: CardOptions): string {
  const n = minRequired ?? requires?.length ?? 0;
  return mode === 'keyBadge' && n > 0 ? text('keyOf', {n}) : text(`way.${mode}`);
}

function renderMore(
  badge: Badge,
  description: string,
  options: CardOptions,
): TemplateResult | typeof nothing {
  const {text, language, nameOf} = options;
  const {criteria, requires = [], alignments} = badge;
  const howEarned = badge.howEarned ? inLanguage(badge.howEarned, language) : '';
  const hasMore =
    criteria.length + requires.length + alignments.length > 0 || description !== '' || howEarned !== '';
  if (!hasMore) return nothing;
  return html`<details>
    <summary>${text('more')}<span class="visually-hidden">${inLanguage(badge.name, language)}</span></summary>
    <div class="told">
      ${description === '' ? nothing : html`<p><bdi>${description}</bdi></p>`}
      ${list(
        text('shows'),
        criteria.map((each) => inLanguage(each, language)),
      )}
      ${list(text('gathers'), requires.map(nameOf))}
      ${howEarned === '' ? nothing : html`<p><strong>${text('howEarned')}</strong> <bdi>${howEarned}</bdi></p>`}
      ${list(text('skills'), alignments.map(renderSkill))}
    </div>
  </details>`;
}

function list(title: string, lines: readonly unknown[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<div class="shows">
    <p class="strong">${title}</p>
    <ul>
      ${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}
    </ul>
  </div>`;
}

function renderSkill({name, code, framework, url}: Alignment): unknown {
  const href = safeUrl(url);
  const words = code === undefined || framework === undefined ? name : `${name} (${framework} ${code})`;
  return href === undefined
    ? words
    : html`<a href=${href} rel="noopener noreferrer nofollow ugc">${words}</a>`;
}

function renderFoot(badge: Badge, name: string, options: CardOptions): TemplateResult | typeof nothing {
  const {text, stage} = options;
  const state = renderState(stage, text);
  const button = renderButton(badge, name, options);
  if (state === nothing && button === nothing) return nothing;
  return html`<div class="foot">${state} ${button}</div>`;
}

function renderState(
  stage: RequestStage['kind'],
  text: CardOptions['text'],
): TemplateResult | typeof nothing {
  switch (stage) {
    case 'held':
      return html`<p class="state">${trueMark()}<strong>${text('held')}</strong></p>`;
    case 'waiting':
      return html`<p class="state">${sentMark()}<strong>${text('sent')}</strong></p>`;
    case 'coming':
      return html`<p class="state">${sentMark()}<strong>${text('coming')}</strong></p>`;
    case 'more':
      return html`<p class="state">${missingIcon()}<strong>${text('missing')}</strong></p>`;
    default:
      return nothing;
  }
}

/** A link where the page has an address for it, so that it opens in a tab of its own too. */
function renderButton(badge: Badge, name: string, options: CardOptions): TemplateResult | typeof nothing {
  const {text, stage, canAsk, requestHref, onAsk} = options;
  if (!canAsk || !askedFor.includes(badge.mode) || stage === 'held' || stage === 'coming') return nothing;
  const words = {ask: 'ask', waiting: 'see', more: 'complete', declined: 'askAgain'} as const;
  const label = text(words[stage]);
  const content = html`${label}<span class="visually-hidden">${`\u00a0: ${name}`}</span>`;
  const className = `button ${stage === 'waiting' ? 'plain' : 'secondary'}`;
  const ask = (event: Event): void => {
    onAsk(badge.id, event);
  };
  const href =
    requestHref === '' ? undefined : followableUrl(fillHref(requestHref, {badge: badge.id, step: badge.id}));
  return href === undefined
    ? html`<button class=${className} part="button" type="button" @click=${ask}>${content}</button>`
    : html`<a class=${className} part="button" href=${href} @click=${ask}>${content}</a>`;
}

/** Long descriptions are told when the card is opened. */
function firstSentence(text: string): string {
  return /^.*?[.!?…؟](?=\s|$)/su.exec(text)?.[0] ?? text;
}
