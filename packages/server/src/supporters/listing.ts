/** The public list of supporters: who holds the badge says so apart, and takes it back when they like. */
import {
  advanceListing,
  type ListingEvent,
  mostSupportersShown,
  type Supporter,
  type SupporterListing,
  type SupporterListingView,
  unlisted,
} from '@pepites/recognition';
import {type AwardRow, readAward} from '../awards/award-view.js';
import {readBadge} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor, Session} from '../store/open-store.js';
import {asAutomatic} from './automatic-award.js';
import {organisationView} from './organisations.js';

export interface OwnAward {
  readonly structure: string;
  readonly award: string;
  readonly person: string;
}

/** @throws {Refusal} AWARD_UNKNOWN */
export async function readListing(db: Executor, own: OwnAward): Promise<SupporterListingView> {
  const row = await ownAward(db, own);
  return view(await listingOf(db, row.id));
}

/** @throws {Refusal} AWARD_UNKNOWN, LISTING_NOT_OFFERED, REQUEST_STATE, CONSENT_MISSING, REQUEST_INCOMPLETE */
export async function setListing(
  {db, now}: Services,
  own: OwnAward,
  wish: {readonly isListed: boolean; readonly name: string; readonly agreed: boolean},
): Promise<SupporterListingView> {
  const {person} = own;
  const event: ListingEvent = wish.isListed
    ? {type: 'optIn', by: person, name: wish.name, hasAgreed: wish.agreed}
    : {type: 'optOut', by: person};
  return db
    .transaction()
    .execute(async (t) => view(await listSupporter(t, await ownAward(t, own), event, now())));
}

/** @throws {Refusal} the code that the machine refuses with */
export async function listSupporter(
  t: Session,
  award: AwardRow,
  event: ListingEvent,
  now: Date,
): Promise<SupporterListing> {
  const {process} = await readBadge(t, award.structure_id, award.badge_id);
  const listsSupporters = process.mode === 'automaticOnRequest' && process.listsSupporters;
  const known = {award: asAutomatic(award), listsSupporters, now};
  const next = advanceListing(await listingOf(t, award.id), event, known);
  if (!next.ok) throw new Refusal(next.code);
  if (next.state.state === 'unlisted') {
    await t.deleteFrom('supporter_listing').where('award_id', '=', award.id).execute();
    return next.state;
  }
  const {name, since} = next.state;
  await t
    .insertInto('supporter_listing')
    .values({
      award_id: award.id,
      name,
      since,
      structure_id: award.structure_id,
      badge_id: award.badge_id,
      organisation_id: award.organisation_id,
      valid_until: award.valid_until,
      is_shown: isShown(award) ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('award_id').doUpdateSet({name}))
    .execute();
  return next.state;
}

type Shown = Pick<AwardRow, 'state' | 'suspended_at'>;

const isShown = ({state, suspended_at: since}: Shown): boolean => state === 'issued' && since === null;

/** Whatever changes an award’s state says so to the list; in the same transaction. */
export async function settleListing(t: Session, award: Shown & Pick<AwardRow, 'id'>): Promise<void> {
  await t
    .updateTable('supporter_listing')
    .set({is_shown: isShown(award) ? 1 : 0})
    .where('award_id', '=', award.id)
    .execute();
}

/** Who is past their date is listed no more. The list does not show them meanwhile. */
export async function dropExpiredListings({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('supporter_listing').where('valid_until', '<=', now().toISOString()).execute();
}

/** Only badges that are signed and held now; newest first. @throws {Refusal} BADGE_UNKNOWN */
export async function supportersOf(
  services: Services,
  {structure, badge}: {readonly structure: string; readonly badge: string},
): Promise<Supporter[]> {
  const {db} = services;
  await readBadge(db, structure, badge);
  const now = services.now().toISOString();
  const rows = await db
    .selectFrom('supporter_listing')
    .select(['name', 'since', 'organisation_id'])
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('is_shown', '=', 1)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('since', 'desc')
    .orderBy('award_id', 'desc')
    .limit(mostSupportersShown)
    .execute();
  const organisations = await db
    .selectFrom('organisation')
    .selectAll()
    .where(
      'id',
      'in',
      rows.flatMap((row) => row.organisation_id ?? []),
    )
    .execute();
  return rows.map(({name, since, organisation_id: id}) => {
    const organisation = organisations.find((one) => one.id === id);
    if (!organisation) return {name, since};
    const {url, logoUrl} = organisationView(services, organisation);
    return {
      name,
      since,
      isOrganisation: true,
      ...(url !== undefined && {url}),
      ...(logoUrl !== undefined && {logoUrl}),
    };
  });
}

async function listingOf(db: Executor, award: string): Promise<SupporterListing> {
  const row = await db
    .selectFrom('supporter_listing')
    .select(['name', 'since'])
    .where('award_id', '=', award)
    .executeTakeFirst();
  return row ? {state: 'listed', ...row} : unlisted;
}

async function ownAward(db: Executor, {structure, award, person}: OwnAward): Promise<AwardRow> {
  const row = await readAward(db, award);
  if (row.structure_id !== structure || row.person_id !== person) throw new Refusal('AWARD_UNKNOWN');
  return row;
}

function view(listing: SupporterListing): SupporterListingView {
  return listing.state === 'unlisted'
    ? {isListed: false}
    : {isListed: true, name: listing.name, since: listing.since};
}
