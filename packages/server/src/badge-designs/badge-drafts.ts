/** Badges that a structure composes: kept as drafts, proposed to those who publish, deleted. */
import {
  advanceBadgeDraft,
  type BadgeDraft,
  type DraftProcess,
  type KeptBadgeDesign,
  type LocalisedText,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {drawPng} from '../files/draw-png.js';
import {notify} from '../notifications/notify.js';
import {leadsOf} from '../reviews/leads.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import {type DraftOf, type DraftRow, draftView, findDraft, partsOf, visibleDraft} from './draft-rows.js';

const mostListed = 100;
const mostPerPerson = 50;
const imageEdge = 600;
/** As much as a published badge’s image may have. */
const maxImageBytes = 2_000_000;

export interface DraftInput {
  readonly name: string;
  readonly description: string;
  readonly criteria: readonly string[];
  readonly imageAlt: LocalisedText;
  readonly process: DraftProcess;
  readonly design: KeptBadgeDesign;
  /** In base64; absent: as it was. */
  readonly image?: string | undefined;
  readonly badge?: string | undefined;
  readonly isProposed: boolean;
  readonly basedOn: number;
}

/** One’s own drafts and all that was proposed, what was changed last first. */
export async function openDrafts(
  db: Executor,
  {structure, by}: {readonly structure: string; readonly by: string},
): Promise<BadgeDraft[]> {
  const rows = await db
    .selectFrom('badge_draft')
    .selectAll()
    .where('structure_id', '=', structure)
    .where((eb) =>
      eb.or([eb('state', '=', 'proposed'), eb.and([eb('state', '=', 'draft'), eb('author_id', '=', by)])]),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute();
  return rows.map((row) => draftView(row, by));
}

/**
 * @throws {Refusal} DRAFT_UNKNOWN, BADGE_UNKNOWN, BADGE_LIMIT, BADGE_INCOMPLETE, REQUEST_STATE, REVISION_CHANGED, FILE_TYPE_REFUSED,
 * FILE_TOO_LARGE
 */
export async function saveDraft(services: Services, of: DraftOf, input: DraftInput): Promise<BadgeDraft> {
  const {structure, by} = of;
  const now = services.now();
  // Before anything is drawn.
  await readForSaving(services.db, of, input);
  const image = input.image === undefined ? undefined : await keepImage(services, input.image);
  const {row, before} = await services.db.transaction().execute(async (t) => {
    const known = await readForSaving(t, of, input);
    const made = {...(known ?? (await newRow(t, of, input, now))), ...columnsOf(input)};
    const next: DraftRow = {
      ...made,
      image_key: image ?? made.image_key,
      version: made.version + 1,
      updated_at: now.toISOString(),
    };
    const moved = advanceBadgeDraft(
      next.state,
      {type: 'save', isProposed: input.isProposed, isAuthor: next.author_id === by},
      partsOf(next),
    );
    if (!moved.ok) throw new Refusal(moved.code, {problems: problemsOf(next, by, moved.code)});
    const saved = {...next, state: moved.state};
    await t
      .insertInto('badge_draft')
      .values(saved)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(saved))
      .execute();
    const isNews = saved.state === 'proposed' && known?.state !== 'proposed';
    await noteAct(t, {
      structure,
      by,
      act: isNews ? 'badgeDraft.proposed' : 'badgeDraft.saved',
      object: saved.id,
      at: now,
    });
    if (isNews) await tellLeads(t, saved, now);
    return {row: saved, before: known};
  });
  if (image !== undefined && before?.image_key != null) await services.files.delete(before.image_key);
  services.nudge();
  return draftView(row, by);
}

/** @throws {Refusal} DRAFT_UNKNOWN, REQUEST_STATE */
export async function removeDraft(
  services: Services,
  of: DraftOf & {readonly isLead: boolean},
): Promise<void> {
  const row = await services.db.transaction().execute(async (t) => {
    const found = await visibleDraft(t, of);
    if (found.author_id !== of.by && !of.isLead) throw new Refusal('DRAFT_UNKNOWN');
    if (found.state === 'published') throw new Refusal('REQUEST_STATE');
    await t.deleteFrom('badge_draft').where('id', '=', found.id).execute();
    const {structure, by} = of;
    await noteAct(t, {structure, by, act: 'badgeDraft.removed', object: found.id, at: services.now()});
    return found;
  });
  if (row.image_key !== null) await services.files.delete(row.image_key);
}

/** The draft as it is kept, which may be changed; undefined: a new one. */
async function readForSaving(
  db: Executor,
  of: DraftOf,
  {basedOn}: Pick<DraftInput, 'basedOn'>,
): Promise<DraftRow | undefined> {
  const known = await findDraft(db, of.draft);
  if (!known) {
    if (basedOn > 0) throw new Refusal('DRAFT_UNKNOWN');
    return undefined;
  }
  const row = await visibleDraft(db, of);
  if (row.state === 'published') throw new Refusal('REQUEST_STATE');
  // Sent again after its answer was lost: the page that made the id begins it once.
  const isSentAgain = basedOn === 0 && row.version === 1 && row.author_id === of.by;
  if (row.version !== basedOn && !isSentAgain) throw new Refusal('REVISION_CHANGED');
  return isSentAgain ? {...row, version: 0} : row;
}

async function newRow(
  t: Session,
  {structure, draft, by}: DraftOf,
  {badge, ...input}: DraftInput,
  now: Date,
): Promise<DraftRow> {
  const {count} = await t
    .selectFrom('badge_draft')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('author_id', '=', by)
    .where('structure_id', '=', structure)
    .where('state', '!=', 'published')
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostPerPerson) throw new Refusal('BADGE_LIMIT');
  const changed = badge === undefined ? undefined : await readBadge(t, structure, badge);
  return {
    id: draft,
    structure_id: structure,
    author_id: by,
    state: 'draft',
    version: 0,
    ...columnsOf(input),
    image_key: null,
    badge_id: badge ?? null,
    badge_updated_at: changed?.updated_at ?? null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
  };
}

