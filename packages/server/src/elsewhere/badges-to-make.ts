/** The badges of here that another platform is to have too, as they are now. */
import type {
  BadgesToMake,
  BadgeToMake,
  BadgeWithoutImage,
  BadgeWords,
  IssuingPlatformId,
} from '@pepites/recognition';
import {inLanguage} from '@pepites/recognition';
import {languagesOf, meaningOf} from '../catalogue/badge-meaning.js';
import {smallerPng} from '../definitions/badge-images.js';
import {FilesAwayError} from '../files/files-away.js';
import {narrativeOf} from '../issuing/achievement.js';
import type {Services} from '../services.js';
import {notedOf} from './note-made.js';
import {fromJsonText} from '../store/json-text.js';

/** What the platform's own editor takes at most, in pixels. */
const largestImage = 300;

export async function badgesToMake(
  {db, files, now, publicUrl}: Pick<Services, 'db' | 'files' | 'now' | 'publicUrl'>,
  platform: IssuingPlatformId,
): Promise<BadgesToMake> {
  const rows = await db
    .selectFrom('elsewhere_made')
    .innerJoin('badge', (join) =>
      join
        .onRef('badge.structure_id', '=', 'elsewhere_made.structure_id')
        .onRef('badge.id', '=', 'elsewhere_made.badge_id'),
    )
    .selectAll('elsewhere_made')
    .select(['badge.definition', 'badge.png_key'])
    .where('elsewhere_made.platform', '=', platform)
    .orderBy('elsewhere_made.structure_id')
    .orderBy('elsewhere_made.badge_id')
    .execute();
  const at = now();
  const badges: BadgeToMake[] = [];
  const withoutImage: BadgeWithoutImage[] = [];
  for (const row of rows) {
    const {structure_id: structure, badge_id: badge, png_key: imageDigest} = row;
    const definition = fromJsonText(row.definition);
    if (definition.isRetired) continue;
    const words = wordsOf(meaningOf(definition));
    const mark = `${publicUrl.replace(/^\w+:\/\//, '')}/${structure}/${badge}`;
    const made = row.their_badge !== null && {theirBadge: row.their_badge};
    const image = await readImage(files, imageDigest);
    if (!image) {
      withoutImage.push({structure, badge, mark, name: words[0]?.name ?? badge, ...made});
      continue;
    }
    badges.push({
      ...{structure, badge, imageDigest, mark},
      ...(row.alias !== null && {alias: row.alias}),
      words,
      image: Buffer.from(image).toString('base64'),
      ...made,
      ...{mayBeThere: row.was_sent === 1, noted: notedOf(row, at)},
      ...{sent: fromJsonText(row.sent), seen: fromJsonText(row.seen)},
    });
  }
  const known = await db
    .selectFrom('elsewhere_link')
    .select('their_badge')
    .where('platform', '=', platform)
    .execute();
  return {
    badges,
    ...(withoutImage.length > 0 && {withoutImage}),
    known: known.map(({their_badge: id}) => id),
  };
}

/** Undefined: it is lost, or no picture. @throws {FilesAwayError} where no file can be read at the moment */
async function readImage(files: Services['files'], key: string): Promise<Uint8Array | undefined> {
  try {
    return await smallerPng(await files.get(key), largestImage);
  } catch (error) {
    if (error instanceof FilesAwayError) throw error;
    return undefined;
  }
}

function wordsOf(meaning: ReturnType<typeof meaningOf>): BadgeWords[] {
  return languagesOf(meaning).map((language) => ({
    language,
    name: inLanguage(meaning.name, language),
    description: inLanguage(meaning.description, language),
    criteria: narrativeOf(meaning, language),
  }));
}
