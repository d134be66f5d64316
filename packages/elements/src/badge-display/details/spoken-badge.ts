/** A badge as sentences to be heard: plain words, in the order in which they are shown. */
import {type MarkdownInline, parseMarkdown} from '@pepites/recognition';
import {formatDate} from '../../text/format.js';
import {hasMarkdown, readNarrative} from '../../text/narrative.js';
import type {Sentence} from '../../text/read-aloud.js';
import {isProven, sayIssuer, sayTruth} from '../display-truth.js';
import {isVoid, nameOf, type DisplayModel} from '../display-view.js';

/** Longer criteria are cut: nobody listens for so long. */
const mostSentences = 40;
const longest = 600;

export function spokenBadge(model: DisplayModel): Sentence[] {
  const {view, language, text} = model;
  const own = view.inLanguage ?? language;
  const ours = (words: string): Sentence => ({text: words, lang: language});
  const theirs = (words: string): Sentence => ({text: words.slice(0, longest), lang: own});
  const issuer = sayIssuer(model);
  const {sentence, more} = sayTruth(model);
  const claims = model.truth === 'refused' ? text('claims') : '';
  const head = [
    ours(claims),
    theirs(nameOf(model)),
    ours(claims === '' ? issuer : ''),
    ours(sentence),
    ours(more),
  ];
  if (isVoid(model)) return head.filter(({text: words}) => words !== '');
  const shows = showsOf(model);
  return [
    ...head,
    ...(shows.length === 0 ? [] : [ours(text(isProven(model) ? 'shows' : 'says')), ...shows.map(theirs)]),
    ...(view.awardedAt === undefined
      ? []
      : [ours(text('earnedOn', {date: formatDate(view.awardedAt, language)}))]),
    ...(view.validUntil === undefined
      ? []
      : [ours(text('validUntil', {date: formatDate(view.validUntil, language)}))]),
  ]
    .filter(({text: words}) => words !== '')
    .slice(0, mostSentences);
}

function showsOf({view}: DisplayModel): readonly string[] {
  const {criteriaNarrative: narrative, description} = view;
  if (hasMarkdown(narrative)) {
    const [first] = parseMarkdown(narrative);
    if (first?.kind === 'list' && !first.isOrdered) return first.items.map(plainOf);
  } else {
    const {items} = readNarrative(narrative);
    if (items.length > 0) return items;
  }
  return description === '' ? [] : [description];
}

const plainOf = (inlines: readonly MarkdownInline[]): string => inlines.map(({text}) => text).join('');