function columnsOf(input: Omit<DraftInput, 'badge' | 'image' | 'isProposed' | 'basedOn'>) {
  return {
    name: input.name,
    description: input.description,
    criteria: toJsonText<readonly string[]>(input.criteria.filter((each) => each !== '')),
    image_alt: toJsonText(input.imageAlt),
    process: input.process,
    design: toJsonText(input.design),
  };
}

async function readBadge(t: Session, structure: string, badge: string): Promise<{updated_at: string}> {
  const row = await t
    .selectFrom('badge')
    .select('updated_at')
    .where('structure_id', '=', structure)
    .where('id', '=', badge)
    .executeTakeFirst();
  if (!row) throw new Refusal('BADGE_UNKNOWN');
  return row;
}

/** Drawn anew: nothing of the file but its picture is kept. */
async function keepImage({files}: Services, base64: string): Promise<string> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > maxImageBytes) throw new Refusal('FILE_TOO_LARGE');
  const key = `badge-drafts/${crypto.randomUUID()}.png`;
  await files.put(key, await drawPng(bytes, imageEdge));
  return key;
}

export function problemsOf(row: DraftRow, by: string, code: string) {
  return code === 'BADGE_INCOMPLETE'
    ? draftView(row, by).missing.map((at) => ({at, code: 'MISSING'}))
    : undefined;
}

async function tellLeads(t: Session, row: DraftRow, now: Date): Promise<void> {
  for (const lead of await leadsOf(t, row.structure_id)) {
    if (lead === row.author_id) continue;
    await notify(t, {
      structure: row.structure_id,
      to: {person: lead},
      kind: 'badgeDraftProposed',
      details: {title: row.name},
      key: `badgeDraftProposed:${row.id}:${row.version}:${lead}`,
      now,
    });
  }
}
