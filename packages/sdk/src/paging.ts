/** `@pepites/sdk/paging.js`: lists that come page by page, read as one. */
import type {CallOptions} from '@pepites/recognition';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
}

/**
 * Every item of a route that answers page by page (`cursor` in, `next` out); the next page is fetched when it is asked for, and no more
 * once the loop is left.
 *
 * @param call a function of the client: `client.claims.waiting`
 * @throws what the call rejects with; {Error} when a page leads to itself
 * @example
 * import {createServerClient} from '@pepites/sdk/server.js';
 * import {everyItem} from '@pepites/sdk/paging.js';
 *
 * const apiKey = process.env['PEPITES_API_KEY'] ?? '';
 * const {claims} = createServerClient({backend: 'https://badges.example', apiKey});
 * for await (const {badge, learner} of everyItem(claims.waiting, {structure: 'inae'})) console.log(badge, learner);
 */
export async function* everyItem<Input extends {readonly cursor?: string | undefined}, Item>(
  call: (input: Input, options?: CallOptions) => Promise<Page<Item>>,
  input: Input,
  options: Pick<CallOptions, 'signal'> = {},
): AsyncGenerator<Item, void, undefined> {
  let {cursor} = input;
  for (;;) {
    const {items, next} = await call(cursor === undefined ? input : {...input, cursor}, options);
    yield* items;
    if (next === undefined) return;
    if (next === cursor) throw new Error('A page leads to itself');
    cursor = next;
  }
}
