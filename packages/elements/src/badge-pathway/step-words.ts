/** What a step says of itself in words; also counted, to know how much room it takes on a map. */
import type {StepState} from '@pepites/recognition';
import type {mapFr} from '../messages/map.fr.js';
import {formatDate, formatRank} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import type {StepView} from './pathway-view.js';

export interface Wording {
  readonly text: Text<typeof mapFr>;
  readonly language: Language;
}

/** How far it is; empty where nothing is known of anybody. */
export function stateWords(step: StepView, {text, language}: Wording): string {
  const state: StepState | undefined = step.state;
  if (state === undefined) return '';
  if (step.isPossible) return text('state.possible');
  if (state !== 'earned') return text(`state.${state}`);
  return step.awardedAt === undefined
    ? text('state.earned')
    : text('state.earnedOn', {date: formatDate(step.awardedAt, language)});
}

/** When it is usually due, how many of how many it asks for. */
export function noteWords(step: StepView, {text, language}: Wording): string[] {
  if (step.state === 'earned') return [];
  const notes: string[] = [];
  if (step.window) notes.push(text('window', {month: formatRank(step.window.toMonths, language)}));
  if (step.asks) {
    const {n, total} = step.asks;
    if (!step.isKey) notes.push(text('groupAsks', {n, total}));
    else notes.push(n === total ? text('keyGathersAll', {n}) : text('keyGathersSome', {n, total}));
  }
  // What comes next is said once: at the one step that is to be done.
  if (isDue(step) && step.opens.length > 0) notes.push(text('opens', {titles: listOf(step.opens, text)}));
  return notes;
}

/** Who gives its badge, where it is another than the structure of the pathway. */
export function issuerWords({issuer}: StepView, {text}: Wording): string[] {
  return issuer === undefined ? [] : [text('givenBy', {name: issuer})];
}

/** What stands before it, where the order of the list does not say it: the map shows it by its lines. */
export function afterWords(step: StepView, {text}: Wording): string {
  return step.after.length === 0 ? '' : text('after', {titles: listOf(step.after, text)});
}

/** What its one button says. */
export function actionWords({state}: Pick<StepView, 'state'>, {text}: Wording): string {
  return text(state === 'needsMore' ? 'complete' : 'request');
}

/** Is it the person's turn? */
export function isDue({state}: Pick<StepView, 'state'>): boolean {
  return state === 'now' || state === 'needsMore';
}

/** More than this many titles are no help. */
const mostTitles = 3;

function listOf(titles: readonly string[], text: Wording['text']): string {
  const said = titles.slice(0, mostTitles).join(', ');
  const more = titles.length - mostTitles;
  return more > 0 ? text('andMore', {titles: said, n: more}) : said;
}
