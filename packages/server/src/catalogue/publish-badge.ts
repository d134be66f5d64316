/** Puts a badge in place, from a definition file or a lead's form: its row, and a new version where what it means has changed. */
import type {BadgeDefinition, KeptBadgeDesign} from '@pepites/recognition';
import type {PreparedImage} from '../definitions/badge-images.js';
import {publishKey} from '../definitions/publish-key.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {tellWebhooks} from '../webhooks/tell.js';
import {hashOfMeaning, meaningOf} from './badge-meaning.js';
import {searchColumns} from './search-columns.js';

export type StoredImage = Pick<PreparedImage, 'key' | 'mediaType' | 'pngKey'>;

/** The image of a badge, as its row has it. */
export function imageOf(row: {
  readonly image_key: string;
  readonly image_type: string;
  readonly png_key: string;
}): StoredImage {
  return {
    key: row.image_key,
    mediaType: row.image_type === 'image/png' ? 'image/png' : 'image/svg+xml',
    pngKey: row.png_key,
  };
}

export interface Published {
  readonly structure: string;
  readonly badge: BadgeDefinition;
  /** Stored already. */
  readonly image: StoredImage;
  /** What the image was drawn from; absent: as it was, where the image is. */
  readonly design?: KeptBadgeDesign | undefined;
  /** Place in the structure's list; absent: where it is, or after the last one. */
  readonly position?: number;
  readonly now: Date;
}

/** The version that the badge has now. Awards given before keep theirs. */
export async function publishBadge(t: Session, published: Published): Promise<number> {
  const {structure, badge, image, now} = published;
  const row = await t
    .selectFrom('badge')
    .select(['position', 'listed_order', 'definition', 'version'])
    .where('structure_id', '=', structure)
    .where('id', '=', badge.id)
    .executeTakeFirst();
  const version = await recordVersion(t, published);
  const values = {
    definition: toJsonText(badge),
    image_key: image.key,
    image_type: image.mediaType,
    png_key: image.pngKey,
    shared: badge.shared === true ? 1 : 0,
    position: published.position ?? row?.position ?? (await nextOf(t, structure, 'position')),
    listed_order: row?.listed_order ?? (await nextOf(t, structure, 'listed_order')),
    updated_at: now.toISOString(),
    version,
    ...searchColumns(badge),
  } as const;
  await t
    .insertInto('badge')
    .values({structure_id: structure, id: badge.id, ...values})
    .onConflict((conflict) => conflict.columns(['structure_id', 'id']).doUpdateSet(values))
    .execute();
  if (version !== row?.version)
    await tellWebhooks(t, {
      type: 'badge.published',
      at: now,
      data: {structure, badge: badge.id, badgeOwner: structure, badgeVersion: version},
    });
  await publishKey(t, {owner: structure, before: row && fromJsonText(row.definition), badge, now});
  return version;
}

/** Going back to earlier words is a new version too: numbers only grow. */
async function recordVersion(t: Session, {structure, badge, image, design, now}: Published): Promise<number> {
  const meaning = meaningOf(badge);
  const contentHash = hashOfMeaning(meaning, image.key);
  const latest = await t
    .selectFrom('badge_version')
    .select(['number', 'content_hash', 'image_key', 'design'])
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const keptDesign = latest?.image_key === image.key ? latest.design : null;
  const drawnFrom = design ? toJsonText(design) : keptDesign;
  if (latest?.content_hash === contentHash) {
    await t
      .updateTable('badge_version')
      .set({design: drawnFrom})
      .where('structure_id', '=', structure)
      .where('badge_id', '=', badge.id)
      .where('number', '=', latest.number)
      .execute();
    return latest.number;
  }
  const number = (latest?.number ?? 0) + 1;
  await t
    .insertInto('badge_version')
    .values({
      structure_id: structure,
      badge_id: badge.id,
      number,
      content_hash: contentHash,
      meaning: toJsonText(meaning),
      image_key: image.key,
      image_type: image.mediaType,
      png_key: image.pngKey,
      design: drawnFrom,
      published_at: now.toISOString(),
    })
    .execute();
  return number;
}

async function nextOf(t: Session, structure: string, column: 'position' | 'listed_order'): Promise<number> {
  const {last} = await t
    .selectFrom('badge')
    .select((eb) => eb.fn.max(column).as('last'))
    .where('structure_id', '=', structure)
    .executeTakeFirstOrThrow();
  // Typed as a number; null where there is no badge yet.
  return ((last as number | null) ?? -1) + 1;
}
