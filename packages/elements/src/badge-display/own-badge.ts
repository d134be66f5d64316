/** Finds the signed-in person's own badge. */
import type {Award, BadgeBackend} from '@pepites/recognition';
import type {BackendContext} from '../context/backend-context.js';
import {type BadgeSource, fetchBadge, type ReadOptions} from './badge-source.js';

export interface OwnBadgeOptions extends ReadOptions {
  readonly structure: string;
  readonly badge: string;
  readonly signal: AbortSignal;
}

export async function ownBadge(context: BackendContext, options: OwnBadgeOptions): Promise<BadgeSource> {
  if (!context.session) return {kind: 'signInFirst'};
  const award = await context.use((client) => ownAward(client, options));
  if (!award) return {kind: 'nothingYet'};
  if (award.credentialUrl === undefined) return {kind: award.state === 'signing' ? 'signing' : 'nothingYet'};
  const source = await fetchBadge(award.credentialUrl, options);
  return source.kind === 'badge' ? {...source, award} : source;
}

/** The one that was issued, else the one being signed, else one that was withdrawn. */
async function ownAward(
  client: BadgeBackend,
  {
    structure,
    badge,
    signal,
  }: {readonly structure: string; readonly badge: string; readonly signal: AbortSignal},
): Promise<Award | undefined> {
  const {items} = await client.me.awards({structure}, {signal});
  const own = items.filter((award) => award.badge === badge);
  const inState = (state: Award['state']): Award | undefined => own.find((award) => award.state === state);
  return inState('issued') ?? inState('signing') ?? inState('revoked');
}
