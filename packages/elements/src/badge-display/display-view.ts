/** What a badge-display says of a badge, in each of its three forms. */
import type {CredentialView, Verdict} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {expiredMark, refusedMark, sentMark, trueMark, unsureMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {heading} from '../base/heading.js';
import type {pictureFr} from '../messages/picture.fr.js';
import {formatDate, formatTime} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import {hasMarkdown, readNarrative} from '../text/narrative.js';
import {isIssuerRecognised, type Truth} from '../verification/truth.js';
import type {MarkdownPart} from './badge-source.js';

/** `checking` and `unchecked` come before a verdict; `revoked` without a verdict when the backend itself says so. */
export type ShownTruth = Truth | 'checking' | 'unchecked';

export interface DisplayModel {
  readonly view: CredentialView;
  /** Reads criteria in Markdown. */
  readonly markdown: MarkdownPart | undefined;
  readonly imageUrl: string | undefined;
  readonly truth: ShownTruth;
  readonly verdict: Verdict | undefined;
  readonly checkedAt: Date | undefined;
  /** Why the verdict is not better, in words. */
  readonly reason: string;
  readonly checks: TemplateResult | undefined;
  readonly actions: TemplateResult | typeof nothing;
  readonly recommendations: TemplateResult | typeof nothing | undefined;
  readonly headingLevel: number;
  readonly language: Language;
  readonly text: Text<typeof pictureFr>;
}

/** What a badge shows, a line each; and how it was earned, a paragraph or list each. */
export interface Criteria {
  readonly shows: readonly (string | TemplateResult)[];
  readonly how: readonly TemplateResult[];
}

const marks = {
  verified: trueMark,
  expired: expiredMark,
  revoked: refusedMark,
  refused: refusedMark,
  undetermined: unsureMark,
  checking: sentMark,
  unchecked: unsureMark,
} as const;

export function renderCard(model: DisplayModel): TemplateResult {
  const {view, text, headingLevel} = model;
  const isRefused = model.truth === 'refused';
  return html`<article class="card display" part="card" aria-labelledby="heading">
    ${picture(model)}
    <div class="head">
      ${isRefused ? html`<p class="quiet claims">${text('claims')}</p>` : nothing}
      ${heading(headingLevel, nameOf(model))}
      ${isRefused || view.issuer.name === '' ? nothing : html`<p class="quiet by">${sayIssuer(model)}</p>`}
    </div>
    <div class="rest">
      <div role="status">${renderTruth(model)}</div>
      ${isRefused || model.truth === 'revoked' ? nothing : html`${renderContent(model)} ${model.recommendations}`}
      ${renderChecks(model)} ${model.actions}
    </div>
  </article>`;
}

export function renderMedallion(model: DisplayModel): TemplateResult {
  return html`<div class="medal">
    ${picture(model)}
    <span class="name">${nameOf(model)}</span>
    <span class="small">${sayShortly(model)}</span>
  </div>`;
}

export function renderRow(model: DisplayModel): TemplateResult {
  const {view, truth, language, text} = model;
  const date = truth === 'expired' ? view.validUntil : view.awardedAt;
  const isDated =
    ((truth === 'verified' && !isByStranger(model)) || truth === 'expired') && date !== undefined;
  return html`<div class="row">
    ${picture(model, false)}
    <span class="name">
      ${nameOf(model)}
      ${truth === 'refused' ? nothing : html`<span class="quiet small">${sayIssuer(model, true)}</span>`}
    </span>
    <span class="line small">
      ${markOf(model)}
      <span>${isDated ? text(`line.${truth}`, {date: formatDate(date, language)}) : sayShortly(model)}</span>
    </span>
  </div>`;
}

function picture(model: DisplayModel, isMarked = true): TemplateResult {
  const {imageUrl, truth, view} = model;
  const isVoid = truth === 'refused' || truth === 'revoked';
  return medallion({
    imageUrl: isVoid ? undefined : imageUrl,
    alt: isVoid ? '' : (view.imageAlt ?? ''),
    mark: isMarked ? markOf(model) : undefined,
    look: truth === 'expired' ? 'old' : undefined,
  });
}

function nameOf({view, text}: DisplayModel): string {
  return view.name || text('unnamed');
}

/** Good, but by somebody whom nobody here knows: the tick is kept for those who are. */
function isByStranger({truth, verdict}: DisplayModel): boolean {
  return truth === 'verified' && verdict !== undefined && !isIssuerRecognised(verdict);
}

function markOf(model: DisplayModel): TemplateResult {
  return isByStranger(model) ? unsureMark() : marks[model.truth]();
}

/** A name is only repeated as true when the issuer is one that is recognised here. */
function sayIssuer({view, truth, verdict, text}: DisplayModel, isShort = false): string {
  const issuer = view.issuer.name;
  if (!verdict || truth === 'checking') return issuer;
  if (!isIssuerRecognised(verdict)) return text('issuerUnproven', {issuer});
  return isShort ? issuer : text('issuedBy', {issuer});
}

function wasChanged({verdict}: DisplayModel): boolean {
  return verdict?.checks.some(({code}) => code === 'SIGNATURE_INVALID') === true;
}

function sayShortly(model: DisplayModel): string {
  const {truth, text} = model;
  if (isByStranger(model)) return text('short.unrecognised');
  return truth === 'refused' && wasChanged(model) ? text('short.changed') : text(`short.${truth}`);
}

function renderTruth(model: DisplayModel): TemplateResult {
  const {truth, text, language, view, checkedAt, reason} = model;
  const say = (kind: string, sentence: string, more: string): TemplateResult =>
    html`<div class="truth ${kind}">
      ${markOf(model)}
      <div>
        <strong>${sentence}</strong> ${more === '' ? nothing : html`<span class="more">${more}</span>`}
      </div>
    </div>`;
  switch (truth) {
    case 'verified':
      if (isByStranger(model)) return say('', text('unchanged'), text('unknownIssuer'));
      return say(
        '',
        text('verified'),
        checkedAt ? text('verifiedAt', {time: formatTime(checkedAt, language)}) : '',
      );
    case 'expired':
      return say(
        'box late',
        view.validUntil === undefined
          ? text('short.expired')
          : text('expired', {date: formatDate(view.validUntil, language)}),
        text('expiredMore'),
      );
    case 'revoked':
      return say('box no', text('revoked'), text('revokedMore'));
    case 'refused':
      return say(
        'box no',
        wasChanged(model) ? text('changed') : text('refused'),
        `${wasChanged(model) ? '' : `${reason} `}${text('refusedMore')}`,
      );
    case 'undetermined':
      return say('box', text('undetermined'), reason);
    default:
      return html`<div class="truth quiet">${marks[truth]()}<span>${text(truth)}</span></div>`;
  }
}

function criteriaOf({view, markdown}: DisplayModel): Criteria {
  const {criteriaNarrative: narrative} = view;
  if (markdown && hasMarkdown(narrative)) return markdown.readCriteria(narrative);
  const {items, paragraphs} = readNarrative(narrative);
  return {shows: items, how: paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)};
}

