/** Badges that people made for themselves, as the rest of the backend reads badges: under ids that no slug can be. */
import type {BadgeDefinition, LocalisedText} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {languageOfDesign, writtenIn} from '../badge-designs/written-in.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type SelfBadgeRow = Selectable<Database['self_badge']>;

const prefix = 'self:';

/** The badge id that an award of it carries. */
export function selfBadgeId(id: string): string {
  return prefix + id;
}

export function isSelfBadgeId(badge: string): boolean {
  return badge.startsWith(prefix);
}

/** Those among these ids that are self-created badges of these structures. */
export async function readSelfBadges(
  db: Executor,
  structures: readonly string[],
  ids: readonly string[],
): Promise<SelfBadgeRow[]> {
  const own = ids.filter(isSelfBadgeId).map((id) => id.slice(prefix.length));
  if (own.length === 0) return [];
  return db
    .selectFrom('self_badge')
    .selectAll()
    .where('id', 'in', own)
    .where('structure_id', 'in', structures)
    .execute();
}

export function asDefinition(row: SelfBadgeRow): BadgeDefinition {
  const written = languageOfDesign(row.design === null ? undefined : fromJsonText(row.design));
  const say = (words: string): LocalisedText => writtenIn(words, written?.inLanguage);
  return {
    id: selfBadgeId(row.id),
    name: say(row.name),
    description: say(row.description),
    criteria: fromJsonText(row.criteria).map(say),
    image: row.image_key ?? '',
    imageAlt: say(row.image_alt),
    alignments: [],
    process: {mode: 'selfCreated'},
    ...written,
  };
}
