/** How long lists are read page by page. */
import * as v from 'valibot';

/** How many items a page holds at most: 1 to 200. In an address it is written as text. */
export const limitSchema = v.pipe(
  v.union([
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    v.pipe(v.string(), v.maxLength(3), v.regex(/^(?:[1-9]\d?|1\d\d|200)$/), v.transform(Number)),
  ]),
);

/** Where a page begins: what the page before said, taken as it is. */
export const cursorSchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[\w-]+$/));
