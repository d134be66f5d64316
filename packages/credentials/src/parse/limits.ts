/** Bounds of reading: what is larger is refused before any work is spent on it. */

/** Size of a file, in bytes: a badge baked into a photograph is some MB. */
export const MAX_INPUT_BYTES = 10_000_000;
/** Length of a credential's text, in UTF-16 code units: a badge with its picture inside is one or two million. */
export const MAX_TEXT_LENGTH = 4_000_000;
/** Members and array items of a credential: a record of a thousand badges has some ten thousand. */
export const MAX_VALUES = 100_000;
/** Nesting of arrays and objects. */
export const MAX_DEPTH = 200;
/** Size of a text once decompressed from an image, in bytes. */
export const MAX_INFLATED_BYTES = 2_000_000;
