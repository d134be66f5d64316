/** The checks of a verdict in words. Loaded with the first verdict, so that showing a badge stays light. */
import type {Check, CheckCode, Verdict} from '@pepites/credentials';
import {html, type TemplateResult} from 'lit';
import {
  expiredMark,
  passedMark,
  refusedMark,
  suspendedMark,
  trueMark,
  unsureMark,
  withdrawnMark,
} from '../art/marks.js';
import {checksFr} from '../messages/checks.fr.js';
import {LaterWords} from '../text/later-words.js';
import type {Language} from '../text/messages.js';
import {isGood, isIssuerRecognised} from './truth.js';

type Key = keyof typeof checksFr;

const words = new LaterWords({
  fr: checksFr,
  en: async () => (await import('../messages/checks.en.js')).checksEn,
  es: async () => (await import('../messages/checks.es.js')).checksEs,
  ar: async () => (await import('../messages/checks.ar.js')).checksAr,
  uk: async () => (await import('../messages/checks.uk.js')).checksUk,
});

/** To be waited for before anything is said in a language. */
export function loadCheckWords(language: Language): Promise<void> {
  return words.load(language);
}

/** What one check of a verdict found, as a sentence. */
export function sayCheck(
  {id, result, code}: Pick<Check, 'id' | 'result' | 'code'>,
  {warnings}: Pick<Verdict, 'warnings'>,
  language: Language,
): string {
  const keys = [`${id}.${code}`, code, `${id}.${result}`];
  // Of whom nobody asked it is not said that they do not answer.
  if (warnings.some((warning) => warning.code === 'NOT_ASKED')) keys.unshift(`unasked.${code}`);
  const key = keys.find(isKey) ?? 'skipped';
  return words.in(language)(key);
}

/**
 * Why a verdict is not better than it is: the first check that failed, else the first that could not be known.
 * That nobody here knows its issuer is no reason to refuse it.
 */
export function sayReason(verdict: Verdict, language: Language): string {
  const checks = verdict.checks.filter(({id}) => id !== 'recognised');
  const check =
    checks.find(({result}) => result === 'fail') ?? checks.find(({result}) => result === 'unknown');
  return check ? sayCheck(check, verdict, language) : '';
}

/** Said wherever a verdict leaves open whether a badge is true; or whether it still holds, where that alone is not known. */
export function sayUnsure(verdict: Verdict | undefined, language: Language): string {
  const isTrue = verdict !== undefined && isIssuerRecognised(verdict);
  return words.in(language)(isTrue ? 'unsureStill' : 'unsure');
}

/** What one can do about what is not known: ask again where that may find more, else ask whoever is said to have given it. */
export function sayNext(mayAskAgain: boolean, language: Language): string {
  return words.in(language)(mayAskAgain ? 'next.retry' : 'next.ask');
}

/** The checks that say something, in order; `skipped` ones are named too: nothing is hidden. Under bad news nothing is green. */
export function renderChecks(verdict: Verdict, language: Language): TemplateResult {
  const isQuiet = !isGood(verdict);
  return html`<ul class="checks">
    ${verdict.checks.map((check) => html`<li>${isQuiet && check.result === 'pass' ? passedMark() : markOf(check)}<span>${sayCheck(check, verdict, language)}</span></li>`)}
  </ul>`;
}

export function markOf({result, code}: Pick<Check, 'result' | 'code'>): TemplateResult {
  if (result === 'pass') return trueMark();
  if (result !== 'fail') return unsureMark();
  const mark: Partial<Record<CheckCode, () => TemplateResult>> = {
    EXPIRED: expiredMark,
    REVOKED: withdrawnMark,
    SUSPENDED: suspendedMark,
  };
  return (mark[code] ?? refusedMark)();
}

function isKey(key: string): key is Key {
  return Object.hasOwn(checksFr, key);
}
