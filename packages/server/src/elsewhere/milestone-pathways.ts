/**
 * A milestone of another platform as a key badge of a structure here, with the pathway that leads to it. Its required badges must be badges
 * of the structure that are given there too. Which badges are required, and how many, follows the platform; words, image and drawing are
 * the structure’s own once they are there.
 */
import type {BadgeDefinition, Definition, IssuingPlatformId} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {assertStructure} from '../catalogue/assert-structure.js';
import {imageOf, type StoredImage} from '../catalogue/publish-badge.js';
import {applyStructures, inTransaction} from '../definitions/apply.js';
import {type PreparedImage, prepareUploadedImage, storeImage} from '../definitions/badge-images.js';
import {checkDefinition} from '../definitions/check-definition.js';
import type {ApplyPlan} from '../definitions/plan.js';
import {imageRows} from '../definitions/sent-images.js';
import {type DefinedStructure, storedStructure} from '../definitions/stored-structure.js';
import {readTied} from '../definitions/tied-structures.js';
import {ServerError} from '../errors.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import {asksForTheSame, keyBadgeFrom, pathwayFrom, slugOf} from './milestone-definition.js';

interface Place {
  readonly platform: IssuingPlatformId;
  readonly structure: string;
}

export interface MilestonesToDraw extends Place {
  /** In base64, by the milestone: of those that are no badge here yet. */
  readonly images: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
}

/** It needs an image: that of the badge that the platform gives for it. */
export interface MilestoneToDraw {
  readonly milestone: string;
  /** The badge's id there. */
  readonly badge: string;
}

/** Some of its badges are given there by no badge of the structure. */
export interface UndrawnMilestone {
  readonly milestone: string;
  readonly name: string;
  /** By their ids there. */
  readonly missing: readonly string[];
}

export interface MilestonePathways {
  readonly plan: ApplyPlan;
  readonly undrawn: readonly UndrawnMilestone[];
}

export async function milestonesToDraw(
  services: Pick<Services, 'db'>,
  place: Place,
): Promise<MilestoneToDraw[]> {
  const {stored, milestones} = await readAll(services.db, place);
  const known = new Set(stored.badges.map(({id}) => id));
  return milestones
    .filter(({row, missing}) => missing.length === 0 && !known.has(slugOf(row.platform, row.id)))
    .map(({row}) => ({milestone: row.id, badge: row.their_badge}));
}

export async function drawMilestones(
  services: Services,
  {images: sent, dryRun, ...place}: MilestonesToDraw,
): Promise<MilestonePathways> {
  const drawn = new Map<string, PreparedImage>();
  for (const [milestone, image] of Object.entries(sent))
    drawn.set(slugOf(place.platform, milestone), await drawAnew(milestone, image));
  if (!dryRun) for (const image of drawn.values()) await storeImage(services.files, image);
  return inTransaction(services, {dryRun}, async (t) => {
    const {stored, milestones} = await readAll(t, place);
    const whole = milestones.filter(({missing}) => missing.length === 0);
    const descriptions = await descriptionsOf(t, place.platform);
    const definition = definitionWith(
      stored,
      whole.map(({row, required}) => ({
        id: slugOf(row.platform, row.id),
        name: row.name,
        description: descriptions.get(row.their_badge) ?? '',
        required,
        minRequired: row.min_required,
      })),
    );
    const problems = checkDefinition(definition, await readTied(t, definition));
    const images = new Map<string, StoredImage>();
    for (const [id, row] of await imageRows(t, place.structure))
      images.set(`${place.structure}/${id}`, imageOf(row));
    for (const [id, image] of drawn)
      if (!images.has(`${place.structure}/${id}`)) images.set(`${place.structure}/${id}`, image);
    const imageless = whole.filter(
      ({row}) => !images.has(`${place.structure}/${slugOf(row.platform, row.id)}`),
    );
    for (const {row} of imageless)
      problems.push({at: row.id, code: 'IMAGE_MISSING', detail: `There is no image of "${row.name}"`});
    if (problems.length > 0)
      throw new ServerError('ERR_DEFINITION_INVALID', 'The pathways cannot be made.', {problems});
    const lines = await applyStructures(services, t, {definition, images});
    return {
      plan: {lines, isApplied: !dryRun},
      undrawn: milestones
        .filter(({missing}) => missing.length > 0)
        .map(({row, missing}) => ({milestone: row.id, name: row.name, missing})),
    };
  });
}

type MilestoneRow = Selectable<Database['elsewhere_milestone']>;

interface ReadMilestone {
  readonly row: MilestoneRow;
  /** The structure's own badges that stand for those that are required there. */
  readonly required: readonly BadgeDefinition[];
  readonly missing: readonly string[];
}

async function readAll(
  db: Executor,
  {platform, structure}: Place,
): Promise<{readonly stored: DefinedStructure; readonly milestones: readonly ReadMilestone[]}> {
  await assertStructure(db, structure);
  const stored = await storedStructure(db, structure);
  const links = await db
    .selectFrom('elsewhere_link')
    .select(['badge_id', 'their_badge'])
    .where('structure_id', '=', structure)
    .where('platform', '=', platform)
    .orderBy('badge_id')
    .execute();
  const ours = new Map(
    links.map((link) => [link.their_badge, stored.badges.find(({id}) => id === link.badge_id)]),
  );
  const rows = await db
    .selectFrom('elsewhere_milestone')
    .selectAll()
    .where('platform', '=', platform)
    .orderBy('id')
    .execute();
  const milestones = rows.map((row) => {
    const required = fromJsonText(row.required);
    return {
      row,
      required: required.flatMap((theirs) => ours.get(theirs) ?? []),
      missing: required.filter((theirs) => !ours.get(theirs)),
    };
  });
  // One that nothing here has to do with is no matter of this structure.
  return {stored, milestones: milestones.filter(({required}) => required.length > 0)};
}

async function descriptionsOf(db: Executor, platform: IssuingPlatformId): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('elsewhere_badge')
    .select(['id', 'description'])
    .where('platform', '=', platform)
    .execute();
  return new Map(rows.map(({id, description}) => [id, description]));
}

function definitionWith(
  stored: DefinedStructure,
  milestones: readonly Parameters<typeof keyBadgeFrom>[0][],
): Definition {
  const badges = new Map(stored.badges.map((badge) => [badge.id, badge]));
  const pathways = new Map(stored.pathways.map((pathway) => [pathway.id, pathway]));
  for (const milestone of milestones) {
    const {id} = milestone;
    const badge = badges.get(id);
    // The structure made something else of it.
    if (badge && badge.process.mode !== 'keyBadge') continue;
    const isAsBefore = asksForTheSame(milestone, badge);
    badges.set(id, keyBadgeFrom(milestone, badge));
    pathways.set(id, pathwayFrom(milestone, {before: pathways.get(id), isAsBefore}));
  }
  return {
    version: 1,
    structures: [{...stored, badges: [...badges.values()], pathways: [...pathways.values()]}],
  };
}

async function drawAnew(milestone: string, image: string): Promise<PreparedImage> {
  try {
    return await prepareUploadedImage(Buffer.from(image, 'base64'));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = {at: milestone, code: 'IMAGE_UNREADABLE', detail: `The image of ${milestone}`};
    throw new ServerError('ERR_DEFINITION_INVALID', 'An image cannot be used.', {problems: [problem]});
  }
}
