/** `keyBadge`: a badge earned from others (badge-clé). Its rule, and how far a person is. */
import * as v from 'valibot';
import {instantSchema, slugSchema} from '../text.js';
import {foreignAchievementSchema, type ForeignBadge} from './foreign-badge.js';
import {countTowards, indexHeld} from './key-count.js';

const requiredBadgeSchema = v.object({
  /** A badge of the same structure; with `from`, only the name that the other issuer's badge goes by here. */
  badge: slugSchema,
  mandatory: v.optional(v.boolean(), false),
  notBefore: v.optional(instantSchema),
  notAfter: v.optional(instantSchema),
  /** The badge is another issuer's: this one, and no other. */
  from: v.optional(foreignAchievementSchema),
});

export type RequiredBadge = v.InferOutput<typeof requiredBadgeSchema>;

export const lossPolicies = ['keep', 'suspend', 'revoke'] as const;
/** What becomes of a key badge when a badge that it was counted from is revoked, and too few are left without it. */
export type LossPolicy = (typeof lossPolicies)[number];

/** The rule of a key badge: which badges, how many of them. */
export const keyRuleSchema = v.object({
  requires: v.pipe(v.array(requiredBadgeSchema), v.minLength(1), v.maxLength(500)),
  /** How many of `requires`; absent: all. */
  minRequired: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
  /** `automatic` gives it at once; `ask` offers it, and the person may decline. */
  offer: v.optional(v.picklist(['automatic', 'ask']), 'automatic'),
  /** Absent: `keep`, what was true when it was given stays. */
  onRevoked: v.optional(v.picklist(lossPolicies)),
});

export type KeyRule = v.InferOutput<typeof keyRuleSchema>;

/** A badge that a person holds: valid (not revoked, not expired) at the time of asking. */
export interface HeldBadge {
  readonly badge: string;
  /** The award's id: what the key badge was counted from is recorded. */
  readonly award: string;
  readonly awardedAt: string;
  /** Only where another issuer gave it: then `badge` says nothing, and this decides whether it counts. */
  readonly foreign?: ForeignBadge;
}

export type KeyState = 'locked' | 'inProgress' | 'eligible';

export interface KeyProgress {
  readonly state: KeyState;
  readonly held: number;
  readonly needed: number;
  /** The awards that count, one per badge, in the rule's order. */
  readonly counted: readonly HeldBadge[];
  /** Required badges that are not there yet, by the rule's names and in its order. */
  readonly missing: readonly string[];
  /** Those among `missing` that no other can stand for. */
  readonly missingMandatory: readonly string[];
}

/** How far a person is towards a key badge. A badge held twice counts once, by its first award inside the window. */
export function evaluateKeyBadge(rule: KeyRule, held: readonly HeldBadge[]): KeyProgress {
  return countTowards(rule, indexHeld(held));
}
