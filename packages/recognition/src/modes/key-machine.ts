/**
 * `keyBadge` as a machine: one person on the way to one key badge. Badges are counted until there are enough; the key badge is then
 * given, or offered where the person is asked; a counted badge that is revoked afterwards follows the rule's policy.
 */
import {acceptForeignBadge} from './foreign-badge.js';
import {evaluateKeyBadge, type HeldBadge, type KeyProgress, type KeyRule} from './key-badge.js';
import {isPending} from './key-evaluation.js';
import {minMessageLength} from './reviewed-request.js';
import {refuse, to, type Transition} from './transition.js';

/**
 * `offered` and `declined` exist only where the rule says `ask`; a declined badge can be taken later. `suspended`: given, but too
 * few of its badges are left; it comes back with them. `revoked` is the end.
 */
export const keyBadgeStates = [
  'locked',
  'inProgress',
  'eligible',
  'offered',
  'declined',
  'issued',
  'suspended',
  'revoked',
] as const;
export type KeyBadgeState = (typeof keyBadgeStates)[number];

/** A counted badge that was revoked or suspended after the key badge was given. */
export interface LostBadge {
  readonly award: string;
  /** It may come back, as a suspended key badge does. */
  readonly isSuspended?: true;
  /** What its issuer said; may be empty. */
  readonly reason: string;
  readonly at: string;
}

export interface KeyBadgeCase {
  readonly state: KeyBadgeState;
  readonly rule: KeyRule;
  /** What there is now. Once the badge is given it changes only by revoked badges and those that replace them: one that expires stays. */
  readonly progress: KeyProgress;
  /** The awards that the badge was given for; empty before. Never changes afterwards. */
  readonly counted: readonly HeldBadge[];
  /** Set once, when the badge is given. */
  readonly award?: string;
  readonly lost: readonly LostBadge[];
  /** Only where `revoked`: because a counted badge was, or by the issuer's own decision. */
  readonly ended?: {
    readonly cause: 'countedRevoked' | 'decision';
    readonly reason: string;
    readonly at: string;
  };
}

export type KeyBadgeEvent =
  /** All that the person holds now. */
  | {readonly type: 'held'; readonly held: readonly HeldBadge[]}
  /** The badge is offered, or taken up again by a person who had declined. */
  | {readonly type: 'offer'}
  | {readonly type: 'decline'}
  /** The person takes the offered badge. */
  | {readonly type: 'accept'; readonly award: string; readonly alreadyHolds: boolean}
  /** The badge is given without asking. */
  | {readonly type: 'issue'; readonly award: string; readonly alreadyHolds: boolean}
  /** A counted badge was revoked, or suspended for a time; `held` is what the person holds without it. */
  | {
      readonly type: 'countedRevoked' | 'countedSuspended';
      readonly award: string;
      readonly reason: string;
      readonly held: readonly HeldBadge[];
    }
  /** The issuer takes the key badge back, with a reason in words. */
  | {readonly type: 'revoke'; readonly reason: string};

/** A person with what they hold when they are first looked at. */
export function startKeyBadge(rule: KeyRule, held: readonly HeldBadge[]): KeyBadgeCase {
  const progress = evaluateKeyBadge(rule, held);
  return {state: progress.state, rule, progress, counted: [], lost: []};
}

/** The next state, or why the event is refused. */
export function advanceKeyBadge(
  current: KeyBadgeCase,
  event: KeyBadgeEvent,
  now: Date,
): Transition<KeyBadgeCase> {
  switch (event.type) {
    case 'held':
      return to(current.award === undefined ? recount(current, event.held) : reinstate(current, event.held));
    case 'offer':
      return offer(current);
    case 'decline':
      return current.state === 'offered' ? to({...current, state: 'declined'}) : refuse('KEY_STATE');
    case 'accept':
      if (current.award !== undefined || event.alreadyHolds) return refuse('BADGE_ALREADY_HELD');
      if (current.state !== 'offered') return refuse('KEY_OFFER_NEEDED');
      return give(current, event.award);
    case 'issue':
      if (current.award !== undefined || event.alreadyHolds) return refuse('BADGE_ALREADY_HELD');
      if (current.progress.state !== 'eligible') return refuse('KEY_NOT_ELIGIBLE');
      return current.rule.offer === 'ask' ? refuse('KEY_OFFER_NEEDED') : give(current, event.award);
    case 'countedRevoked':
    case 'countedSuspended':
      return lose(current, event, now);
    case 'revoke':
      return revoke(current, event.reason, now);
  }
}

