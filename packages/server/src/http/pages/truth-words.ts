/** The truth about a badge in words, who gave it, and the mark whose outline alone tells it. */
import type {SharedBadge, Truth} from '../../shares/shared-badge.js';
import {Html} from './html.js';
import {dayOf} from './plain-words.js';

export interface TruthWords {
  readonly mark: Html;
  /** What is so. */
  readonly sentence: string;
  /** What not to do, where it is not to be accepted; said wherever the sentence is, except in titles. */
  readonly warning: string;
  readonly more: string;
  /** A box around it: something is to be known. */
  readonly look: '' | 'late' | 'no' | 'unsure';
}

/** A badge that a person made for themselves has no giver, whatever name it was signed with. */
export function giverOf(badge: Pick<SharedBadge, 'isSelfMade' | 'isOfStructure' | 'truth' | 'view'>): string {
  return sayGiver({
    name: badge.view.issuer.name,
    isSelfMade: badge.isSelfMade,
    isUnproven: isUnproven(badge),
  });
}

export function sayGiver({
  name,
  isSelfMade,
  isUnproven,
}: {
  readonly name: string;
  readonly isSelfMade: boolean;
  readonly isUnproven: boolean;
}): string {
  if (isSelfMade) return 'Créé par la personne elle-même';
  return isUnproven ? `Dit venir de «\u00a0${name}\u00a0» (non\u00a0vérifié)` : `Donné par ${name}`;
}

/** Is what stands in it only what it says of itself? One that is over may be a stranger’s too. */
export function isUnproven({
  truth,
  isOfStructure,
  isSelfMade,
}: Pick<SharedBadge, 'truth' | 'isOfStructure' | 'isSelfMade'>): boolean {
  return (!isOfStructure && !isSelfMade) || truth === 'undetermined' || truth === 'refused';
}

/** Of a file that was changed the name is only what is written there. */
export function nameInWords({truth, view}: SharedBadge): string {
  return truth === 'refused' ? `Nom écrit dans ce fichier\u00a0: ${view.name}` : view.name;
}

/** What nobody may miss. */
export function sayTruth({sentence, warning}: TruthWords): string {
  return warning === '' ? sentence : `${sentence} ${warning}`;
}

export function truthWords(badge: SharedBadge): TruthWords {
  const {truth, view, validUntil, revokedAt, suspendedAt, checkedAt} = badge;
  const issuer = isUnproven(badge) ? 'La structure' : view.issuer.name;
  switch (truth) {
    case 'genuine':
      return {
        ...base(truth),
        sentence: 'Ce badge est vrai et valable.',
        more: `Il est bien signé par ${issuer}. Vérifié le ${dayOf(checkedAt)}.`,
      };
    case 'selfMade':
      return {
        ...base(truth),
        sentence: 'Badge créé par la personne elle-même.',
        more: 'Personne ne l’a modifié depuis.',
      };
    case 'stranger':
      return {
        ...base(truth),
        sentence: 'Nous ne savons pas si ce badge est vrai.',
        more: 'Personne ne l’a modifié. Mais nous ne connaissons pas la structure qui l’a donné.',
      };
    case 'expired':
      return {
        ...base(truth),
        sentence: `Ce badge n’est plus valable depuis le ${dayOf(validUntil ?? '')}.`,
        more: isUnproven(badge)
          ? 'Et nous ne connaissons pas la structure qui l’a donné.'
          : `${issuer} l’a donné pour un temps limité.`,
      };
    case 'suspended':
      return {
        ...base(truth),
        sentence: `Ce badge est suspendu depuis le ${dayOf(suspendedAt ?? '')}.`,
        warning: 'Ne l’acceptez pas pour le moment.',
        more: `${issuer} l’a mis en attente.`,
      };
    case 'revoked':
      return {
        ...base(truth),
        sentence: 'Ce badge a été retiré.',
        warning: 'Ne l’acceptez pas.',
        more:
          revokedAt === undefined ? `${issuer} l’a retiré.` : `${issuer} l’a retiré le ${dayOf(revokedAt)}.`,
      };
    case 'refused':
      return {
        ...base(truth),
        sentence: 'Attention\u00a0! N’acceptez pas ce badge.',
        more: 'Sa signature ne correspond pas à ce qu’il dit.',
      };
    case 'undetermined':
      return {
        ...base(truth),
        sentence: 'Nous ne savons pas si ce badge est vrai.',
        more: 'Nous n’avons pas pu tout vérifier. Réessayez dans un moment.',
      };
  }
}

const looks: Readonly<Record<Truth, TruthWords['look']>> = {
  genuine: '',
  selfMade: '',
  stranger: 'unsure',
  expired: 'late',
  suspended: 'late',
  revoked: 'no',
  refused: 'no',
  undetermined: 'unsure',
};

function base(truth: Truth): Pick<TruthWords, 'mark' | 'look' | 'warning'> {
  const drawing =
    truth === 'suspended' ? bars : {'': tick, late: clock, no: cross, unsure: question}[looks[truth]];
  return {
    look: looks[truth],
    warning: '',
    mark: new Html(
      `<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawing}</svg>`,
    ),
  };
}

const glyph = 'class="glyph" fill="none" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"';
const line = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"';
const tick = `<circle cx="12" cy="12" r="11" fill="currentColor"/><path ${glyph} d="M7 12.5l3.5 3.5L17 9"/>`;
const cross = `<path fill="currentColor" d="M12 .5L23.5 12 12 23.5.5 12z"/><path ${glyph} d="M8.75 8.75l6.5 6.5m0-6.5l-6.5 6.5"/>`;
const clock = `<rect x="2" y="2" width="20" height="20" rx="2" ${line}/><path ${line} d="M12 7v5l3.5 2.5"/>`;
/** Paused: it may come back. */
const bars = '<path fill="currentColor" d="M4 2h6v20H4zM14 2h6v20h-6z"/>';
const question = `<circle cx="12" cy="12" r="10" ${line} stroke-dasharray="4 3.85"/><path ${line} d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.6v.2"/>`;
