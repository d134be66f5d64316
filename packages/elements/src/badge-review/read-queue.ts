/** Reads the queue as far as it is shown, page by page. */
import type {BackendCall, BadgeBackend, BadgeRequest} from '@pepites/recognition';
import {everyItem} from '@pepites/sdk/paging.js';

export const pageSize = 25;
const largestPage = 200;

export interface QueueFilter {
  /** Id of a badge; empty: all. */
  readonly badge: string;
  /** `all`: those that wait for anybody; for the lead. */
  readonly whose: 'mine' | 'all';
}

export interface ReviewQueue {
  /** The oldest first. */
  readonly items: readonly BadgeRequest[];
  /** How many wait for this choice in all; the list may hold fewer. */
  readonly waiting: number;
  /** How many wait for each badge; only for those of the choice. */
  readonly byBadge: Readonly<Record<string, number>>;
}

export async function readQueue(
  client: BadgeBackend,
  options: QueueFilter & {readonly structure: string; readonly atMost: number; readonly signal: AbortSignal},
): Promise<ReviewQueue> {
  const {structure, badge, whose, atMost, signal} = options;
  let waiting = 0;
  let byBadge: Readonly<Record<string, number>> = {};
  const items: BadgeRequest[] = [];
  const readPage: BackendCall<'reviews.queue'> = async (input, callOptions) => {
    const page = await client.reviews.queue(input, callOptions);
    waiting = page.waiting;
    byBadge = page.waitingByBadge ?? {};
    return page;
  };
  const asked: Parameters<typeof readPage>[0] = {
    structure,
    limit: Math.min(atMost, largestPage),
    ...(badge !== '' && {badge}),
    ...(whose === 'all' && {whose}),
  };
  const pages = everyItem(readPage, asked, {signal});
  for await (const item of pages) {
    items.push(item);
    if (items.length >= atMost) break;
  }
  return {items, waiting: Math.max(waiting, items.length), byBadge};
}
