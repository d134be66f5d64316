/** A lead writes badges over HTTP, beside the definition file: the same checks, the same versions. */
import type {
  BadgeDefinition,
  BadgeText,
  EditableBadge,
  KeptBadgeDesign,
  LocalisedText,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {prepareUploadedImage, storeImage} from '../definitions/badge-images.js';
import {checkEditedBadge} from '../definitions/check-edited-badge.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import type {Selectable} from 'kysely';
import {meaningOf} from './badge-meaning.js';
import {versionImageUrlOf} from './badge-versions.js';
import {imageOf, publishBadge, type StoredImage} from './publish-badge.js';

type BadgeRow = Selectable<Database['badge']>;

export interface BadgeOfStructure {
  readonly structure: string;
  readonly badge: string;
  /** Who edits. */
  readonly by: string;
}

/** @throws {Refusal} BADGE_UNKNOWN */
export async function editableBadge(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  {structure, badge}: Omit<BadgeOfStructure, 'by'>,
): Promise<EditableBadge> {
  const row = await readRow(db, structure, badge);
  const definition = fromJsonText(row.definition);
  const {moment, process, shared} = definition;
  const version = await db
    .selectFrom('badge_version')
    .select('design')
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('number', '=', row.version)
    .executeTakeFirst();
  return {
    id: row.id,
    badgeVersion: row.version,
    isRetired: definition.isRetired === true,
    updatedAt: row.updated_at,
    imageUrl: versionImageUrlOf(services, {structure_id: structure, badge_id: badge, number: row.version}),
    ...(version?.design != null && {design: fromJsonText(version.design)}),
    text: {...meaningOf(definition), ...(moment && {moment}), ...(shared === true && {shared}), process},
  };
}

/** @throws {Refusal} BADGE_EXISTS, DEFINITION_INVALID, FILE_TYPE_REFUSED, FILE_TOO_LARGE */
export async function createBadge(
  services: Services,
  {structure, badge, by}: BadgeOfStructure,
  given: {readonly text: BadgeText; readonly image: string},
): Promise<EditableBadge> {
  const image = await uploadImage(services, given.image);
  return services.db.transaction().execute(async (t) => {
    const known = await t
      .selectFrom('badge')
      .select('id')
      .where('structure_id', '=', structure)
      .where('id', '=', badge)
      .executeTakeFirst();
    if (known) throw new Refusal('BADGE_EXISTS');
    const definition = {...given.text, id: badge, image: image.key};
    return saveBadge(services, t, {structure, badge, by}, {definition, image, act: 'badge.created'});
  });
}

/** @throws {Refusal} BADGE_UNKNOWN, BADGE_CHANGED, DEFINITION_INVALID */
export async function updateBadge(
  services: Services,
  edited: BadgeOfStructure,
  given: {readonly text: BadgeText; readonly updatedAt: string},
): Promise<EditableBadge> {
  return services.db.transaction().execute(async (t) => {
    const row = await readUnchanged(t, edited, given.updatedAt);
    const before = fromJsonText(row.definition);
    const definition = {
      ...given.text,
      id: edited.badge,
      image: before.image,
      ...(before.isRetired === true && {isRetired: true}),
    };
    return saveBadge(services, t, edited, {definition, image: imageOf(row), act: 'badge.updated'});
  });
}

/** @throws {Refusal} BADGE_UNKNOWN, BADGE_CHANGED, DEFINITION_INVALID, FILE_TYPE_REFUSED, FILE_TOO_LARGE */
export async function setBadgeImage(
  services: Services,
  edited: BadgeOfStructure,
  given: {
    readonly image: string;
    readonly imageAlt: LocalisedText;
    readonly design?: KeptBadgeDesign | undefined;
    readonly updatedAt: string;
  },
): Promise<EditableBadge> {
  const image = await uploadImage(services, given.image);
  return services.db.transaction().execute(async (t) => {
    const row = await readUnchanged(t, edited, given.updatedAt);
    const definition = {...fromJsonText(row.definition), image: image.key, imageAlt: given.imageAlt};
    return saveBadge(services, t, edited, {definition, image, design: given.design, act: 'badge.updated'});
  });
}

/** @throws {Refusal} BADGE_UNKNOWN */
export async function retireBadge(
  services: Services,
  edited: BadgeOfStructure,
  isRetired: boolean,
): Promise<EditableBadge> {
  return services.db.transaction().execute(async (t) => {
    const row = await readRow(t, edited.structure, edited.badge);
    const {isRetired: _before, ...rest} = fromJsonText(row.definition);
    const definition = {...rest, ...(isRetired && {isRetired})};
    const act = isRetired ? 'badge.retired' : 'badge.reinstated';
    return saveBadge(services, t, edited, {definition, image: imageOf(row), act, isChecked: true});
  });
}

/** Checks a badge, publishes it, and notes who did. @throws {Refusal} DEFINITION_INVALID */
export async function saveBadge(
  services: Services,
  t: Session,
  {structure, badge, by}: BadgeOfStructure,
  made: {
    readonly definition: BadgeDefinition;
    readonly image: StoredImage;
    readonly design?: KeptBadgeDesign | undefined;
    readonly act: `badge.${string}`;
    /** What was right before it was only retired need not be right by newer rules. */
    readonly isChecked?: boolean;
  },
): Promise<EditableBadge> {
  const {definition, image, design, act} = made;
  if (made.isChecked !== true) await assertValid(t, structure, definition);
  const now = services.now();
  await publishBadge(t, {structure, badge: definition, image, design, now});
  await noteAct(t, {structure, by, act, object: badge, at: now});
  return editableBadge(services, t, {structure, badge});
}

async function assertValid(t: Session, structure: string, badge: BadgeDefinition): Promise<void> {
  const problems = await checkEditedBadge(t, structure, badge);
  if (problems.length > 0)
    throw new Refusal('DEFINITION_INVALID', {problems: problems.map(({at, code}) => ({at, code}))});
}

async function uploadImage(services: Services, base64: string): Promise<StoredImage> {
  const image = await prepareUploadedImage(Buffer.from(base64, 'base64'));
  await storeImage(services.files, image);
  return image;
}

async function readUnchanged(
  t: Session,
  {structure, badge}: BadgeOfStructure,
  updatedAt: string,
): Promise<BadgeRow> {
  const row = await readRow(t, structure, badge);
  if (Date.parse(row.updated_at) !== Date.parse(updatedAt)) throw new Refusal('BADGE_CHANGED');
  return row;
}

async function readRow(db: Executor, structure: string, badge: string): Promise<BadgeRow> {
  const row = await db
    .selectFrom('badge')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('id', '=', badge)
    .executeTakeFirst();
  if (!row) throw new Refusal('BADGE_UNKNOWN');
  return row;
}