function renderContent(model: DisplayModel): TemplateResult {
  const {view, text, language} = model;
  const criteria = criteriaOf(model);
  const shows =
    criteria.shows.length > 0 ? criteria.shows : view.description === '' ? [] : [view.description];
  return html`${
      shows.length === 0
        ? nothing
        : html`<div class="shows">
            <p class="strong">${text('shows')}</p>
            <ul>
              ${shows.map((item) => html`<li>${item}</li>`)}
            </ul>
          </div>`
    }
    <p class="facts">
      ${view.awardedAt === undefined ? nothing : html`<span>${text('earnedOn', {date: formatDate(view.awardedAt, language)})}</span>`}
      ${view.evidence.length === 0 ? nothing : html`<span>${text('evidence', {n: view.evidence.length})}</span>`}
      ${view.endorsementCount === 0 ? nothing : html`<span>${text('endorsements', {n: view.endorsementCount})}</span>`}
    </p>
    ${
      criteria.how.length === 0
        ? nothing
        : html`<details>
            <summary>${text('howEarned')}</summary>
            <div class="how">${criteria.how}</div>
          </details>`
    }`;
}

function renderChecks({verdict, checks, text}: DisplayModel): TemplateResult | typeof nothing {
  if (!verdict || !checks) return nothing;
  return html`<details class="all-checks">
    <summary>${text('checks', {n: verdict.checks.length})}</summary>
    ${checks}
  </details>`;
}
