/** What a pathway says of its key badges: how many badges each asks for, and how many of these the person has. */
import type {Badge, PathwayStep} from '@pepites/recognition';
import type {StepView} from './pathway-view.js';

export interface StepAsks {
  readonly n: number;
  readonly total: number;
  /** How many of them the person has. */
  readonly held: number;
}

export interface KeyView {
  readonly title: string;
  /** Badges that are still missing. */
  readonly missing: number;
  readonly isEarned: boolean;
  /** It waits to be taken. */
  readonly isOffered: boolean;
}

/** Key badges are counted apart. */
export interface KeyCount {
  readonly earned: number;
  readonly total: number;
}

export function isKeyBadge(badge: Badge | undefined): boolean {
  return badge?.mode === 'keyBadge';
}

/** Before the id of a badge, where ids of steps stand beside; it is in no slug. */
export const badgeMark = ' ';

/** @param isEarned of the id of a step, or of a badge after `badgeMark` */
export function asksOf(
  step: PathwayStep,
  badge: Badge | undefined,
  isEarned: (id: string) => boolean,
): StepAsks | undefined {
  if (step.kind === 'group')
    return {n: step.atLeast, total: step.steps.length, held: step.steps.filter(isEarned).length};
  if (badge?.mode !== 'keyBadge' || !badge.requires) return undefined;
  const {requires} = badge;
  const held = requires.filter((id) => isEarned(badgeMark + id)).length;
  return {n: badge.minRequired ?? requires.length, total: requires.length, held};
}

/** Where there are several, each says its own rule. */
export function keyOf(steps: readonly StepView[]): KeyView | undefined {
  const [step, ...others] = steps.filter(({isKey}) => isKey);
  if (!step || others.length > 0) return undefined;
  const {title, state, offer} = step;
  return {
    title,
    missing: missingOf(step.asks),
    isEarned: state === 'earned',
    isOffered: offer !== undefined,
  };
}

export function countKeys(steps: readonly StepView[]): KeyCount {
  const keys = steps.filter(({isKey}) => isKey);
  return {earned: keys.filter(({state}) => state === 'earned').length, total: keys.length};
}

/** Badges that a key badge still asks for. */
export function missingOf(asks: StepAsks | undefined): number {
  return asks ? Math.max(0, asks.n - asks.held) : 0;
}

/** Will a key badge come by itself? */
export function isKeyComing({isKey, asks, state, offer}: StepView): boolean {
  return isKey && asks !== undefined && state !== 'earned' && !offer && missingOf(asks) === 0;
}
