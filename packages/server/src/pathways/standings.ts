/** Where people stand on a pathway of a structure. */
import {
  type PathwayProgress,
  type PathwayStanding,
  preparePathway,
  progressOfMany,
  progressView,
} from '@pepites/recognition';
import {type KnownPathway, readBadges, readPathway} from '../catalogue/catalogue.js';
import type {Executor} from '../store/open-store.js';
import {factsOfPeople} from './facts.js';
import {keptStepsOf} from './versions.js';

/** In the order of `people`. */
export async function standingsOf(
  db: Executor,
  asked: {
    readonly structure: string;
    readonly pathway: KnownPathway;
    readonly people: readonly string[];
    readonly now: Date;
  },
): Promise<PathwayStanding[]> {
  const {structure, pathway, now} = asked;
  const badges = await readBadges(db, structure);
  const keyBadges = new Set(badges.filter(({process}) => process.mode === 'keyBadge').map(({id}) => id));
  const keptSteps = await keptStepsOf(db, pathway, keyBadges);
  const facts = (await factsOfPeople(db, asked)).map((one) => ({...one, keptSteps: keptSteps(one)}));
  return progressOfMany(preparePathway(pathway, {keyBadges}), facts, {today: now.toISOString().slice(0, 10)});
}

/** @throws {Refusal} PATHWAY_UNKNOWN */
export async function progressOfPerson(
  db: Executor,
  asked: {readonly structure: string; readonly pathway: string; readonly person: string; readonly now: Date},
): Promise<PathwayProgress> {
  const {structure, person, now} = asked;
  const pathway = await readPathway(db, structure, asked.pathway);
  const [standing] = await standingsOf(db, {structure, pathway, people: [person], now});
  if (!standing) throw new Error('No standing was computed');
  return progressView(pathway, standing);
}
