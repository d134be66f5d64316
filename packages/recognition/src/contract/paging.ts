/** How long lists are read page by page. */
import * as v from 'valibot';

/** How many items a page holds at most: 1 to 200. In an address it is written as text. */
export const limitSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(1),
  v.maxValue(200),
);

/** Where a page begins: what the page before said, taken as it is. */
export const cursorSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));
