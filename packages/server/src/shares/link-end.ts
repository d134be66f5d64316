/** When links that people make end, and how many may be open at once: the same for one badge and for several. */
import {Refusal} from '../refusal.js';

/** Open links of one badge, or walls of one person: more are a mistake, or a program. */
export const mostOpenLinks = 20;

/** @throws {Refusal} BAD_REQUEST for an end in the past */
export function endOf({endsAt}: {readonly endsAt?: string | undefined}, now: Date): string | null {
  if (endsAt === undefined) return null;
  const end = new Date(endsAt);
  if (end > now) return end.toISOString();
  throw new Refusal('BAD_REQUEST', {
    detail: 'The end is in the past',
    problems: [{at: 'endsAt', code: 'IN_THE_PAST'}],
  });
}

/** @throws {Refusal} SHARE_LIMIT. @param links those that were not revoked */
export function assertRoom(links: readonly {readonly ends_at: string | null}[], now: Date): void {
  const open = links.filter(({ends_at: end}) => end === null || Date.parse(end) > now.getTime());
  if (open.length >= mostOpenLinks) throw new Refusal('SHARE_LIMIT');
}

/** Their own word for a link; none when it is empty. */
export function labelOf({label}: {readonly label?: string | undefined}): string | null {
  return label === undefined || label === '' ? null : label;
}
