/** What became of a request while somebody was writing an answer to it. */
import {awaitsReview, type BadgeRequest, type RequestReview} from '@pepites/recognition';

export interface ReviewNews {
  /** Answers that others gave in the meantime. */
  readonly reviews: readonly RequestReview[];
  /** The person sent it again. */
  readonly isSentAgain: boolean;
  readonly isWithdrawn: boolean;
  /** Can it still be answered? */
  readonly isOpen: boolean;
}

/** undefined where there is nothing to tell. */
export function newsBetween(before: BadgeRequest, after: BadgeRequest): ReviewNews | undefined {
  const keyOf = ({examinerName, revision, at}: RequestReview): string => `${revision} ${at} ${examinerName}`;
  const known = new Set(before.reviews.map(keyOf));
  const news = {
    reviews: after.reviews.filter((review) => !known.has(keyOf(review))),
    isSentAgain: after.revision > before.revision,
    isWithdrawn: after.state === 'withdrawn' && before.state !== 'withdrawn',
    isOpen: awaitsReview(after.state),
  };
  return news.reviews.length > 0 || news.isSentAgain || news.isWithdrawn ? news : undefined;
}
