/** Bounds of reading: what is larger is refused before any work is spent on it. */

/** Size of an input, in bytes. */
export const MAX_INPUT_BYTES = 10_000_000;
/** Nesting of arrays and objects. */
export const MAX_DEPTH = 200;
/** Size of a text once decompressed from an image, in bytes. */
export const MAX_INFLATED_BYTES = 2_000_000;
