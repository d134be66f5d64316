/** What a step says of itself in words; also counted, to know how much room it takes on a map. */
import type {StepState} from '@pepites/recognition';
import type {mapFr} from '../messages/map.fr.js';
import {formatDate, formatRank} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import {isOfCourse, type StepAsks, type StepView} from './pathway-view.js';

export interface Wording {
  readonly text: Text<typeof mapFr>;
  readonly language: Language;
}

/** How far it is; empty where nothing is known of anybody. */
export function stateWords(step: StepView, {text, language}: Wording): string {
  const state: StepState | undefined = step.state;
  if (state === undefined) return '';
  if (step.offer) return text(`state.${step.offer}`);
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
    else if (!step.offer) notes.push(keyWords(step.asks, text));
  }
  // What comes next is said once: at the one step that is to be done.
  const opens = isDue(step) || step.isKey ? opensWords(step, {text}) : '';
  if (step.isGoal && !step.offer) notes.push(text('keyGoal'));
  return opens === '' ? notes : [...notes, opens];
}

/** What it leads to. */
export function opensWords({opens}: StepView, {text}: Pick<Wording, 'text'>): string {
  return opens.length === 0 ? '' : text('opens', {titles: listOf(opens, text)});
}

function keyWords({n, total, held}: StepAsks, text: Wording['text']): string {
  if (held > 0) return text('keyHeld', {n: held, total: n});
  return n === total ? text('keyGathersAll', {n}) : text('keyGathersSome', {n, total});
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
export function actionWords(step: StepView, {text}: Wording): string {
  if (step.offer) return text('claim');
  if (isOfCourse(step)) return text('howTo');
  return text(step.state === 'needsMore' ? 'complete' : 'request');
}

/** Is it the person's turn? */
export function isDue({state, offer}: Pick<StepView, 'state' | 'offer'>): boolean {
  return state === 'now' || state === 'needsMore' || offer === 'offered';
}

/** Does the one signpost stand at it? */
export function isMarkedNow({state, offer}: Pick<StepView, 'state' | 'offer'>): boolean {
  return state === 'now' || offer === 'offered';
}

/** More than this many titles are no help. */
const mostTitles = 3;

function listOf(titles: readonly string[], text: Wording['text']): string {
  const said = titles.slice(0, mostTitles).join(', ');
  const more = titles.length - mostTitles;
  return more > 0 ? text('andMore', {titles: said, n: more}) : said;
}
