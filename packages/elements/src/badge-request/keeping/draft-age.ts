/** How old a kept draft is, on devices whose clock may be wrong. */

/** Days after which an untouched draft is dropped. */
export const draftLivesDays = 14;

const dayMs = 86_400_000;
/** No draft is older than what keeps them: an earlier date comes from a clock that had not been set. */
const earliest = Date.parse('2026-01-01T00:00:00Z');

/**
 * `unknown`: the date of the draft, or of today, cannot be true. Better keep a draft for two weeks more than lose one because a battery was
 * flat.
 */
export function ageOf(updatedAt: string, now: Date): 'fresh' | 'old' | 'unknown' {
  const at = Date.parse(updatedAt);
  const today = now.getTime();
  if (!(at >= earliest) || at > today + dayMs) return 'unknown';
  return today - at > draftLivesDays * dayMs ? 'old' : 'fresh';
}
