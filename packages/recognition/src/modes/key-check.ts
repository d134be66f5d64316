/** What is wrong with key badges that their schema lets through: badges that nobody could earn, or that everybody would have. */
import type {KeyRule} from './key-badge.js';
import {requirementKey} from './key-count.js';
import {findKeyCycles} from './key-graph.js';
import {isReversed} from './window.js';

export type KeyProblemCode =
  /** It requires nothing, so everybody would have it at once. */
  | 'KEY_EMPTY'
  /** It asks for more badges than it names. */
  | 'KEY_CANNOT_BE_MET'
  | 'KEY_REQUIRES_ITSELF'
  /** It names a badge twice, which counts once. */
  | 'KEY_REQUIRES_TWICE'
  | 'KEY_WINDOW_REVERSED'
  | 'BADGE_UNKNOWN'
  /** Key badges that need each other. */
  | 'KEY_CYCLE';

export interface KeyProblem {
  readonly code: KeyProblemCode;
  readonly badge: string;
  /** Index in `requires`, where one of them is at fault. */
  readonly place?: number;
  /** The badge at fault, or the path that closes. */
  readonly about: readonly string[];
}

/** Problems of all key badges of a structure; `known` are all its badges. Empty when all is well. */
export function checkKeyBadges(
  rules: ReadonlyMap<string, KeyRule>,
  known: ReadonlySet<string>,
): KeyProblem[] {
  const cycles = findKeyCycles(rules).filter((cycle) => cycle.length > 2);
  return [
    ...[...rules].flatMap(([badge, rule]) => checkOne(badge, rule, known)),
    ...cycles.map((cycle): KeyProblem => ({code: 'KEY_CYCLE', badge: cycle[0] ?? '', about: cycle})),
  ];
}

function checkOne(badge: string, rule: KeyRule, known: ReadonlySet<string>): KeyProblem[] {
  const {requires, minRequired = requires.length} = rule;
  const problems: KeyProblem[] = [];
  if (requires.length === 0 || minRequired < 1) problems.push({code: 'KEY_EMPTY', badge, about: []});
  const named = new Set<string>();
  requires.forEach((required, place) => {
    const about = [required.badge];
    const isOwn = required.from === undefined;
    if (named.has(requirementKey(required))) problems.push({code: 'KEY_REQUIRES_TWICE', badge, place, about});
    named.add(requirementKey(required));
    if (isOwn && required.badge === badge) problems.push({code: 'KEY_REQUIRES_ITSELF', badge, place, about});
    else if (isOwn && !known.has(required.badge)) problems.push({code: 'BADGE_UNKNOWN', badge, place, about});
    if (isReversed(required)) problems.push({code: 'KEY_WINDOW_REVERSED', badge, place, about});
  });
  const possible = requires.filter((required) => !isReversed(required));
  const distinct = new Set(possible.map(requirementKey)).size;
  const isClosed = requires.some((required) => required.mandatory && isReversed(required));
  if (requires.length > 0 && (minRequired > distinct || isClosed))
    problems.push({code: 'KEY_CANNOT_BE_MET', badge, about: []});
  return problems;
}
