/** What a badge-display says of a badge, in each of its three forms. */
import type {CredentialView, Verdict} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {voidOutline} from '../art/void-outline.js';
import {heading} from '../base/heading.js';
import type {pictureFr} from '../messages/picture.fr.js';
import {formatDate} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import {hasMarkdown, readNarrative} from '../text/narrative.js';
import type {Truth} from '../verification/truth.js';
import type {MarkdownPart} from './badge-source.js';
import {
  isGenuine,
  isProven,
  markOf,
  renderTruth,
  sayIssuer,
  sayLine,
  voidOf,
  withChecker,
} from './display-truth.js';

/** A part of all about a badge. */
export type DetailsSection = 'evidence' | 'recommendations' | 'skills' | 'share';

/** `checking` and `unchecked` come before a verdict; `revoked` without a verdict when the backend itself says so. */
export type ShownTruth = Truth | 'checking' | 'unchecked';

export interface DisplayModel {
  readonly view: CredentialView;
  /** Reads criteria in Markdown. */
  readonly markdown: MarkdownPart | undefined;
  readonly imageUrl: string | undefined;
  readonly truth: ShownTruth;
  readonly verdict: Verdict | undefined;
  /** Being checked once more, because the reader has asked: it was not known to be true before. */
  readonly isDoubted: boolean;
  readonly checkedAt: Date | undefined;
  /** Says who has checked it, where that was not done here. */
  readonly checkedBy: string | undefined;
  /** Why the verdict is not better, in words. */
  readonly reason: string;
  /** That the verdict leaves it open, in words; empty where there is none. */
  readonly unsure: string;
  /** What one can do about what is not known, in words; empty where there is no verdict. */
  readonly next: string;
  readonly checks: TemplateResult | undefined;
  readonly actions: TemplateResult | typeof nothing;
  /** The other languages of the badge. */
  readonly languages: TemplateResult | typeof nothing;
  readonly recommendations: TemplateResult | typeof nothing;
  /** The person made it themselves: no structure is named as its giver. */
  readonly isSelfMade: boolean;
  /** Opens all about the badge, at one part of it. */
  readonly onOpen: (section?: DetailsSection) => void;
  readonly headingLevel: number;
  readonly language: Language;
  readonly text: Text<typeof pictureFr>;
}

/** What a badge shows, a line each; and how it was earned, a paragraph or list each. */
export interface Criteria {
  readonly shows: readonly (string | TemplateResult)[];
  readonly how: readonly TemplateResult[];
}

export function renderCard(model: DisplayModel): TemplateResult {
  const {headingLevel} = model;
  return html`<article class="card display" part="card" aria-labelledby="heading">
    ${picture(model)}
    <div class="head">${renderHead(model, (name) => heading(headingLevel, name))}</div>
    <div class="rest">
      <div role="status">${renderTruth(model)}</div>
      ${isVoid(model) ? nothing : html`${renderContent(model)} ${model.recommendations}`}
      ${renderChecks(model)} ${model.actions}
    </div>
  </article>`;
}

/** What it is and by whom; `title` makes the heading of its name. */
export function renderHead(
  model: DisplayModel,
  title: (name: TemplateResult) => TemplateResult,
): TemplateResult {
  const isRefused = model.truth === 'refused';
  const issuer = sayIssuer(model);
  return html`${isRefused ? html`<p class="quiet claims">${model.text('claims')}</p>` : nothing}
  ${title(isRefused ? html`<span class="doubted">${renderName(model)}</span>` : renderName(model))}
  ${isRefused || issuer === '' ? nothing : html`<p class="quiet by">${issuer}</p>`}`;
}

export function renderMedallion(model: DisplayModel): TemplateResult {
  return html`<div class="medal" part="medallion">
    ${picture(model)} ${renderOpen(model, 'name')} ${renderGiver(model)} ${renderLine(model, false)}
  </div>`;
}

export function renderRow(model: DisplayModel): TemplateResult {
  return html`<div class="row" part="row">
    ${picture(model, !isVoid(model))}
    <span class="name"> ${renderOpen(model)} ${renderGiver(model)} </span>
    ${renderLine(model, true)}
  </div>`;
}

/** What was found, its shape beside its word: a theme may have no mark on the picture. */
function renderLine(model: DisplayModel, isDated: boolean): TemplateResult {
  return html`<span class="line small" part="truth">
    ${markOf(model)}<span>${withChecker(sayLine(model, isDated), model)}</span>
  </span>`;
}

/** By whom it was given, where there is little room: nothing of what is no badge. */
function renderGiver(model: DisplayModel): TemplateResult | typeof nothing {
  const issuer = model.truth === 'refused' ? '' : sayIssuer(model, true);
  return issuer === '' ? nothing : html`<span class="quiet small">${issuer}</span>`;
}

