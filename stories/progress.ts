/** A person's progress on any pathway, for stories and tests. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';

/** Somebody who has earned the first `earned` steps of a pathway, and does the next one now. */
export function progressTo({steps, badges}: Pathway, earned: number): PathwayProgress {
  const keys = new Set(badges.filter(({mode}) => mode === 'keyBadge').map(({id}) => id));
  const counted = steps.filter((step) => step.kind === 'badge' && !keys.has(step.badge));
  return {
    steps: steps.map(({id}, index) => ({
      step: id,
      ...(index < earned
        ? {state: 'earned' as const, awardedAt: '2026-08-03T09:00:00Z'}
        : {state: index === earned ? ('now' as const) : ('later' as const)}),
    })),
    earned: counted.filter((step) => steps.indexOf(step) < earned).length,
    total: counted.length,
  };
}
