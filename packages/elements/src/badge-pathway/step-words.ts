/** What a step says of itself in words; also counted, to know how much room it takes on a map. */
import type {StepState} from '@pepites/recognition';
import type {mapFr} from '../messages/map.fr.js';
import {formatDate, formatRank} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import {isKeyComing, missingOf, type StepAsks} from './key-badges.js';
import {isOfCourse, type StepView} from './pathway-view.js';

export interface Wording {
  readonly text: Text<typeof mapFr>;
  readonly language: Language;
}

/** How far it is; empty where nothing is known of anybody. */
export function stateWords(step: StepView, {text, language}: Wording): string {
  const state: StepState | undefined = step.state;
  if (state === undefined) return '';
  if (step.offer) return text(`state.${step.offer}`);
  if (isKeyComing(step)) return text('state.coming');
  if (step.isPossible) return text('state.possible');
  if (state !== 'earned') return text(`state.${state}`);
  return step.awardedAt === undefined
    ? text('state.earned')
    : text('state.earnedOn', {date: formatDate(step.awardedAt, language)});
}

/** When it is usually due, how many of how many it asks for. */
export function noteWords(step: StepView, {text, language}: Wording): string[] {
  if (step.state === 'earned') return step.isKey ? [text('isKey')] : [];
  const notes: string[] = [];
  if (step.window) notes.push(text('window', {month: formatRank(step.window.toMonths, language)}));
  if (step.asks) {
    const {n, total} = step.asks;
    if (!step.isKey) notes.push(text('groupAsks', {n, total}));
    else if (!step.offer && !isKeyComing(step)) notes.push(keyWords(step.asks, text));
  }
  if (step.isGoal && !step.offer) notes.push(text('keyGoal'));
  return notes;
}

/** What comes next, said once: at the one step that is to be done, after what to do there. */
export function nextWords(step: StepView, wording: Pick<Wording, 'text'>): string[] {
  if (step.state === 'earned') return [];
  return step.isDue || step.isKey ? opensWords(step, wording) : [];
}

/** What it leads to. */
export function opensWords({opens, countsFor}: StepView, {text}: Pick<Wording, 'text'>): string[] {
  return [
    ...(opens.length === 0 ? [] : [text('opens', {titles: listOf(opens, text)})]),
    ...(countsFor.length === 0 ? [] : [text('countsFor', {titles: listOf(countsFor, text)})]),
  ];
}

function keyWords(asks: StepAsks, text: Wording['text']): string {
  const {n, total, held} = asks;
  if (held > 0) return text('keyLacks', {n: missingOf(asks)});
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

/** What the one signpost says; empty where it does not stand. */
export function signWords(step: StepView, wording: Wording): string {
  if (step.isStart) return wording.text('start');
  if (!step.isDue) return '';
  return isIncomplete(step) ? wording.text('state.now') : stateWords(step, wording);
}

/** What is said of how far it is, where the signpost does not say it. */
export function saidWords(step: StepView, wording: Wording): string {
  return step.isDue && !isIncomplete(step) ? '' : stateWords(step, wording);
}

/** What its one button on the map says. */
export function actionWords(step: StepView, wording: Wording): string {
  return isReadFirst(step) ? wording.text('seeMissing') : askWords(step, wording);
}

/** What asks for it, or completes what was asked. */
export function askWords(step: StepView, {text}: Wording): string {
  if (step.offer) return text('claim');
  if (isOfCourse(step)) return text('howTo');
  return text(isIncomplete(step) ? 'complete' : 'request');
}

/** How to begin: not for what was begun. */
export function hintOf(step: StepView): string | undefined {
  return isIncomplete(step) ? undefined : step.hint;
}

/** Does somebody wait for more? */
export function isIncomplete({state, offer}: StepView): boolean {
  return state === 'needsMore' && !offer;
}

/** Is there something to read, in the opened step, before the person goes on? */
export function isReadFirst(step: StepView): boolean {
  return isIncomplete(step) && step.request !== undefined && step.request !== '';
}

/** More than this many titles are no help. */
const mostTitles = 3;

function listOf(titles: readonly string[], text: Wording['text']): string {
  const said = titles.slice(0, mostTitles).join(', ');
  const more = titles.length - mostTitles;
  return more > 0 ? text('andMore', {titles: said, n: more}) : said;
}
