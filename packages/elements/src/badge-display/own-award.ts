/** Finds the signed-in person's own award of a badge. */
import type {Award, BadgeBackend} from '@pepites/recognition';

/** The one that was issued, else the one being signed, else one that was withdrawn. */
export async function ownAward(
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
