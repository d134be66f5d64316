/** How often something may be done. */

export interface RateLimit {
  /** Most times inside the span. */
  readonly max: number;
  readonly withinHours: number;
}

/** May it be done once more now? `times` are the earlier ones, ISO 8601, in any order. */
export function isWithinRate(times: readonly string[], limit: RateLimit, now: Date): boolean {
  const from = now.getTime() - limit.withinHours * 3_600_000;
  return times.filter((time) => Date.parse(time) > from).length < limit.max;
}
