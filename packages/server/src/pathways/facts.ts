/** What is known of people for a pathway: badges, requests on their way, reference dates. A few queries for all of them. */
import {
  acceptForeignBadge,
  type HeldFact,
  type OfferFact,
  type OpenFact,
  type PathwayDefinition,
  type PersonFacts,
} from '@pepites/recognition';
import {foreignBadgesOf} from '../awards/foreign-badges.js';
import type {Executor} from '../store/open-store.js';

interface Asked {
  readonly structure: string;
  readonly pathway: PathwayDefinition;
  readonly people: readonly string[];
  readonly now: Date;
}

/** In the order of `people`. */
export async function factsOfPeople(db: Executor, asked: Asked): Promise<PersonFacts[]> {
  const {structure, pathway, people} = asked;
  const badges = badgesOf(pathway);
  const held = gather<HeldFact>();
  const open = gather<OpenFact>();
  const awards = await db
    .selectFrom('award')
    .select(['id', 'badge_id', 'person_id', 'awarded_at'])
    .where('structure_id', '=', structure)
    .where('person_id', 'in', people)
    .where('badge_id', 'in', badges)
    .where('state', '=', 'issued')
    .where('suspended_at', 'is', null)
    .where('organisation_id', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', asked.now.toISOString())]))
    .execute();
  for (const row of awards)
    held.add(row.person_id, {badge: row.badge_id, award: row.id, awardedAt: row.awarded_at});
  const requests = await db
    .selectFrom('request')
    .select(['id', 'badge_id', 'person_id', 'state', 'submitted_at'])
    .where('structure_id', '=', structure)
    .where('person_id', 'in', people)
    .where('badge_id', 'in', badges)
    // Approved and not signed yet: the person has asked, and does not hold it.
    .where((eb) => eb.or([eb('is_open', '=', 1), eb('state', '=', 'approved')]))
    .execute();
  for (const row of requests)
    open.add(row.person_id, {
      badge: row.badge_id,
      request: row.id,
      state: row.state,
      sentAt: row.submitted_at,
    });
  await addForeign(db, asked, held);
  const offers = await offersTo(db, asked);
  const dates = await db
    .selectFrom('reference_date')
    .select(['person_id', 'date'])
    .where('structure_id', '=', structure)
    .where('person_id', 'in', people)
    .execute();
  const dateOf = new Map(dates.map((row) => [row.person_id, row.date]));
  return people.map((person) => {
    const referenceDate = dateOf.get(person);
    return {
      person,
      held: held.of(person),
      open: open.of(person),
      offers: offers.of(person),
      ...(referenceDate !== undefined && {referenceDate}),
    };
  });
}

export function badgesOf({steps}: Pick<PathwayDefinition, 'steps'>): string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'badge' ? [step.badge] : [])))];
}

/** Key badges that wait for the person to take them. */
async function offersTo(
  db: Executor,
  {structure, people}: Asked,
): Promise<Pick<ReturnType<typeof gather<OfferFact>>, 'of'>> {
  const offers = gather<OfferFact>();
  const rows = await db
    .selectFrom('key_case')
    .select(['badge_id', 'person_id', 'state'])
    .where('person_id', 'in', people)
    .where('state', 'in', ['offered', 'declined'])
    .where('structure_id', '=', structure)
    .execute();
  for (const {badge_id: badge, person_id: person, state} of rows)
    offers.add(person, {badge, state: state === 'declined' ? 'declined' : 'offered'});
  return offers;
}

/** Only those that the pathway names, that are verified, and that are proven to be this person's. */
async function addForeign(
  db: Executor,
  {structure, pathway, people, now}: Asked,
  held: ReturnType<typeof gather<HeldFact>>,
): Promise<void> {
  const listed = pathway.steps.flatMap((step) => (step.kind === 'badge' ? (step.alsoFrom ?? []) : []));
  if (listed.length === 0) return;
  for (const {person, award, awardedAt, foreign} of await foreignBadgesOf(db, {structure, people, now})) {
    if (!acceptForeignBadge(foreign, listed).ok) continue;
    held.add(person, {badge: foreign.achievement, issuer: foreign.issuer, award, awardedAt});
  }
}

function gather<T>() {
  const all = new Map<string, T[]>();
  return {
    add(person: string, fact: T): void {
      const known = all.get(person);
      if (known) known.push(fact);
      else all.set(person, [fact]);
    },
    of: (person: string): readonly T[] => all.get(person) ?? [],
  };
}
