/** A verdict as the three questions that people ask. */
import type {Check, CheckCode, CheckId, Verdict} from '../types.js';

export interface Answer {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Codes of the checks that make the answer: those that failed, else those that are unknown, else those that passed. */
  readonly codes: readonly CheckCode[];
}

export interface VerdictSummary {
  /** Format, schema, integrity, issuer: did the issuer really write this? */
  readonly genuine: Answer;
  /** Status and dates: does it hold today? */
  readonly stillGood: Answer;
  /** Recipient: is it the person's? Then whether the issuer is one that is trusted here, which never changes the answer. */
  readonly whose: Answer;
}

/** Pure: the same verdict gives the same summary. */
export function summarise(verdict: Verdict): VerdictSummary {
  const pick = (...ids: readonly CheckId[]) => verdict.checks.filter(({id}) => ids.includes(id));
  const whose = answerOf(pick('recipient'));
  const recognised = pick('recognised').filter(({result}) => result !== 'skipped');
  return {
    genuine: answerOf(pick('format', 'schema', 'integrity', 'issuer')),
    stillGood: answerOf(pick('status', 'dates')),
    whose: {answer: whose.answer, codes: [...whose.codes, ...recognised.map(({code}) => code)]},
  };
}

function answerOf(checks: readonly Check[]): Answer {
  const failed = checks.filter(({result}) => result === 'fail');
  if (failed.length > 0) return {answer: 'no', codes: codesOf(failed)};
  const open = checks.filter(({result}) => result === 'unknown' || result === 'skipped');
  if (open.length > 0 || checks.length === 0) return {answer: 'unknown', codes: codesOf(open)};
  return {answer: 'yes', codes: codesOf(checks)};
}

function codesOf(checks: readonly Check[]): readonly CheckCode[] {
  return [...new Set(checks.map(({code}) => code))];
}
