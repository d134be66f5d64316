/** Badges that people bring from other issuers: brought, listed, taken away, confirmed by an adviser. */
import {
  acceptForeignBadge,
  confirmForeignBadge,
  type ForeignAchievement,
  type ForeignBadge,
  type ForeignBadgeToConfirm,
  type ForeignBadgeView,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {asForeignBadge, type ForeignBadgeRow} from '../awards/foreign-badges.js';
import {readBadges, readPathways} from '../catalogue/catalogue.js';
import {countAttempt} from '../people/attempts.js';
import type {Caller} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {checkForeignBadge, provenAddresses} from './check.js';
import {addBadge} from './keep-badge.js';
import {settleKeys, settleLook} from './settle-look.js';

interface Own {
  readonly structure: string;
  readonly person: string;
}

/** Each costs us fetches from elsewhere. */
const triesPerHour = 20;
const mostPerPerson = 50;
const shownToAdvisers = 200;

/** @throws {Refusal} CREDENTIAL_MALFORMED, FOREIGN_NOT_LISTED, EVIDENCE_LIMIT, TOO_MANY_ATTEMPTS */
export async function addForeignBadge(
  services: Services,
  given: Own & {readonly bytes: Uint8Array},
): Promise<ForeignBadgeView> {
  const {db} = services;
  const {structure, person, bytes} = given;
  const now = services.now();
  await countAttempt(db, {bucket: `foreign:${person}`, atMost: triesPerHour, withinSeconds: 3600}, now);
  const checked = await checkForeignBadge(services, {bytes, addresses: await provenAddresses(db, person)});
  const listed = await listedAchievements(db, structure);
  if (!listed.some((one) => one.issuer === checked.issuer && one.achievement === checked.achievement))
    throw new Refusal('FOREIGN_NOT_LISTED');
  const row = await db.transaction().execute(async (t) => {
    const brought = await t
      .selectFrom('foreign_badge')
      .selectAll()
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .execute();
    const known = brought.find((one) => one.credential_hash === checked.hash);
    // Brought again: verified again.
    if (known) return settleLook(t, known, checked, now);
    if (brought.length >= mostPerPerson) throw new Refusal('EVIDENCE_LIMIT');
    return addBadge(t, given, checked, now);
  });
  services.nudge();
  return view(row);
}

export async function ownForeignBadges(db: Executor, {structure, person}: Own): Promise<ForeignBadgeView[]> {
  const rows = await db
    .selectFrom('foreign_badge')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(view);
}

/** @throws {Refusal} FOREIGN_BADGE_UNKNOWN */
export async function removeForeignBadge(
  {db, now}: Services,
  {structure, person, foreignBadge}: Own & {readonly foreignBadge: string},
): Promise<void> {
  await db.transaction().execute(async (t) => {
    const gone = await t
      .deleteFrom('foreign_badge')
      .where('id', '=', foreignBadge)
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .returningAll()
      .executeTakeFirst();
    if (!gone) throw new Refusal('FOREIGN_BADGE_UNKNOWN');
    await settleKeys(t, gone, now());
  });
}

/** Verified, listed, and not proven to be theirs. */
export async function badgesToConfirm(db: Executor, structure: string): Promise<ForeignBadgeToConfirm[]> {
  const rows = await db
    .selectFrom('foreign_badge')
    .innerJoin('person', 'person.id', 'foreign_badge.person_id')
    .selectAll('foreign_badge')
    .select('person.display_name')
    .where('foreign_badge.structure_id', '=', structure)
    .where('foreign_badge.confirmed_at', 'is', null)
    .orderBy('foreign_badge.created_at')
    .limit(shownToAdvisers)
    .execute();
  return rows.flatMap((row) => {
    const seen = {...view(row), person: row.person_id, displayName: row.display_name};
    return seen.state === 'toConfirm' ? [seen] : [];
  });
}

/** @throws {Refusal} FOREIGN_BADGE_UNKNOWN, CONFLICT_OF_INTEREST, FOREIGN_NOT_VERIFIED, RECIPIENT_NOT_PROVEN */
export async function confirmOwner(
  services: Services,
  {
    structure,
    foreignBadge,
    caller,
  }: {readonly structure: string; readonly foreignBadge: string; readonly caller: Caller},
): Promise<ForeignBadgeToConfirm> {
  const now = services.now();
  const confirmed = await services.db.transaction().execute(async (t) => {
    const row = await t
      .selectFrom('foreign_badge')
      .selectAll()
      .where('id', '=', foreignBadge)
      .executeTakeFirst();
    if (row?.structure_id !== structure) throw new Refusal('FOREIGN_BADGE_UNKNOWN');
    const isAdviser = caller.roles.includes('adviser') || caller.roles.includes('lead');
    const next = confirmForeignBadge(
      asForeignBadge(row),
      {id: caller.person, isAdviser, earner: row.person_id},
      now,
    );
    if (!next.ok) throw new Refusal(next.code);
    const stored = await t
      .updateTable('foreign_badge')
      .set({confirmed_by: caller.person, confirmed_at: now.toISOString()})
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await noteAct(t, {
      structure,
      by: caller.person,
      act: 'foreignBadge.confirmed',
      about: row.person_id,
      object: row.id,
      at: now,
    });
    await settleKeys(t, stored, now);
    const {display_name: displayName} = await t
      .selectFrom('person')
      .select('display_name')
      .where('id', '=', row.person_id)
      .executeTakeFirstOrThrow();
    return {...view(stored), person: row.person_id, displayName};
  });
  services.nudge();
  return confirmed;
}

/** Everything that the structure's key badges and pathways name of other issuers: nothing else is kept. */
async function listedAchievements(db: Executor, structure: string): Promise<ForeignAchievement[]> {
  const keys = (await readBadges(db, structure)).flatMap(({process}) =>
    process.mode === 'keyBadge' ? process.requires.flatMap(({from}) => from ?? []) : [],
  );
  const steps = (await readPathways(db, structure)).flatMap((pathway) => pathway.steps);
  return [...keys, ...steps.flatMap((step) => (step.kind === 'badge' ? (step.alsoFrom ?? []) : []))];
}

function view(row: ForeignBadgeRow): ForeignBadgeView {
  return {
    id: row.id,
    name: row.name,
    issuerName: row.issuer_name,
    issuer: row.issuer_id,
    achievement: row.achievement_id,
    awardedAt: row.awarded_at,
    ...(row.valid_until !== null && {validUntil: row.valid_until}),
    state: stateOf(asForeignBadge(row)),
    checkedAt: row.checked_at,
    ...(row.unsure_since !== null && {unsureSince: row.unsure_since}),
    ...(row.confirmed_at !== null && {confirmedAt: row.confirmed_at}),
  };
}

function stateOf(badge: ForeignBadge): ForeignBadgeView['state'] {
  const accepted = acceptForeignBadge(badge, [badge]);
  if (accepted.ok) return 'counts';
  if (accepted.code === 'FOREIGN_NOT_VERIFIED') return 'notVerified';
  return badge.verdict.recipient === 'fail' ? 'notTheirs' : 'toConfirm';
}