function recount(current: KeyBadgeCase, held: readonly HeldBadge[]): KeyBadgeCase {
  const progress = evaluateKeyBadge(current.rule, held);
  // That a person declined is remembered; an offer does not outlive what it was made for.
  const isAnswered = current.state === 'declined';
  const isStillOffered = current.state === 'offered' && progress.state === 'eligible';
  return {...current, progress, state: isAnswered || isStillOffered ? current.state : progress.state};
}

function offer(current: KeyBadgeCase): Transition<KeyBadgeCase> {
  if (current.award !== undefined) return refuse('BADGE_ALREADY_HELD');
  if (current.rule.offer !== 'ask' || current.state === 'offered') return refuse('KEY_STATE');
  return current.progress.state === 'eligible'
    ? to({...current, state: 'offered'})
    : refuse('KEY_NOT_ELIGIBLE');
}

function give(current: KeyBadgeCase, award: string): Transition<KeyBadgeCase> {
  const {counted} = current.progress;
  if (counted.some(isPending)) return refuse('KEY_NOT_ELIGIBLE');
  return to({...current, state: 'issued', award, counted});
}

function reinstate(current: KeyBadgeCase, held: readonly HeldBadge[]): KeyBadgeCase {
  const back = new Set(held.filter(isGood).map(({award}) => award));
  const lost = current.lost.filter(({award}) => !back.has(award));
  if (lost.length === current.lost.length && current.state !== 'suspended') return current;
  if (current.state === 'revoked') return current;
  const progress = standing({...current, lost}, held);
  return {...current, lost, progress, state: progress.state === 'eligible' ? 'issued' : current.state};
}

/** A badge of another issuer is still the person's when it is not good any more. */
function isGood({foreign}: HeldBadge): boolean {
  return !foreign || (foreign.unsureSince === undefined && acceptForeignBadge(foreign, [foreign]).ok);
}

/** What is only suspended takes nothing away for good: the key badge waits with it, also where the rule says `revoke`. */
function lose(
  current: KeyBadgeCase,
  event: Extract<KeyBadgeEvent, {type: 'countedRevoked' | 'countedSuspended'}>,
  now: Date,
): Transition<KeyBadgeCase> {
  if (current.state !== 'issued' && current.state !== 'suspended') return refuse('KEY_STATE');
  const isSuspended = event.type === 'countedSuspended';
  const isCounted = [...current.counted, ...current.progress.counted].some(
    ({award}) => award === event.award,
  );
  const before = current.lost.find(({award}) => award === event.award);
  // What was suspended may be revoked after all.
  const isNew = before ? before.isSuspended === true && !isSuspended : isCounted;
  if (!isNew) return refuse('KEY_NOT_COUNTED');
  const at = now.toISOString();
  const reason = event.reason.trim();
  const lost = {award: event.award, reason, at, ...(isSuspended && {isSuspended: true as const})};
  const next = {...current, lost: [...current.lost.filter((one) => one !== before), lost]};
  const progress = standing(next, event.held);
  if (progress.state === 'eligible') return to({...next, progress, state: 'issued'});
  const policy = current.rule.onRevoked ?? 'keep';
  if (policy === 'keep') return to({...next, progress});
  if (policy === 'suspend' || isSuspended) return to({...next, progress, state: 'suspended'});
  return to({...next, progress, state: 'revoked', ended: {cause: 'countedRevoked', reason, at}});
}

function revoke(current: KeyBadgeCase, given: string, now: Date): Transition<KeyBadgeCase> {
  if (current.state !== 'issued' && current.state !== 'suspended') return refuse('KEY_STATE');
  const reason = given.trim();
  if (reason.length < minMessageLength) return refuse('MESSAGE_REQUIRED');
  return to({...current, state: 'revoked', ended: {cause: 'decision', reason, at: now.toISOString()}});
}

/** What the badge rests on once it is given: what it was counted from, what is held beside it, and nothing that is lost. */
function standing(current: KeyBadgeCase, held: readonly HeldBadge[]): KeyProgress {
  const gone = new Set(current.lost.map(({award}) => award));
  const all = [...current.counted, ...current.progress.counted, ...held];
  return evaluateKeyBadge(
    current.rule,
    all.filter((one) => !gone.has(one.award) && !isPending(one)),
  );
}
