/** Makes a badge of a draft, or a new version of the badge that it changes. Badges already given keep their words and their picture. */
import {
  advanceBadgeDraft,
  type BadgeDefinition,
  type BadgeDraft,
  badgeIdFor,
  type LocalisedText,
  processOfDraft,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {saveBadge} from '../catalogue/edit-badge.js';
import {prepareUploadedImage, storeImage} from '../definitions/badge-images.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {problemsOf} from './badge-drafts.js';
import {languageOfDesign, writtenIn} from './written-in.js';
import {type DraftOf, type DraftRow, draftView, partsOf, visibleDraft} from './draft-rows.js';

/** @throws {Refusal} DRAFT_UNKNOWN, BADGE_INCOMPLETE, BADGE_UNKNOWN, BADGE_CHANGED, REVISION_CHANGED, DEFINITION_INVALID */
export async function publishDraft(
  services: Services,
  of: DraftOf & {readonly basedOn: number},
): Promise<BadgeDraft> {
  const {db, files} = services;
  const draft = await visibleDraft(db, of);
  // Sent again after its answer was lost.
  if (draft.state === 'published') return draftView(draft, of.by);
  assertComplete(draft, of.by);
  const image = await prepareUploadedImage(await files.get(draft.image_key ?? ''));
  await storeImage(files, image);
  const published = await db.transaction().execute(async (t) => {
    const row = await visibleDraft(t, of);
    if (row.state === 'published') return row;
    if (row.version !== of.basedOn || row.image_key !== draft.image_key)
      throw new Refusal('REVISION_CHANGED');
    assertComplete(row, of.by);
    const {structure, by} = of;
    const definition = {...(await definitionOf(t, row)), image: image.key};
    const edited = {structure, badge: definition.id, by};
    const act = row.badge_id === null ? 'badge.created' : 'badge.updated';
    await saveBadge(services, t, edited, {definition, image, act, design: fromJsonText(row.design)});
    const now = services.now();
    await noteAct(t, {structure, by, act: 'badgeDraft.published', object: row.id, at: now});
    return t
      .updateTable('badge_draft')
      .set({
        state: 'published',
        version: row.version + 1,
        badge_id: definition.id,
        image_key: null,
        updated_at: now.toISOString(),
      })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  if (draft.image_key !== null) await files.delete(draft.image_key);
  services.nudge();
  return draftView(published, of.by);
}

function assertComplete(row: DraftRow, by: string): void {
  const moved = advanceBadgeDraft(row.state, {type: 'publish'}, partsOf(row));
  if (!moved.ok) throw new Refusal(moved.code, {problems: problemsOf(row, by, moved.code)});
}

/** Of a badge that is changed: all that a draft does not say stays. */
async function definitionOf(t: Session, row: DraftRow): Promise<Omit<BadgeDefinition, 'image'>> {
  const rows = await t
    .selectFrom('badge')
    .select(['id', 'definition', 'updated_at'])
    .where('structure_id', '=', row.structure_id)
    .execute();
  const criteria = fromJsonText(row.criteria);
  const imageAlt = fromJsonText(row.image_alt);
  if (row.badge_id === null) {
    const written = languageOfDesign(fromJsonText(row.design));
    const say = (words: string): LocalisedText => writtenIn(words, written?.inLanguage);
    return {
      id: badgeIdFor(row.name, new Set(rows.map(({id}) => id))),
      name: say(row.name),
      description: say(row.description),
      criteria: criteria.map(say),
      imageAlt,
      alignments: [],
      process: processOfDraft(row.process),
      ...written,
    };
  }
  const changed = rows.find(({id}) => id === row.badge_id);
  if (!changed) throw new Refusal('BADGE_UNKNOWN');
  if (changed.updated_at !== row.badge_updated_at) throw new Refusal('BADGE_CHANGED');
  const before = fromJsonText(changed.definition);
  return {
    ...before,
    name: rewritten(row.name, [before.name]),
    description: rewritten(row.description, [before.description]),
    criteria: criteria.map((fr) => rewritten(fr, before.criteria)),
    imageAlt,
  };
}

/** A sentence that is as it was keeps its other languages; one that was changed is no longer what they say. */
function rewritten(fr: string, before: readonly LocalisedText[]): LocalisedText {
  return before.find((text) => text.fr === fr) ?? {fr};
}
