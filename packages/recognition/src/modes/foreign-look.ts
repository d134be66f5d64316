/** A badge of another issuer is looked at again from time to time: what the new look changes, and when the next one is due. */
import {acceptForeignBadge, type ForeignBadge} from './foreign-badge.js';

/**
 * A revoked badge counts for a week at most, and an issuer is asked once a week for each badge: revoking is rare, and their servers are
 * small.
 */
export const lookAgainDays = 7;
/** Who could not be reached is mostly back the same day. */
export const retryHours = 6;
/** An issuer that is not back by then is asked as rarely as the others. */
export const retryDays = 7;

/** What verifying it once more has found. */
export interface ForeignLook {
  readonly verdict: ForeignBadge['verdict'];
  /** The code of its check `status`, where that failed. */
  readonly status?: string | undefined;
  readonly validUntil?: string | undefined;
}

export interface ForeignChange {
  readonly badge: ForeignBadge;
  /**
   * `lost`: it is refused, and what was counted from it follows its policy; `suspended`: the same for a time; `back`: it counts again,
   * or for the first time.
   */
  readonly change: 'none' | 'lost' | 'suspended' | 'back';
  /** ISO 8601; undefined: never, since what was found does not change any more. */
  readonly nextLookAt: string | undefined;
}

/**
 * `undetermined` takes nothing away: what was known stays, with the day since when it is not known any better; meanwhile the badge opens
 * no new key badge. Whose it is was settled when it was brought.
 */
export function lookAgain(before: ForeignBadge, look: ForeignLook, now: Date): ForeignChange {
  const {confirmation, issuer, achievement} = before;
  const base = {issuer, achievement, ...(confirmation && {confirmation})};
  const {outcome} = look.verdict;
  if (outcome !== 'verified' && outcome !== 'refused') {
    const unsureSince = before.unsureSince ?? now.toISOString();
    const isFresh = now.getTime() - Date.parse(unsureSince) < retryDays * 86_400_000;
    return {
      badge: {...base, verdict: before.verdict, unsureSince},
      change: 'none',
      nextLookAt: hoursAfter(now, isFresh ? retryHours : lookAgainDays * 24),
    };
  }
  const isTheirs = before.verdict.recipient === 'pass';
  const badge: ForeignBadge = {
    ...base,
    verdict: outcome === 'verified' && isTheirs ? {...look.verdict, recipient: 'pass'} : look.verdict,
  };
  if (outcome === 'verified') {
    const isBack = !isSure(before) && isSure(badge);
    return {badge, change: isBack ? 'back' : 'none', nextLookAt: nextLook(now, look)};
  }
  const kept = {...badge, verdict: {...badge.verdict, recipient: before.verdict.recipient}};
  const isEnd = look.status === 'REVOKED' || isPast(look.validUntil, now);
  return {
    badge: kept,
    change: look.status === 'SUSPENDED' ? 'suspended' : 'lost',
    nextLookAt: isEnd ? undefined : nextLook(now, look),
  };
}

/** When a badge that was just brought is looked at again. */
export function firstLookAgain(look: ForeignLook, now: Date): string | undefined {
  return lookAgain({issuer: '', achievement: '', verdict: look.verdict}, look, now).nextLookAt;
}

/** Does it count for what begins now? */
function isSure(badge: ForeignBadge): boolean {
  return badge.unsureSince === undefined && acceptForeignBadge(badge, [badge]).ok;
}

/** On the day that it ends, if that comes first. */
function nextLook(now: Date, {validUntil}: ForeignLook): string {
  const usual = hoursAfter(now, lookAgainDays * 24);
  if (validUntil === undefined || isPast(validUntil, now)) return usual;
  const atEnd = new Date(Date.parse(validUntil)).toISOString();
  return atEnd < usual ? atEnd : usual;
}

function isPast(validUntil: string | undefined, now: Date): boolean {
  return validUntil !== undefined && Date.parse(validUntil) <= now.getTime();
}

function hoursAfter(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}
