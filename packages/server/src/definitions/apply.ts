/** Puts a definition in place: plans it, and unless it is a dry run, does it in one transaction. Twice is the same as once. */
import type {ApplyLine, Definition} from '@pepites/recognition';
import {ServerError} from '../errors.js';
import type {Services} from '../services.js';
import {prepareImages, storeImage} from './badge-images.js';
import {checkDefinition} from './check-definition.js';
import {readTied} from './tied-structures.js';
import type {Session} from '../store/open-store.js';
import {removeLeaversPasskeys} from '../passkeys/leavers-passkeys.js';
import type {Change} from './change.js';
import type {ApplyPlan} from './plan.js';
import {applyWebhooks} from './apply-webhooks.js';
import {applyNetwork} from './apply-network.js';
import {applyIssuedThrough} from '../elsewhere/apply-links.js';
import {applyBadges, applyPathways} from './apply-badges.js';
import {applyMembers, applyOrigins, applyPlatforms, applyStructure} from './apply-structure.js';

/** Rolls the transaction of a dry run back. */
class DryRun extends Error {}

/** @throws {ServerError} ERR_DEFINITION_INVALID with all `problems` */
export async function applyDefinition(
  services: Services,
  definition: Definition,
  options: {readonly images: ReadonlyMap<string, Uint8Array>; readonly dryRun: boolean},
): Promise<ApplyPlan> {
  const problems = checkDefinition(definition, await readTied(services.db, definition));
  if (problems.length > 0) {
    throw new ServerError('ERR_DEFINITION_INVALID', 'The definition cannot be applied.', {problems});
  }
  const images = await prepareImages(definition, options.images);
  if (!options.dryRun) for (const image of images.values()) await storeImage(services.files, image);
  const lines = await inTransaction(services, options, async (t) =>
    applyStructures(services, t, {definition, images}),
  );
  return {lines, isApplied: !options.dryRun};
}

/** Does the work in one transaction, and on a dry run undoes it. */
export async function inTransaction<T>(
  {db}: Pick<Services, 'db'>,
  {dryRun}: {readonly dryRun: boolean},
  work: (t: Session) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  try {
    await db.transaction().execute(async (t) => {
      done.push(await work(t));
      if (dryRun) throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  // The last one: a transaction that was begun again has left others.
  return done.at(-1) as T;
}

/** Everything but the checks: what of the definition is new, other than it was, or gone. */
export async function applyStructures(
  services: Services,
  t: Session,
  {definition, images}: {readonly definition: Definition; readonly images: Change['images']},
): Promise<ApplyLine[]> {
  const now = services.now();
  const lines: ApplyLine[] = [];
  const leavers = new Set<string>();
  for (const structure of definition.structures) {
    const change = {t, structure, now, sealer: services.sealer, images, leavers};
    lines.push(
      await applyStructure(change),
      ...(await applyOrigins(change)),
      ...(await applyMembers(change)),
      ...(await applyBadges(change)),
      ...(await applyPlatforms(change)),
      ...(await applyPathways(change)),
      ...(await applyIssuedThrough(change)),
      ...(await applyWebhooks(change)),
    );
  }
  for (const structure of definition.structures)
    lines.push(...(await applyNetwork({t, structure, now, sealer: services.sealer, images, leavers})));
  for (const person of leavers) await removeLeaversPasskeys(t, person);
  return lines;
}
