/** `keyBadge`: a badge earned from others (badge-clé). */
import * as v from 'valibot';
import {instantSchema, slugSchema} from '../text.js';

const requiredBadgeSchema = v.object({
  badge: slugSchema,
  mandatory: v.optional(v.boolean(), false),
  notBefore: v.optional(instantSchema),
  notAfter: v.optional(instantSchema),
});

/** The rule of a key badge: which badges, how many of them. */
export const keyRuleSchema = v.object({
  requires: v.pipe(v.array(requiredBadgeSchema), v.minLength(1)),
  /** How many of `requires`; absent: all. */
  minRequired: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** `automatic` gives it at once; `ask` offers it, and the person may decline. */
  offer: v.optional(v.picklist(['automatic', 'ask']), 'automatic'),
});

export type KeyRule = v.InferOutput<typeof keyRuleSchema>;

/** A badge that a person holds: valid (not revoked, not expired) at the time of asking. */
export interface HeldBadge {
  readonly badge: string;
  /** The award's id: what the key badge was counted from is recorded. */
  readonly award: string;
  readonly awardedAt: string;
}

export type KeyState = 'locked' | 'inProgress' | 'eligible';

export interface KeyProgress {
  readonly state: KeyState;
  readonly held: number;
  readonly needed: number;
  /** The awards that count, one per badge, in the rule's order. */
  readonly counted: readonly HeldBadge[];
}

/** How far a person is towards a key badge. A badge held twice counts once, by its first award inside the window. */
export function evaluateKeyBadge(rule: KeyRule, held: readonly HeldBadge[]): KeyProgress {
  const needed = Math.min(rule.minRequired ?? rule.requires.length, rule.requires.length);
  const counted: HeldBadge[] = [];
  let mandatoryMissing = false;
  for (const required of rule.requires) {
    const found = held
      .filter((h) => h.badge === required.badge && isInside(h.awardedAt, required))
      .sort((a, b) => Date.parse(a.awardedAt) - Date.parse(b.awardedAt))[0];
    if (found) counted.push(found);
    else if (required.mandatory) mandatoryMissing = true;
  }
  const isEligible = counted.length >= needed && !mandatoryMissing;
  return {
    state: isEligible ? 'eligible' : counted.length > 0 ? 'inProgress' : 'locked',
    held: counted.length,
    needed,
    counted,
  };
}

/** Key badges that need themselves, directly or through others; each as the path that closes. Empty when all is well. */
export function findKeyCycles(rules: ReadonlyMap<string, KeyRule>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (badge: string, path: readonly string[]): void => {
    const start = path.indexOf(badge);
    if (start >= 0) {
      cycles.push([...path.slice(start), badge]);
      return;
    }
    if (done.has(badge)) return;
    for (const {badge: next} of rules.get(badge)?.requires ?? []) visit(next, [...path, badge]);
    done.add(badge);
  };
  for (const badge of rules.keys()) visit(badge, []);
  return cycles;
}

function isInside(
  at: string,
  window: {readonly notBefore?: string | undefined; readonly notAfter?: string | undefined},
): boolean {
  const time = Date.parse(at);
  return (
    (window.notBefore === undefined || time >= Date.parse(window.notBefore)) &&
    (window.notAfter === undefined || time <= Date.parse(window.notAfter))
  );
}
