/** A structure as the file that would make it: `pepites.yaml`, with the images of its badges beside it. */
import type {Definition} from '@pepites/recognition';
import {type Zippable, zipSync} from 'fflate';
import {stringify} from 'yaml';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {storedStructure} from './stored-structure.js';

interface BadgeImage {
  /** Beside the definition. */
  readonly path: string;
  /** In the file store. */
  readonly key: string;
}

/** Images are named by their badges, wherever they came from. */
export async function exportedDefinition(db: Executor, structure: string): Promise<Definition> {
  const stored = await storedStructure(db, structure);
  const images = await imagesOf(db, structure);
  const badges = stored.badges.map((badge) => ({
    ...badge,
    image: images.get(badge.id)?.path ?? badge.image,
  }));
  return {version: 1, structures: [{...stored, badges}]};
}

/** Bytes of a ZIP file. */
export async function exportFile({db, files}: Services, structure: string): Promise<Uint8Array> {
  const text = stringify(await exportedDefinition(db, structure), {lineWidth: 100});
  const entries: Zippable = {'pepites.yaml': new TextEncoder().encode(text)};
  // Images are as small as they get, and packing them would hold everybody up.
  for (const {path, key} of (await imagesOf(db, structure)).values())
    entries[path] = [await files.get(key), {level: 0}];
  return zipSync(entries);
}

async function imagesOf(db: Executor, structure: string): Promise<Map<string, BadgeImage>> {
  const rows = await db
    .selectFrom('badge')
    .select(['id', 'image_key', 'image_type'])
    .where('structure_id', '=', structure)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {path: `images/${row.id}.${row.image_type === 'image/png' ? 'png' : 'svg'}`, key: row.image_key},
    ]),
  );
}
