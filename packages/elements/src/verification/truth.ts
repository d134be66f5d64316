/** What a verdict means for the badge that is shown. Pure. */
import type {CheckCode, CheckId, Verdict} from '@pepites/credentials';
import type {VoidKind} from '../art/void-outline.js';

/** `expired` and `revoked` were true once; `refused` never was; `undetermined` could not be known. */
export type Truth = 'verified' | 'expired' | 'revoked' | 'refused' | 'undetermined';

const revoking: readonly CheckCode[] = ['REVOKED', 'SUSPENDED'];
const giving: readonly CheckId[] = ['integrity', 'issuer', 'recognised'];

/** Expired or revoked only where nothing else failed: a changed file is refused, whatever its dates say. That nobody here knows its issuer is no fault of it. */
export function truthOf(verdict: Verdict): Truth {
  if (verdict.outcome === 'verified') return 'verified';
  if (verdict.outcome !== 'refused') return 'undetermined';
  const failed = verdict.checks
    .filter(({id, result}) => result === 'fail' && id !== 'recognised')
    .map(({code}) => code);
  if (failed.some((code) => revoking.includes(code))) {
    return failed.every((code) => revoking.includes(code) || code === 'EXPIRED') ? 'revoked' : 'refused';
  }
  return failed.every((code) => code === 'EXPIRED') ? 'expired' : 'refused';
}

/** What there is to see where there is no badge; `undefined` where there is one. What is suspended may come back. */
export function voidKindOf(truth: string, verdict: Verdict | undefined): VoidKind | undefined {
  if (truth !== 'revoked') return truth === 'refused' ? truth : undefined;
  return verdict?.checks.some(({code}) => code === 'SUSPENDED') === true ? 'suspended' : 'revoked';
}

/**
 * Is the issuer's name more than what the badge says of itself: one that the backend or the page recognises, and that has given it?
 * Anybody can write a name that is recognised, and sign with a key of their own: the key has to be known as the issuer's.
 */
export function isIssuerRecognised(verdict: Verdict): boolean {
  return giving.every((id) => verdict.checks.some((check) => check.id === id && check.result === 'pass'));
}

/** Could it not be known who has written it? That nobody here knows them is a question of its own. */
export function isAuthorOpen({checks}: Verdict): boolean {
  return checks.some(({id, result}) => result === 'unknown' && (id === 'integrity' || id === 'issuer'));
}

/** True and valid, and given by somebody who is known here: only then does anything look as if all were well. */
export function isGood(verdict: Verdict): boolean {
  return truthOf(verdict) === 'verified' && isIssuerRecognised(verdict);
}

/** Did somebody who was asked not answer? Asking again may then find more; else it finds the same. */
export function wasUnanswered(verdict: Verdict): boolean {
  return verdict.checks.some(({code}) => code.endsWith('_UNREACHABLE') || code === 'LIMIT_TIME');
}
