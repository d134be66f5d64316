/** Who decides and how: how many must say yes, who has answered and what, who has not yet. */
import type {RequestReview} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import type {reviewFr} from '../messages/review.fr.js';
import type {Text} from '../text/messages.js';
import {formatList} from '../text/format-list.js';
import {decidersOf} from './review-outlook.js';
import type {RequestOptions} from './review-screen.js';

/** Only where more than one person has a say. */
export function renderJury(options: RequestOptions): TemplateResult | typeof nothing {
  const {flow, text, headingLevel, myName} = options;
  if (!flow.open) return nothing;
  const {request} = flow.open;
  const {quorum, examiners = []} = request;
  const votes = request.reviews.filter(({revision}) => revision === request.revision);
  const isAlone = (quorum?.min ?? 1) === 1 && quorum?.decider === undefined && votes.length === 0;
  if (isAlone) return nothing;
  const waitedFor = examiners.filter(({hasAnswered, isDecider}) => !hasAnswered && !isDecider);
  return html`<section class="jury" aria-labelledby="jury">
    ${outlineHeading({level: headingLevel + 1, id: 'jury', className: 'sub'}, text('jury'))}
    <ul class="rules">
      ${quorumWords(options).map((rule) => html`<li>${rule}</li>`)}
    </ul>
    <p>${votes.length === 0 ? text('noVote') : text('votes', {n: votes.length})}</p>
    <ul class="votes">
      ${votes.map((review) => renderVote(review, text))}
      ${waitedFor.map(
        ({name, stance}) =>
          html`<li class="quiet">
            ${flow.isAnswerable && name === myName ? text('notVotedYou') : text('notVoted', {name: nameWords(name, stance, text)})}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** All that can happen, so that no sentence elsewhere seems to say the contrary. */
function quorumWords({flow, text, language}: RequestOptions): readonly string[] {
  const request = flow.open?.request;
  if (!request?.quorum) return [];
  const {quorum} = request;
  const {min, vote, stances, decider} = quorum;
  const isMajority = vote === 'majority';
  const words = [text(isMajority ? 'majority' : 'allYes', {n: min})];
  for (const stance of ['peer', 'professional'] as const) {
    const n = stances?.[stance] ?? 0;
    if (n > 0) words.push(text(`stance.${stance}`, {n}));
  }
  const isMyTurnLast = request.waitsFor === 'decider' && flow.isAnswerable;
  const names = isMyTurnLast ? [] : decidersOf(request);
  if (decider && names.length > 0)
    words.push(text(`decider.${decider}Named`, {names: formatList(names, language)}));
  else if (decider) words.push(text(`decider.${decider}`));
  else if (isMajority && min % 2 === 0) words.push(text('rule.tieNobody'));
  if (min === 1) return words;
  if (!isMajority) words.push(text('rule.notYet'));
  return [...words, text('rule.missing'), text('rule.waits')];
}

/** Answers to what the person had sent before. */
export function renderEarlier({flow, text}: RequestOptions): TemplateResult | typeof nothing {
  if (!flow.open) return nothing;
  const {request} = flow.open;
  const earlier = request.reviews.filter(({revision}) => revision < request.revision);
  if (earlier.length === 0) return nothing;
  return html`<details>
    <summary>${text('earlier', {n: earlier.length})}</summary>
    <ul class="votes">
      ${earlier.map((review) => renderVote(review, text))}
    </ul>
  </details>`;
}

function renderVote(review: RequestReview, text: Text<typeof reviewFr>): TemplateResult {
  const {message} = review;
  return html`<li>
    <p>${reviewWords(review, text)}</p>
    ${message === '' ? nothing : html`<p class="piece"><span class="as-written" dir="auto">${message}</span></p>`}
  </li>`;
}

/** `Driss a dit oui.` */
export function reviewWords(
  {examinerName, answer, stance}: RequestReview,
  text: Text<typeof reviewFr>,
): string {
  const name = examinerName || text('examinerLeft');
  return text(`answered.${answer}`, {name: nameWords(name, stance, text)});
}

function nameWords(name: string, stance: RequestReview['stance'], text: Text<typeof reviewFr>): string {
  const known = name || text('somebody');
  return stance === 'peer' ? text('asPeer', {name: known}) : known;
}
