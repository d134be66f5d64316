/** How long lists are read page by page. */
import * as v from 'valibot';

/** How many items a page holds: a number, 1 to `most`. In an address it is written as text. */
export const limitUpTo = (most: number) =>
  v.union([
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)),
    v.pipe(v.string(), v.maxLength(3), v.regex(/^[1-9]\d{0,2}$/), v.transform(Number), v.maxValue(most)),
  ]);

/** Where a page begins: what the page before said, taken as it is. */
export const cursorSchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w-]+$/));
