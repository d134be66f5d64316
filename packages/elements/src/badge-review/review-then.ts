/** What happens after each answer, in words that are true: the badge, no badge, or who is still awaited, by name where that is known. */
import type {ReviewAnswer} from '@pepites/recognition';
import {formatList} from '../text/format-list.js';
import {countMissing, decidersOf, isTie, othersAwaited, outlookOf} from './review-outlook.js';
import type {RequestOptions} from './review-screen.js';

export function sayThen(answer: ReviewAnswer, options: RequestOptions): string {
  const {flow, text, myName} = options;
  if (!flow.open) return '';
  const {request} = flow.open;
  const {earnerName: name, quorum, waitsFor} = request;
  const isAlone = waitsFor !== 'decider' && (quorum?.min ?? 1) === 1 && quorum?.decider === undefined;
  if (answer === 'missing') return text(isAlone ? 'answer.missing.then' : 'answer.missing.thenAll', {name});
  switch (outlookOf(request, answer, myName)) {
    case 'badge':
      return text('answer.yes.then', {name});
    case 'confirmation':
      return text('answer.yes.thenConfirm', {name});
    case 'noBadge': {
      const isEnough = !isAlone && waitsFor !== 'decider' && quorum?.vote !== 'majority';
      return text(isEnough ? 'answer.notYet.thenEnough' : 'answer.notYet.then', {name});
    }
    case 'decider':
      return sayDecider(answer, options);
    case 'others':
      return sayAwaited(answer, options);
    case 'unsure':
      return text(`answer.${answer}.thenVote`);
  }
}

function sayDecider(answer: 'yes' | 'notYet', {flow, text, language}: RequestOptions): string {
  if (!flow.open) return '';
  const {request} = flow.open;
  const names = decidersOf(request);
  const key = isTie(request, answer) ? 'then.tie' : 'then.decides';
  return names.length === 0 ? text(`${key}Somebody`) : text(key, {names: formatList(names, language)});
}

function sayAwaited(answer: 'yes' | 'notYet', {flow, text, language, myName}: RequestOptions): string {
  if (!flow.open) return '';
  const {request} = flow.open;
  if (isTie(request, answer)) return text('then.tieNobody');
  const n = countMissing(request);
  const names = othersAwaited(request, myName);
  // Only of all who are missing can it be said that it takes theirs.
  const isNamed = names.length === n;
  if (request.quorum?.vote === 'majority')
    return isNamed ? text('then.named', {names: formatList(names, language)}) : text('then.more', {n});
  return isNamed
    ? text('answer.yes.thenNamed', {names: formatList(names, language)})
    : text('answer.yes.thenMore', {n});
}
