/** What happened, as it is told to programs: from rows to events. Self-created badges are their makers' own affair: nobody is told. */
import type {RequestState, ReviewedRequest, WebhookEventType} from '@pepites/recognition';
import type {KnownBadge} from '../catalogue/catalogue.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {tellWebhooks} from './tell.js';

export type ToldAward = Pick<
  Database['award'],
  'id' | 'structure_id' | 'badge_id' | 'badge_owner' | 'badge_version' | 'request_id' | 'pseudonym_id'
>;

/** The columns of `ToldAward`. */
export const toldAwardColumns = [
  'id',
  'structure_id',
  'badge_id',
  'badge_owner',
  'badge_version',
  'request_id',
  'pseudonym_id',
] as const satisfies readonly (keyof ToldAward)[];

export async function tellOfAward(
  t: Executor,
  type: Extract<WebhookEventType, `award.${string}`>,
  row: ToldAward,
  at: Date,
): Promise<void> {
  if (row.pseudonym_id !== null) return;
  await tellWebhooks(t, {
    type,
    at,
    data: {
      structure: row.structure_id,
      badge: row.badge_id,
      badgeOwner: row.badge_owner,
      badgeVersion: row.badge_version,
      award: row.id,
      ...(row.request_id !== null && {request: row.request_id}),
    },
  });
}

const requestEvents: Partial<Record<RequestState, Extract<WebhookEventType, `request.${string}`>>> = {
  submitted: 'request.sent',
  needsMore: 'request.needsMore',
  approved: 'request.approved',
  declined: 'request.declined',
  withdrawn: 'request.ended',
  lapsed: 'request.ended',
};

/** Called when its state or its revision has changed. */
export async function tellOfRequest(
  t: Executor,
  row: {readonly id: string; readonly structure_id: string},
  {next, badge, at}: {readonly next: ReviewedRequest; readonly badge: KnownBadge; readonly at: Date},
): Promise<void> {
  const type = requestEvents[next.state];
  if (type === undefined) return;
  await tellWebhooks(t, {
    type,
    at,
    data: {
      structure: row.structure_id,
      badge: badge.id,
      badgeOwner: badge.owner,
      badgeVersion: badge.version,
      request: row.id,
      revision: next.revision,
    },
  });
}
