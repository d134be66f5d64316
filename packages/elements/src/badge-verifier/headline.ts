/** What stands at the head of a verdict: its answers together in one sentence, one mark and one tone, and what is left to know or do. */
import type {TemplateResult} from 'lit';
import {
  expiredMark,
  notTheirsMark,
  refusedMark,
  suspendedMark,
  trueMark,
  unsureMark,
  withdrawnMark,
} from '../art/marks.js';
import {formatDate} from '../text/format.js';
import {sayNext, sayReason, sayUnsure} from '../verification/check-list.js';
import type {CheckedBadge} from './checked-badge.js';
import type {VerifierRoom} from './verifier-room.js';

export interface Headline {
  readonly sentence: string;
  readonly mark: TemplateResult;
  /** Class of the box that it stands in; only beneath `good` a tick is green. */
  readonly tone: 'good' | 'alert' | 'alert late' | 'alert no';
  /** Right beneath it: what more is known, whose it is, and what one can do. */
  readonly lines: readonly HeadlineLine[];
  /** What is not known yet of a badge that is good: beside the box, whose colour would make it part of the yes. */
  readonly open?: HeadlineLine;
}

interface HeadlineLine {
  readonly mark?: TemplateResult;
  readonly words: string;
}

type Said = Pick<VerifierRoom, 'text' | 'language'>;

/** The worst comes first: what is no badge any more, then whose it is not, then what is over or not known. */
export function headlineOf(badge: CheckedBadge, said: Said): Headline {
  const {text} = said;
  const found = findingOf(badge, said);
  if (badge.voidKind) return {...found, lines: badge.voidKind === 'refused' ? reasonOf(badge, said) : []};
  if (badge.mine === 'no') {
    return {
      // Not as what is forged: beneath it stands how good it is.
      ...{sentence: text('head.notTheirs'), mark: notTheirsMark(), tone: 'alert late'},
      lines: [{words: text('otherAddress')}, {words: found.sentence}],
    };
  }
  if (badge.isOpen) {
    const why = badge.isByStranger ? [{words: text('genuine.unchanged')}] : reasonOf(badge, said);
    return {...found, lines: [...why, {words: sayNext(badge.mayKnowMore, said.language)}]};
  }
  const owner = ownerOf(badge, said);
  return found.tone === 'good' && badge.mine !== 'yes'
    ? {...found, lines: [], open: owner}
    : {...found, lines: [owner]};
}

/** Is it genuine, and does it still hold? */
function findingOf(badge: CheckedBadge, {text, language}: Said): Omit<Headline, 'lines'> {
  const {truth = 'undetermined', isByStranger, voidKind, view, verdict} = badge;
  if (isByStranger) return {sentence: sayUnsure(verdict, language), mark: unsureMark(), tone: 'alert'};
  switch (truth) {
    case 'verified':
      return {sentence: text('head.verified'), mark: trueMark(), tone: 'good'};
    case 'expired':
      return {
        sentence:
          view?.validUntil === undefined
            ? text('head.late')
            : text('head.over', {date: formatDate(view.validUntil, language)}),
        mark: expiredMark(),
        tone: 'alert late',
      };
    case 'undetermined':
      return {sentence: sayUnsure(verdict, language), mark: unsureMark(), tone: 'alert'};
    case 'revoked':
      return voidKind === 'suspended'
        ? {sentence: text('head.suspended'), mark: suspendedMark(), tone: 'alert late'}
        : {sentence: text('head.revoked'), mark: withdrawnMark(), tone: 'alert no'};
    case 'refused':
      return {sentence: text('head.refused'), mark: refusedMark(), tone: 'alert no'};
  }
}

/** Why it is refused, or not known to be good. */
function reasonOf({verdict}: CheckedBadge, {language}: Said): Headline['lines'] {
  const words = verdict ? sayReason(verdict, language) : '';
  return words === '' ? [] : [{words}];
}

/** Whose it is, of a badge that is genuine: that nobody has compared it must not be overlooked beside so much that is good. */
function ownerOf({mine, namesSomebody, isProven, isGenuine}: CheckedBadge, {text}: Said): HeadlineLine {
  if (!isProven) return {mark: unsureMark(), words: text(isGenuine ? 'head.lateBy' : 'whose.unproven')};
  if (mine === 'yes') return {mark: trueMark(), words: text('owner.yes')};
  const isToCompare = namesSomebody && mine === undefined;
  return {mark: unsureMark(), words: text(isToCompare ? 'owner.open' : 'owner.nameless')};
}
