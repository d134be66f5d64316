/** Images that come with a definition over HTTP: drawn anew before the transaction, which holds up everybody else, and found within it. */
import type {Definition, PlacedProblem} from '@pepites/recognition';
import {imageOf, type StoredImage} from '../catalogue/publish-badge.js';
import {Refusal} from '../refusal.js';
import type {Executor} from '../store/open-store.js';
import {isStoredAs, pixelsOf, type PreparedImage, prepareUploadedImage} from './badge-images.js';
import type {DefinitionText} from './text/read-text.js';

/** As far as a change says it. */
interface Sent {
  readonly structure: string;
  /** In base64, each by the path that the definition gives it. */
  readonly images: readonly {readonly path: string; readonly image: string}[];
}

/** By path: the image, or what is wrong with it. */
export type DrawnImages = ReadonlyMap<string, PreparedImage | 'IMAGE_UNREADABLE' | 'IMAGES_TOO_LARGE'>;

/** Of all images together: some five photographs of a telephone. A few bytes may say that they are forty million pixels. */
const mostPixels = 60_000_000;

/** One after the other; those that no badge names, and the very bytes that are stored, are left aside. */
export async function drawImages(
  db: Executor,
  {structure, images}: Sent,
  {structures: [own]}: Definition,
): Promise<DrawnImages> {
  const badges = own?.id === structure ? own.badges : [];
  const rows = await imageRows(db, structure);
  const drawn = new Map<string, PreparedImage | 'IMAGE_UNREADABLE' | 'IMAGES_TOO_LARGE'>();
  let pixels = 0;
  for (const {path, image} of images) {
    const bytes = Buffer.from(image, 'base64');
    const isWanted = badges.some(
      (badge) => badge.image === path && !isStoredAs(bytes, rows.get(badge.id)?.image_key ?? ''),
    );
    if (!isWanted || drawn.has(path)) continue;
    pixels += await pixelsOf(bytes);
    drawn.set(path, pixels > mostPixels ? 'IMAGES_TOO_LARGE' : await drawnAnew(bytes));
  }
  return drawn;
}

interface FoundImages {
  readonly images: Map<string, StoredImage>;
  /** To be stored, if it comes to that. */
  readonly drawn: PreparedImage[];
  readonly problems: PlacedProblem[];
}

/** What is sent is drawn anew, as any image over HTTP; what is not sent stays as it is stored. */
export async function findImages(
  t: Executor,
  given: {
    readonly definition: Definition;
    readonly change: Sent;
    readonly read: DefinitionText;
    readonly images: DrawnImages;
  },
): Promise<FoundImages> {
  const {definition, change, read, images: prepared} = given;
  const found: FoundImages = {images: new Map(), drawn: [], problems: []};
  const rows = await imageRows(t, change.structure);
  const badges = definition.structures[0]?.badges ?? [];
  for (const [index, {id, image: path}] of badges.entries()) {
    const refuse = (code: string): void => {
      const at = ['structures', 0, 'badges', index, 'image'];
      found.problems.push(read.place({path: at, code, about: path}));
    };
    const sent = change.images.find((one) => one.path === path);
    const row = rows.get(id);
    const place = `${change.structure}/${id}`;
    if (row && (!sent || isStoredAs(Buffer.from(sent.image, 'base64'), row.image_key)))
      found.images.set(place, imageOf(row));
    else if (!sent) refuse('IMAGE_MISSING');
    else {
      const image = prepared.get(path);
      // It was stored when this began, and somebody has changed it since.
      if (image === undefined) throw new Refusal('UNAVAILABLE', {retryAfterSeconds: 1});
      if (typeof image === 'string') refuse(image);
      else {
        found.images.set(place, image);
        found.drawn.push(image);
      }
    }
  }
  return found;
}

type ImageRow = Parameters<typeof imageOf>[0] & {readonly id: string};

export async function imageRows(db: Executor, structure: string): Promise<ReadonlyMap<string, ImageRow>> {
  const rows = await db
    .selectFrom('badge')
    .select(['id', 'image_key', 'image_type', 'png_key'])
    .where('structure_id', '=', structure)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function drawnAnew(bytes: Uint8Array): Promise<PreparedImage | 'IMAGE_UNREADABLE'> {
  try {
    return await prepareUploadedImage(bytes);
  } catch (error) {
    if (error instanceof Refusal) return 'IMAGE_UNREADABLE';
    throw error;
  }
}
