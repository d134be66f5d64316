/** Answers that are not sent yet, kept on the server so that another device goes on where this one stopped: one for each person and badge. */
import {
  advanceReviewed,
  type Answer,
  purgeDraftAfterDays,
  type RequestDraft,
  type ReviewedRequest,
} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {readBadge} from '../catalogue/catalogue.js';
import {assertOwnFiles} from '../files/request-files.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import {dayOf, tally} from '../statistics/tally.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {keepForm} from './forms.js';

interface Place {
  readonly structure: string;
  readonly badge: string;
  readonly person: string;
}

type Row = Selectable<Database['draft']>;

/**
 * @param version the one that was read; 0 makes the first
 * @throws {Refusal} BADGE_UNKNOWN, WRONG_MODE, FILE_UNKNOWN; REVISION_CHANGED when another device saved meanwhile
 */
export async function saveDraft(
  {db, now}: Services,
  place: Place,
  {answers, version}: {readonly answers: readonly Answer[]; readonly version: number},
): Promise<RequestDraft> {
  const at = now();
  return db.transaction().execute(async (t) => {
    const {structure, person} = place;
    const {process} = await readBadge(t, structure, place.badge);
    if (process.mode !== 'reviewed') throw new Refusal('WRONG_MODE');
    await assertOwnFiles(t, {structure, person, answers});
    const before = await readRow(t, place);
    // One that is due to be purged is no longer there, whether or not the housekeeping has come by.
    const held = before && isOver(before, at) ? undefined : before;
    if ((held?.version ?? 0) !== version) throw new Refusal('REVISION_CHANGED');
    const values = {
      answers: toJsonText(answers),
      form_hash: await keepForm(t, {structure, form: process.form, now: at}),
      version: version + 1,
      saved_at: at.toISOString(),
    };
    const begunOn = held ? held.begun_on : dayOf(at);
    if (before && !held) await noteLeft(t, [before]);
    if (!held) await tally(t, {structure, what: 'draftBegun', day: dayOf(at)});
    const row = await t
      .insertInto('draft')
      .values({
        ...{structure_id: structure, badge_id: place.badge, person_id: person},
        ...{begun_on: begunOn, ...values},
      })
      .onConflict((conflict) =>
        conflict
          .columns(['structure_id', 'badge_id', 'person_id'])
          .doUpdateSet({begun_on: begunOn, ...values}),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return draftView(row);
  });
}

/** @throws {Refusal} DRAFT_UNKNOWN */
export async function readDraft({db, now}: Services, place: Place): Promise<RequestDraft> {
  const row = await readRow(db, place);
  if (!row || isOver(row, now())) throw new Refusal('DRAFT_UNKNOWN');
  return draftView(row);
}

/** The person throws it away. */
export async function discardDraft({db}: Pick<Services, 'db'>, place: Place): Promise<void> {
  await db.transaction().execute(async (t) => {
    await noteLeft(t, await deleteDraft(t, place));
  });
}

/** What was there. */
export async function deleteDraft(t: Session, {structure, badge, person}: Place): Promise<Row[]> {
  return t
    .deleteFrom('draft')
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person)
    .returningAll()
    .execute();
}

/** Begun and not sent: counted on the day they were begun. */
export async function noteLeft(
  t: Session,
  drafts: readonly Pick<Row, 'structure_id' | 'begun_on' | 'saved_at'>[],
): Promise<void> {
  for (const {structure_id: structure, begun_on: day, saved_at: saved} of drafts)
    await tally(t, {structure, what: 'draftLeft', day: day ?? dayOf(saved)});
}

/** Deletes the drafts that nobody wrote to for fourteen days. */
export async function purgeDrafts({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  const at = now();
  const longAgo = new Date(at.getTime() - purgeDraftAfterDays * 86_400_000).toISOString();
  const rows = await db.selectFrom('draft').selectAll().where('saved_at', '<=', longAgo).execute();
  for (const row of rows.filter((one) => isOver(one, at)))
    await db.transaction().execute(async (t) => {
      const gone = await t
        .deleteFrom('draft')
        .where('structure_id', '=', row.structure_id)
        .where('badge_id', '=', row.badge_id)
        .where('person_id', '=', row.person_id)
        // Saved again meanwhile: it stays.
        .where('saved_at', '=', row.saved_at)
        .returningAll()
        .execute();
      await noteLeft(t, gone);
    });
}

/** The machine knows when a draft is purged. */
function isOver(row: Row, now: Date): boolean {
  const draft: ReviewedRequest = {
    state: 'draft',
    revision: 1,
    earner: row.person_id,
    quorum: 1,
    reviews: [],
    savedAt: row.saved_at,
  };
  const next = advanceReviewed(draft, {type: 'tick'}, now);
  return next.ok && next.state.state === 'purged';
}

async function readRow(db: Executor, {structure, badge, person}: Place): Promise<Row | undefined> {
  return db
    .selectFrom('draft')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person)
    .executeTakeFirst();
}

function draftView(row: Row): RequestDraft {
  return {
    badge: row.badge_id,
    answers: [...fromJsonText(row.answers)],
    version: row.version,
    formVersion: row.form_hash,
    savedAt: row.saved_at,
    expiresAt: new Date(Date.parse(row.saved_at) + purgeDraftAfterDays * 86_400_000).toISOString(),
  };
}
