/** Half a character (a lone surrogate) has no UTF-8 form: two different texts would have the same bytes, and the same digest. */

const LONE_SURROGATE = /\p{Surrogate}/u;

/** True when the text is Unicode throughout. */
export function isWellFormed(text: string): boolean {
  // Native since ES2024, and several times faster.
  const native = (text as {isWellFormed?: () => boolean}).isWellFormed;
  return native ? native.call(text) : !LONE_SURROGATE.test(text);
}
