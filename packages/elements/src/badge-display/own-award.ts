/** Finds the signed-in person's own award of a badge. */
import type {Award, BadgeBackend} from '@pepites/recognition';
import type {BackendContext} from '../context/backend-context.js';

interface OwnAwardOptions {
  readonly structure: string;
  readonly badge: string;
  readonly signal: AbortSignal;
}

type IssuedAward = Award & {readonly credentialUrl: string};

/** The award with a badge to show, else why there is none. */
export async function ownAward(
  context: BackendContext,
  options: OwnAwardOptions,
): Promise<IssuedAward | 'signInFirst' | 'nothingYet' | 'signing'> {
  if (!context.session) return 'signInFirst';
  const award = await context.use((client) => bestAward(client, options));
  if (award?.credentialUrl !== undefined) return {...award, credentialUrl: award.credentialUrl};
  return award?.state === 'signing' ? 'signing' : 'nothingYet';
}

/** The one that was issued, else the one being signed, else one that was withdrawn. */
async function bestAward(
  client: BadgeBackend,
  {structure, badge, signal}: OwnAwardOptions,
): Promise<Award | undefined> {
  const {items} = await client.me.awards({structure}, {signal});
  const own = items.filter((award) => award.badge === badge);
  const inState = (state: Award['state']): Award | undefined => own.find((award) => award.state === state);
  return inState('issued') ?? inState('signing') ?? inState('revoked');
}
