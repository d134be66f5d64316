/** A verdict as lines for a person: what it is, three answers, then every step and what came with it. */
import {
  summarise,
  type CheckCode,
  type CheckId,
  type CheckResult,
  type CredentialView,
  type NestedVerdict,
  type Verdict,
} from '@pepites/credentials';
import {printable, type Language} from '../io.js';
import {reasonsOf} from './reasons.js';
import {words, type Said} from './words.js';

export interface Presented {
  readonly input: string;
  readonly verdict: Verdict;
  /** What the input says of itself; undefined when it is no badge. */
  readonly view: CredentialView | undefined;
  /** Somebody was named, of whom the badge should be. */
  readonly isRecipientAsked: boolean;
  readonly language: Language;
}

type Question = 'genuine' | 'stillGood' | 'whose';
type Pair = readonly [label: string, text: string];

const questions: readonly Question[] = ['genuine', 'stillGood', 'whose'];
const marks: Readonly<Record<CheckResult, string>> = {pass: '✓', fail: '✗', unknown: '?', skipped: '–'};
/** A name is a line, not a page. */
const maxNameLength = 200;

/** Several lines, ending in an empty one; text of the badge cannot command the terminal. */
export function presentVerdict(presented: Presented): string {
  const {input, verdict, view, language} = presented;
  const w = words[language];
  const shown = verdict.judged ?? view;
  return [
    `${printable(input)}: ${w.outcome[verdict.outcome]} (${verdict.format})`,
    '',
    ...(shown ? [...leadOf(verdict, language), ...table(badgeLines(shown, verdict, language)), ''] : []),
    ...table(questions.map((question) => [w.questions[question], answerOf(question, presented)])),
    '',
    `  ${w.steps}`,
    ...steps(verdict, {indent: '  ', language}),
    ...verdict.nested.flatMap((one) => nestedLines(one, {indent: '  ', language})),
    '',
    '',
  ].join('\n');
}

/** Under which sentence name and issuer stand: what is not proven must not look as if it were. */
function leadOf(verdict: Verdict, language: Language): string[] {
  const w = words[language];
  if (!isGenuine(verdict)) return [`  ${w.notProven}`];
  // A signed badge of version 2 says all itself but what its badge class and issuer say: it is no copy of anything.
  return verdict.judged && verdict.format !== 'ob2-signed' ? [`  ${w.isJudged}`] : [];
}

function isGenuine(verdict: Verdict): boolean {
  return summarise(verdict).genuine.answer === 'yes';
}

function badgeLines(
  {name, achievementId, issuer}: CredentialView,
  verdict: Verdict,
  language: Language,
): Pair[] {
  const w = words[language];
  const isTrusted = isGenuine(verdict) && resultOf('recognised', verdict) === 'pass';
  const isNameGiven = issuer.name !== '' && issuer.name !== issuer.id;
  const note = isTrusted ? w.isTrusted : isNameGiven && w.nameNotChecked;
  const notes = [isNameGiven && shorten(issuer.id), note].filter((one) => one !== false && one !== '');
  return [
    [w.badge, shorten(name || achievementId) || w.nameless],
    [
      w.issuer,
      (shorten(issuer.name || issuer.id) || w.nameless) + (notes.length > 0 ? ` (${notes.join('; ')})` : ''),
    ],
  ];
}

function answerOf(question: Question, {verdict, isRecipientAsked, language}: Presented): string {
  const {answers, doNotTrust} = words[language];
  const said = question === 'whose' && !isRecipientAsked ? 'notAsked' : saidOf(question, verdict);
  const sentence = answers[question][said];
  // The dates of a forged badge are the forger's.
  if (said === 'notGenuine') return sentence;
  const closing = question === 'genuine' && said === 'no' ? [doNotTrust] : [];
  return [sentence, ...reasonsOf(codesOf(question, verdict), language), ...closing].join(' ');
}

function codesOf(question: Question, verdict: Verdict): readonly CheckCode[] {
  const {codes} = summarise(verdict)[question];
  // Whoever forges a badge names an issuer that is trusted.
  if (question === 'whose' && !isGenuine(verdict))
    return codes.filter((code) => code !== 'ISSUER_RECOGNISED');
  // Accepted by the lenient policy, and worth saying all the same.
  const isLent = question === 'genuine' && verdict.warnings.some(({code}) => code === 'KEY_SELF_ASSERTED');
  return isLent ? [...codes, 'KEY_SELF_ASSERTED'] : codes;
}

/** What a badge says of its dates and its owner is worth as much as the badge is. */
function saidOf(question: Question, verdict: Verdict): Said {
  const summary = summarise(verdict);
  const {answer} = summary[question];
  if (question === 'genuine') return answer;
  const {genuine} = summary;
  if (genuine.answer === 'no' && (question === 'stillGood' || answer === 'yes')) return 'notGenuine';
  return answer === 'yes' && genuine.answer === 'unknown' ? 'yesIfGenuine' : answer;
}

function resultOf(check: CheckId, {checks}: Verdict): CheckResult | undefined {
  return checks.find(({id}) => id === check)?.result;
}

interface Layout {
  readonly indent: string;
  readonly language: Language;
}

function nestedLines(nested: NestedVerdict, {indent, language}: Layout): string[] {
  const w = words[language];
  const title = w.nested(nested.role, shorten(nested.id), shorten(nested.subjectId));
  const inner = {indent: `${indent}  `, language};
  const names = nested.judged ? badgeLines(nested.judged, nested, language) : [];
  return [
    '',
    `${indent}${title}${colonOf(language)}${w.outcome[nested.outcome]} (${nested.format})`,
    ...table(names).map((line) => `${indent}${line}`),
    ...steps(nested, inner),
    ...nested.nested.flatMap((one) => nestedLines(one, inner)),
  ];
}

function steps({checks, warnings}: Verdict, {indent, language}: Layout): string[] {
  return [
    ...checks.map(({id, result, code, detail}) =>
      `${indent}${marks[result]} ${id.padEnd(10)} ${code.padEnd(22)} ${printable(detail)}`.trimEnd(),
    ),
    ...warnings.map(
      ({code, detail}) => `${indent}! ${words[language].warning}: ${printable(code)} ${printable(detail)}`,
    ),
  ];
}

/** French puts a space before it. */
function colonOf(language: Language): string {
  return language === 'fr' ? '\u00a0: ' : ': ';
}

function table(pairs: readonly Pair[]): string[] {
  const width = Math.max(0, ...pairs.map(([label]) => label.length));
  return pairs.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}

function shorten(text: string): string {
  const line = printable(text);
  return line.length > maxNameLength ? `${line.slice(0, maxNameLength - 1)}…` : line;
}
