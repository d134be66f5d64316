/** Drafts of badges as they are stored and shown. */
import {type BadgeDraft, type BadgeDraftParts, missingInDraft} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {Refusal} from '../refusal.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type DraftRow = Selectable<Database['badge_draft']>;

export async function findDraft(db: Executor, id: string): Promise<DraftRow | undefined> {
  return db.selectFrom('badge_draft').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface DraftOf {
  readonly structure: string;
  readonly draft: string;
  readonly by: string;
}

/** One’s own, or one that was proposed. @throws {Refusal} DRAFT_UNKNOWN */
export async function visibleDraft(db: Executor, {structure, draft, by}: DraftOf): Promise<DraftRow> {
  const row = await findDraft(db, draft);
  if (row?.structure_id !== structure) throw new Refusal('DRAFT_UNKNOWN');
  if (row.author_id !== by && row.state === 'draft') throw new Refusal('DRAFT_UNKNOWN');
  return row;
}

export function partsOf(row: DraftRow): BadgeDraftParts {
  return {
    name: row.name,
    description: row.description,
    criteria: fromJsonText(row.criteria),
    hasImage: row.image_key !== null,
    imageAlt: fromJsonText(row.image_alt).fr,
  };
}

export function draftView(row: DraftRow, by: string): BadgeDraft {
  const hasImage = row.image_key !== null || row.state === 'published';
  return {
    id: row.id,
    structure: row.structure_id,
    state: row.state,
    version: row.version,
    name: row.name,
    description: row.description,
    criteria: [...fromJsonText(row.criteria)],
    imageAlt: fromJsonText(row.image_alt),
    process: row.process,
    design: fromJsonText(row.design),
    hasImage,
    missing: missingInDraft({...partsOf(row), hasImage}),
    ...(row.badge_id !== null && {badge: row.badge_id}),
    isMine: row.author_id === by,
    updatedAt: row.updated_at,
  };
}
