/** The answers of the verifier, in words. */
import {type CheckId, type CredentialView, summarise, type Verdict} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {notTheirsMark, trueMark, unsureMark} from '../art/marks.js';
import type {verifierFr} from '../messages/verifier.fr.js';
import {formatDate} from '../text/format.js';
import type {Language, Text} from '../text/messages.js';
import {markOf, sayCheck} from '../verification/check-list.js';
import {isGood, isIssuerRecognised, truthOf} from '../verification/truth.js';
import type {MineAnswer} from './checked-badge.js';

export interface AnswersOptions {
  readonly verdict: Verdict;
  readonly view: CredentialView;
  readonly language: Language;
  /** Does it carry an address, hidden or not? */
  readonly namesSomebody: boolean;
  /** What comparing an address with it has found. */
  readonly mine: MineAnswer | undefined;
  readonly text: Text<typeof verifierFr>;
}

interface Said {
  readonly mark: TemplateResult;
  readonly answer: string;
  readonly more: string;
}

const checksOf = {
  genuine: ['format', 'schema', 'integrity', 'issuer'],
  stillGood: ['status', 'dates'],
  whose: ['recipient'],
} as const satisfies Record<string, readonly CheckId[]>;

/** Is it genuine? Is it still good? Whose is it? Do we know who gave it? */
export function renderAnswers(options: AnswersOptions): TemplateResult {
  const {text} = options;
  // In the same order whatever was found: whoever has read one knows where to look in the next.
  const questions = [
    [text('isGenuine'), sayGenuine(options)],
    [text('isStillGood'), sayStillGood(options)],
    [text('whose'), sayWhose(options)],
    [text('vouched'), sayVouched(options)],
  ] as const;
  return html`<ul class="parts">
    ${questions.map(
      ([question, {mark, answer, more}]) =>
        html`<li>
          ${mark}
          <p>
            <span class="quiet question">${question}</span>
            <strong>${answer}</strong>
            ${more === '' ? nothing : html`<span class="quiet more">${more}</span>`}
          </p>
        </li>`,
    )}
  </ul>`;
}

function sayGenuine(options: AnswersOptions): Said {
  const {verdict, view, text} = options;
  const {answer} = summarise(verdict).genuine;
  if (answer !== 'yes')
    return sayTrouble(options, 'genuine', answer === 'no' ? text('genuine.no') : undefined);
  // No tick: whoever looks at the marks only must not take it for a badge of somebody known.
  if (!isIssuerRecognised(verdict))
    return {mark: unsureMark(), answer: text('unknown'), more: text('genuine.unchanged')};
  const issuer = nameOf(view);
  return {
    mark: trueMark(),
    // Of what is over or withdrawn the first word is not a yes.
    ...(isGood(verdict) || truthOf(verdict) === 'undetermined'
      ? {answer: text('genuine.yes'), more: text('genuine.signedBy', {issuer})}
      : {answer: text('genuine.was', {issuer}), more: ''}),
  };
}

/** A badge that is not genuine is not good either, whatever its dates say. */
function sayStillGood(options: AnswersOptions): Said {
  const {verdict, view, language, text} = options;
  const summary = summarise(verdict);
  if (summary.genuine.answer === 'no') {
    const mark = markOf({result: 'fail', code: 'SIGNATURE_INVALID'});
    return {mark, answer: text('stillGood.notGenuine'), more: ''};
  }
  const {answer} = summary.stillGood;
  if (answer !== 'yes') {
    const said = sayTrouble(options, 'stillGood', answer === 'no' ? text('stillGood.no') : undefined);
    const isOver = verdict.checks.some(({code}) => code === 'EXPIRED') && view.validUntil !== undefined;
    if (!isOver || summary.stillGood.codes.length > 1) return said;
    return {...said, more: text('stillGood.ended', {date: formatDate(view.validUntil, language)})};
  }
  // Dates that nobody is known to have written say nothing; and whoever reads no more than the first word must not take it for a yes.
  if (summary.genuine.answer === 'unknown')
    return {mark: unsureMark(), answer: text('unknown'), more: text('stillGood.unsure')};
  if (!isIssuerRecognised(verdict))
    return {mark: unsureMark(), answer: text('unknown'), more: text('stillGood.bySigner')};
  const end =
    view.validUntil === undefined
      ? text('stillGood.noEnd')
      : text('stillGood.until', {date: formatDate(view.validUntil, language)});
  const status = verdict.checks.find(({id}) => id === 'status');
  return {
    mark: trueMark(),
    answer: text('stillGood.yes'),
    more: status ? `${end} ${sayCheck(status, verdict, language)}` : end,
  };
}

function sayWhose(options: AnswersOptions): Said {
  const {verdict, text, namesSomebody, mine} = options;
  const {whose, genuine} = summarise(verdict);
  // An address that anybody can have written proves nothing of whose it is.
  const isProven = genuine.answer === 'yes';
  if (mine === 'yes' && !isProven)
    return {mark: unsureMark(), answer: text('mine.unproven'), more: text('whose.unproven')};
  if (whose.answer === 'yes' || mine === 'yes')
    return {mark: trueMark(), answer: text('whose.yes'), more: ''};
  if (whose.answer === 'no') return sayTrouble(options, 'whose', text('whose.no'));
  if (mine === 'no') return {mark: notTheirsMark(), answer: text('whose.no'), more: ''};
  if (genuine.answer === 'no')
    return {mark: unsureMark(), answer: text('unknown'), more: text('vouched.notGenuine')};
  const more = namesSomebody ? text('whose.hidden') : text('whose.nameless');
  return {mark: unsureMark(), answer: text('unknown'), more};
}

/** Whom one knows has not given what is not genuine: the name that stands in it proves nothing. */
function sayVouched({verdict, view, language, text}: AnswersOptions): Said {
  const check = verdict.checks.find(({id}) => id === 'recognised');
  const genuine = summarise(verdict).genuine.answer;
  if (genuine !== 'yes') {
    const more = text(genuine === 'no' ? 'vouched.notGenuine' : 'vouched.unsure');
    return {mark: unsureMark(), answer: text('unknown'), more};
  }
  if (isIssuerRecognised(verdict))
    return {mark: trueMark(), answer: text('vouched.yes', {issuer: nameOf(view)}), more: ''};
  if (!check || check.result === 'skipped') {
    const more = check ? sayCheck(check, verdict, language) : '';
    return {mark: unsureMark(), answer: text('unknown'), more};
  }
  return {mark: unsureMark(), answer: text('vouched.no'), more: ''};
}

/** No, or unknown: with the first check that says why. */
function sayTrouble(
  {verdict, language, text}: AnswersOptions,
  question: keyof typeof checksOf,
  answer: string | undefined,
): Said {
  const ids: readonly CheckId[] = checksOf[question];
  const checks = verdict.checks.filter(({id}) => ids.includes(id));
  const check =
    checks.find(({result}) => result === 'fail') ?? checks.find(({result}) => result !== 'pass') ?? checks[0];
  return {
    mark: markOf(check ?? {result: 'unknown', code: 'NOT_CHECKED'}),
    answer: answer ?? text('unknown'),
    more: check ? sayCheck(check, verdict, language) : '',
  };
}

/** Whom one knows by their address may have left out their name. */
function nameOf({issuer}: CredentialView): string {
  return issuer.name || issuer.id;
}