/** The name, which opens all about the badge: wherever on it one presses. One that nobody vouches for is no title. */
function renderOpen(model: DisplayModel, more = ''): TemplateResult {
  return html`<button
    class="open ${more} ${isGenuine(model) ? '' : 'doubted'}"
    type="button"
    aria-haspopup="dialog"
    @click=${() => {
      model.onOpen();
    }}
  >
    ${model.truth === 'refused' ? html`<span class="claims small">${model.text('claims')} </span>` : nothing}<span
      class="opens"
      >${renderName(model)}</span
    >
  </button>`;
}

/** Of what is no badge any more nothing is shown but what happened to it. */
export function isVoid({truth}: Pick<DisplayModel, 'truth'>): boolean {
  return truth === 'refused' || truth === 'revoked';
}

export function picture(model: DisplayModel, isMarked = true): TemplateResult {
  const {imageUrl, truth, view} = model;
  const kind = voidOf(model);
  const isUnproven = !kind && !isGenuine(model);
  return medallion({
    imageUrl: kind ? undefined : imageUrl,
    instead: kind || isUnproven ? voidOutline(kind ?? 'unproven') : undefined,
    alt: kind ? '' : (view.imageAlt ?? ''),
    mark: isMarked ? markOf(model) : undefined,
    look: isUnproven ? 'unproven' : truth === 'expired' ? 'old' : undefined,
  });
}

export function nameOf({view, text}: Pick<DisplayModel, 'view' | 'text'>): string {
  return view.name || text('unnamed');
}

function renderName(model: DisplayModel): TemplateResult {
  return html`<span lang=${langOf(model)} dir="auto">${nameOf(model)}</span>`;
}

/** The language of the badge's own words, where it says one. */
export function langOf({view}: Pick<DisplayModel, 'view'>): string | typeof nothing {
  const {inLanguage} = view;
  return inLanguage !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(inLanguage)
    ? inLanguage
    : nothing;
}

const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|ug|ur|yi)\b/i;

/**
 * The direction of the badge's own words, by their language: of a long text, finding it out from its letters takes long. Where no
 * language is said, each line has its own (`unicode-bidi`).
 */
export function dirOf(model: Pick<DisplayModel, 'view'>): 'ltr' | 'rtl' | typeof nothing {
  const lang = langOf(model);
  if (typeof lang !== 'string') return nothing;
  return rightToLeft.test(lang) ? 'rtl' : 'ltr';
}

export function criteriaOf({view, markdown}: Pick<DisplayModel, 'view' | 'markdown'>): Criteria {
  const {criteriaNarrative: narrative} = view;
  if (markdown && hasMarkdown(narrative)) return markdown.readCriteria(narrative);
  const {items, paragraphs} = readNarrative(narrative);
  return {shows: items, how: paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)};
}

/** What the badge shows: what its criteria begin with, else its one sentence. */
export function renderShows(model: DisplayModel, criteria: Criteria): TemplateResult | typeof nothing {
  const {view, text} = model;
  const shows =
    criteria.shows.length > 0 ? criteria.shows : view.description === '' ? [] : [view.description];
  if (shows.length === 0) return nothing;
  return html`<div class="shows">
    <p class="strong">${text(isProven(model) ? 'shows' : 'says')}</p>
    <ul lang=${langOf(model)} dir=${dirOf(model)}>
      ${shows.map((item) => html`<li>${item}</li>`)}
    </ul>
  </div>`;
}

function renderContent(model: DisplayModel): TemplateResult {
  const {view, text, language, truth, onOpen} = model;
  const criteria = criteriaOf(model);
  const dateOf = (iso: string): string => formatDate(iso, language);
  const door = (words: string, section: DetailsSection): TemplateResult =>
    html`<button
      class="link"
      type="button"
      aria-haspopup="dialog"
      @click=${() => {
        onOpen(section);
      }}
    >
      ${words}
    </button>`;
  return html`${renderShows(model, criteria)}
    <p class="facts">
      ${view.awardedAt === undefined ? nothing : html`<span>${text('earnedOn', {date: dateOf(view.awardedAt)})}</span>`}
      ${view.validUntil === undefined || truth === 'expired' ? nothing : html`<span>${text('validUntil', {date: dateOf(view.validUntil)})}</span>`}
      ${view.evidence.length === 0 ? nothing : door(text('evidence', {n: view.evidence.length}), 'evidence')}
      ${view.endorsementCount === 0 ? nothing : door(text('endorsements', {n: view.endorsementCount}), 'recommendations')}
      ${view.alignments.length === 0 ? nothing : door(text('skills', {n: view.alignments.length}), 'skills')}
    </p>
    ${model.languages}
    ${
      criteria.how.length === 0
        ? nothing
        : html`<details>
            <summary>${text('howEarned')}</summary>
            <div class="how" lang=${langOf(model)} dir=${dirOf(model)}>${criteria.how}</div>
          </details>`
    }`;
}

export function renderChecks({verdict, checks, text}: DisplayModel): TemplateResult | typeof nothing {
  if (!verdict || !checks) return nothing;
  return html`<details class="all-checks">
    <summary>${text('checks', {n: verdict.checks.length})}</summary>
    ${checks}
  </details>`;
}
