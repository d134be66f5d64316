/** Published versions of a pathway: kept, never changed, and what a person did on an earlier one stays done. */
import {
  carryStanding,
  findVersionFaults,
  type PathwayDefinition,
  type PathwayFault,
  type PersonFacts,
  preparePathway,
  type PreparedPathway,
  progressOfOne,
} from '@pepites/recognition';
import type {KnownPathway} from '../catalogue/catalogue.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

/** What keeps this pathway from being published after the version that is; empty when it can be, or is the same. */
export function versionFaults(
  published: PathwayDefinition | undefined,
  next: PathwayDefinition,
): readonly PathwayFault[] {
  return published ? findVersionFaults(published, next) : [];
}

export async function publishVersion(
  t: Executor,
  {
    structure,
    pathway,
    now,
  }: {readonly structure: string; readonly pathway: PathwayDefinition; readonly now: Date},
): Promise<void> {
  await t
    .insertInto('pathway_version')
    .values({
      structure_id: structure,
      pathway_id: pathway.id,
      version: pathway.version,
      definition: toJsonText(pathway),
      published_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['structure_id', 'pathway_id', 'version']).doNothing())
    .execute();
}

interface Passage {
  readonly from: PathwayDefinition;
  readonly prepared: PreparedPathway;
  readonly to: PathwayDefinition;
  /** When `to` was published: what was earned later was earned on `to`. */
  readonly at: number;
}

/** For the facts of a person, the groups and information steps of `current` that they did on an earlier version. */
export type KeptSteps = (facts: PersonFacts) => readonly string[];

/**
 * Nothing is stored about a person: what was done when a version was followed by the next one follows from the dates of their badges.
 */
export async function keptStepsOf(
  db: Executor,
  current: KnownPathway,
  keyBadges: ReadonlySet<string>,
): Promise<KeptSteps> {
  const rows = await db
    .selectFrom('pathway_version')
    .select(['version', 'definition', 'published_at'])
    .where('structure_id', '=', current.owner)
    .where('pathway_id', '=', current.id)
    .where('version', '<=', current.version)
    .orderBy('version')
    .execute();
  const versions = rows.map((row) => ({
    definition: fromJsonText(row.definition),
    at: Date.parse(row.published_at),
  }));
  const passages = versions.slice(1).flatMap(({definition: to, at}, index): Passage[] => {
    const from = versions[index]?.definition;
    return from ? [{from, prepared: preparePathway(from, {keyBadges}), to, at}] : [];
  });
  return (facts) =>
    passages.reduce<readonly string[]>((keptSteps, {from, prepared, to, at}) => {
      const held = facts.held.filter(({awardedAt}) => Date.parse(awardedAt) <= at);
      const standing = progressOfOne(prepared, {...facts, held, open: [], keptSteps});
      return carryStanding(standing, from, to).keptSteps;
    }, []);
}
