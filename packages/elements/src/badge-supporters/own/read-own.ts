/** The supporters' badges that the signed-in person has, for themselves and for organisations, and whether each is listed. */
import type {Award, BadgeBackend, SupporterListingView} from '@pepites/recognition';

export interface OwnSupport {
  readonly award: Award;
  readonly listing: SupporterListingView;
  /** Name of the organisation that the badge was received for; empty: for the person. */
  readonly organisation: string;
}

interface Whose {
  readonly structure: string;
  readonly badge: string;
}

/** The person's own first. @throws a `BackendError` */
export async function readOwn(
  client: BadgeBackend,
  {structure, badge}: Whose,
  signal: AbortSignal,
): Promise<OwnSupport[]> {
  const {items} = await client.me.awards({structure}, {signal});
  const held = items.filter(
    (award) => award.badge === badge && award.state !== 'revoked' && award.isExpired !== true,
  );
  const names = await organisationNames(client, structure, held, signal);
  const found = await Promise.all(
    held.map(async (award) => ({
      award,
      listing: await client.supporters.getListing({structure, award: award.id}, {signal}),
      organisation: award.organisation === undefined ? '' : (names.get(award.organisation) ?? ''),
    })),
  );
  return found.sort((a, b) => Number(isForOrganisation(a)) - Number(isForOrganisation(b)));
}

export const isForOrganisation = ({award}: OwnSupport): boolean => award.organisation !== undefined;

async function organisationNames(
  client: BadgeBackend,
  structure: string,
  awards: readonly Award[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (awards.every(({organisation}) => organisation === undefined)) return new Map();
  const {items} = await client.organisations.list({structure}, {signal});
  return new Map(items.map(({id, name}) => [id, name]));
}
