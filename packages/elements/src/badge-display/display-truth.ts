/** What was found of a badge, in its mark and in words; and by whom it was given, as far as that is known. */
import {html, nothing, type TemplateResult} from 'lit';
import {
  expiredMark,
  refusedMark,
  sentMark,
  suspendedMark,
  trueMark,
  unsureMark,
  withdrawnMark,
} from '../art/marks.js';
import type {VoidKind} from '../art/void-outline.js';
import {formatDate, formatTime} from '../text/format.js';
import {isAuthorOpen, isGood, isIssuerRecognised, voidKindOf} from '../verification/truth.js';
import type {DisplayModel} from './display-view.js';

const marks = {
  verified: trueMark,
  expired: expiredMark,
  revoked: withdrawnMark,
  refused: refusedMark,
  undetermined: unsureMark,
  checking: sentMark,
  unchecked: unsureMark,
} as const;

/** True, but by somebody whom nobody here knows: the tick is kept for those who are. */
export function isByStranger({truth, verdict}: DisplayModel): boolean {
  return truth === 'verified' && verdict !== undefined && !isIssuerRecognised(verdict);
}

/** Is what it says known to be its issuer's own word? Until it is checked, it is shown as it will most often be. */
export function isProven({truth, verdict, isDoubted}: DisplayModel): boolean {
  return truth === 'checking' ? !isDoubted : verdict !== undefined && isIssuerRecognised(verdict);
}

/** Is it known to be true, now or once? Only then it has its colours, or what time has left of them. */
export function isGenuine(model: DisplayModel): boolean {
  const {truth, verdict} = model;
  return verdict && truth !== 'expired' ? isGood(verdict) : isProven(model);
}

export function markOf(model: DisplayModel): TemplateResult {
  if (isByStranger(model)) return unsureMark();
  return voidOf(model) === 'suspended' ? suspendedMark() : marks[model.truth]();
}

/** A name is only repeated as true when the issuer is one that is recognised here. */
export function sayIssuer(model: DisplayModel, isShort = false): string {
  const {view, truth, text, isSelfMade} = model;
  if (isSelfMade) return text('selfMade');
  const issuer = view.issuer.name;
  if (issuer === '') return '';
  if (!isProven(model)) return text('issuerUnproven', {issuer});
  return isShort || truth === 'checking' ? issuer : text('issuedBy', {issuer});
}

/** It is over, and nobody knows whether it ever was true. */
function isDoubtful(model: DisplayModel): boolean {
  return model.truth === 'expired' && !isGenuine(model);
}

/** Why one that is over is doubtful. */
function sayDoubt(model: DisplayModel, key: 'unknownIssuer' | 'short.unrecognised'): string {
  return model.verdict && isAuthorOpen(model.verdict) ? model.unsure : model.text(key);
}

function wasChanged({verdict}: DisplayModel): boolean {
  return verdict?.checks.some(({code}) => code === 'SIGNATURE_INVALID') === true;
}

/** What it is where it is no badge, or none any more, or none for now. */
export function voidOf({truth, verdict}: Pick<DisplayModel, 'truth' | 'verdict'>): VoidKind | undefined {
  return voidKindOf(truth, verdict);
}

export function sayShortly(model: DisplayModel): string {
  const {truth, text} = model;
  if (isByStranger(model)) return text('short.unrecognised');
  if (voidOf(model) === 'suspended') return text('short.suspended');
  if (truth === 'undetermined') return model.unsure || text('short.unchecked');
  return truth === 'refused' && wasChanged(model) ? text('short.changed') : text(`short.${truth}`);
}

/** For one line: when it was given, or until when it was valid, where that is known and what one looks for. */
export function sayLine(model: DisplayModel, isDated: boolean): string {
  const {truth, view, language, text} = model;
  const date = truth === 'expired' ? view.validUntil : view.awardedAt;
  const mayBeDated = (truth === 'verified' && !isByStranger(model)) || truth === 'expired';
  const words =
    isDated && mayBeDated && date !== undefined
      ? text(`line.${truth}`, {date: formatDate(date, language)})
      : sayShortly(model);
  return isDoubtful(model) ? `${words}. ${sayDoubt(model, 'short.unrecognised')}` : words;
}

/** Nobody reads that a badge is true without reading who says so, where that is not this page. */
export function withChecker(words: string, {checkedBy}: Pick<DisplayModel, 'checkedBy'>): string {
  if (checkedBy === undefined) return words;
  return `${words}${words === '' || /[.!?]$/.test(words) ? '' : '.'} ${checkedBy}`.trim();
}

interface SaidTruth {
  readonly kind: 'box' | 'box yes' | 'box late' | 'box no' | 'box wait';
  readonly sentence: string;
  readonly more: string;
}

/** The truth as sentences, and the box that it stands in. */
export function sayTruth(model: DisplayModel): SaidTruth {
  const said = sayFinding(model);
  return {...said, more: withChecker(said.more, model)};
}

function sayFinding(model: DisplayModel): SaidTruth {
  const {truth, text, language, view, checkedAt, reason, next} = model;
  switch (truth) {
    case 'verified':
      // Whoever reads the first words only has not read that it is true.
      if (isByStranger(model))
        return {kind: 'box', sentence: text('unknownIssuer'), more: `${text('unchanged')} ${next}`.trim()};
      return {
        kind: 'box yes',
        sentence: text('verified'),
        more: `${text('untouched')} ${checkedAt ? text('verifiedAt', {time: formatTime(checkedAt, language)}) : ''}`.trim(),
      };
    case 'expired':
      return {
        kind: 'box late',
        sentence:
          view.validUntil === undefined
            ? text('short.expired')
            : text('expired', {date: formatDate(view.validUntil, language)}),
        more: isGenuine(model) ? text('expiredMore') : `${sayDoubt(model, 'unknownIssuer')} ${next}`.trim(),
      };
    case 'revoked':
      return voidOf(model) === 'suspended'
        ? {kind: 'box late', sentence: text('suspended'), more: text('suspendedMore')}
        : {
            kind: 'box no',
            sentence: text('revoked'),
            // No structure gave it: none has withdrawn it.
            more: model.isSelfMade ? '' : text('revokedMore'),
          };
    case 'refused':
      return {
        kind: 'box no',
        sentence: text('refused'),
        more: `${wasChanged(model) ? text('changed') : reason} ${text('refusedMore')}`.trim(),
      };
    case 'undetermined':
      return {kind: 'box', sentence: model.unsure || text('unchecked'), more: `${reason} ${next}`.trim()};
    case 'unchecked':
      return {kind: 'box', sentence: text('unchecked'), more: ''};
    default:
      return {kind: 'box wait', sentence: text(truth), more: ''};
  }
}

export function renderTruth(model: DisplayModel): TemplateResult {
  const {kind, sentence, more} = sayTruth(model);
  return html`<div class="truth ${kind}" part="truth">
    ${markOf(model)}
    <div>
      ${kind === 'box wait' ? html`<span>${sentence}</span>` : html`<strong>${sentence}</strong>`}
      ${more === '' ? nothing : html`<span class="more">${more}</span>`}
    </div>
  </div>`;
}
