/** A span of time that a badge or a fact must fall into. */

export interface TimeWindow {
  /** ISO 8601 with a zone; absent: open on this side. Both ends belong to the window. */
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}

/** Where an instant lies. An instant that cannot be read lies in no window but the open one. */
export function placeInWindow(
  at: string | undefined,
  window: TimeWindow,
): 'inside' | 'tooEarly' | 'tooLate' | 'unknown' {
  const {notBefore, notAfter} = window;
  if (notBefore === undefined && notAfter === undefined) return 'inside';
  const time = at === undefined ? NaN : Date.parse(at);
  if (Number.isNaN(time)) return 'unknown';
  if (notBefore !== undefined && time < Date.parse(notBefore)) return 'tooEarly';
  return notAfter !== undefined && time > Date.parse(notAfter) ? 'tooLate' : 'inside';
}

/** Does the window end before it begins, so that nothing is ever inside? */
export function isReversed({notBefore, notAfter}: TimeWindow): boolean {
  return notBefore !== undefined && notAfter !== undefined && Date.parse(notBefore) > Date.parse(notAfter);
}
