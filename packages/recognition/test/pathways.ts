/** Pathways for tests: two real ones (titles as published by INAE and by Le Dôme, Caen), and random ones. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import {type PathwayDefinition, pathwayDefinitionSchema} from '../src/pathway.js';
import type {PersonFacts} from '../src/pathways/standing.js';

type StepInput = v.InferInput<typeof pathwayDefinitionSchema>['steps'][number];
type EdgeInput = NonNullable<v.InferInput<typeof pathwayDefinitionSchema>['edges']>[number];

export const badge = (id: string, over: object = {}) => ({id, kind: 'badge' as const, badge: id, ...over});
export const group = (id: string, steps: string[], atLeast: number) => ({
  id,
  kind: 'group' as const,
  steps,
  atLeast,
});
export const information = (id: string) => ({id, kind: 'information' as const, title: id});
export const requires = (from: string, to: string) => ({from, to, kind: 'requires' as const});
export const suggests = (from: string, to: string) => ({from, to, kind: 'suggests' as const});

export function pathwayOf(steps: StepInput[], edges: EdgeInput[] = [], version = 1): PathwayDefinition {
  return v.parse(pathwayDefinitionSchema, {id: 'p', title: 'P', version, steps, edges});
}

export const holding = (...badges: string[]) =>
  badges.map((name) => ({badge: name, award: `award-${name}`, awardedAt: '2026-08-03T08:00:00Z'}));
export const asking = (...badges: string[]) =>
  badges.map((name) => ({badge: name, request: `request-${name}`, state: 'submitted'}));

/** INAE's three badges, after the trial period, 1 to 2 and 5 to 6 months, and the key badge. The order is shown, not enforced. */
export const inae = pathwayOf(
  [
    badge('je-m-engage', {title: 'Je m’engage pour mon parcours'}),
    badge('baba-entreprise', {title: 'B.A.BA de l’entreprise', prompt: {from: 'P1M', to: 'P2M'}}),
    badge('comun-gant', {title: 'Com’un gant', window: {fromMonths: 5, toMonths: 6}}),
    badge('cap-sur-la-suite', {title: 'Cap sur la suite'}),
  ],
  [
    suggests('je-m-engage', 'baba-entreprise'),
    suggests('baba-entreprise', 'comun-gant'),
    ...['je-m-engage', 'baba-entreprise', 'comun-gant'].map((id) => requires(id, 'cap-sur-la-suite')),
  ],
);
export const inaeKeys = new Set(['cap-sur-la-suite']);

const machines = ['decoupe-laser', 'decoupe-vinyle', 'brodeuse-numerique', 'imprimante-3d'];
const stages = [
  'j-ai-vu',
  'j-ai-manipule',
  'j-ai-ete-initie',
  'j-ai-initie',
  'j-ai-depanne',
  'j-ai-participe',
];

/** Le Dôme's fab lab: for each of 4 machines 6 badges in a row, and the key badge that needs them all. 28 steps. */
export const dome = pathwayOf(
  machines.flatMap((machine) => [...stages.map((stage) => badge(`${machine}-${stage}`)), badge(machine)]),
  machines.flatMap((machine) => [
    ...stages.slice(1).map((stage, i) => suggests(`${machine}-${stages[i] ?? ''}`, `${machine}-${stage}`)),
    ...stages.map((stage) => requires(`${machine}-${stage}`, machine)),
  ]),
);
export const domeKeys = new Set(machines);

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const windowAfter = (months: number) => ({window: {fromMonths: months, toMonths: months + 1}});

/**
 * A pathway without faults: each step is led to by up to 3 steps before it; one in eight is a group of steps before it, one in sixteen
 * is information; one badge in four has a window in the first year, one in eight is optional.
 */
export function randomPathway(size: number, seed: number): PathwayDefinition {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const steps: StepInput[] = [];
  const edges: EdgeInput[] = [];
  for (let i = 0; i < size; i++) {
    const kind = i === 0 ? 15 : below(16);
    const members = [...new Set([below(i || 1), below(i || 1), below(i || 1)])].map((place) => `s${place}`);
    if (kind < 2) steps.push(group(`s${i}`, members, 1 + below(members.length)));
    else if (kind === 2) steps.push(information(`s${i}`));
    else
      steps.push(
        badge(`s${i}`, {optional: below(8) === 0, ...(below(4) === 0 ? windowAfter(below(12)) : {})}),
      );
    for (let n = i === 0 ? 0 : below(4); n > 0; n--)
      edges.push({from: `s${below(i)}`, to: `s${i}`, kind: below(2) === 0 ? 'requires' : 'suggests'});
  }
  return pathwayOf(steps, edges);
}

/** Good pathways of up to 40 steps. */
export const goodPathways = fc
  .record({size: fc.integer({min: 1, max: 40}), seed: fc.integer()})
  .map(({size, seed}) => randomPathway(size, seed));

/** Any graph, with whatever is wrong with it: edges and groups are drawn at random, some to no step, some ids twice. */
export const anyPathways = fc
  .integer({min: 1, max: 12})
  .chain((size) => {
    const id = fc.integer({min: 0, max: size}).map((place) => `s${place}`);
    return fc.record({
      steps: fc.array(
        fc.oneof(
          id.map((one) => badge(one)),
          id.map(information),
          fc
            .tuple(id, fc.array(id, {minLength: 1, maxLength: 4}), fc.integer({min: 0, max: 5}))
            .map((all) => group(...all)),
        ),
        {minLength: 1, maxLength: size},
      ),
      edges: fc.array(
        fc.oneof(
          fc.tuple(id, id).map((ends) => requires(...ends)),
          fc.tuple(id, id).map((ends) => suggests(...ends)),
        ),
        {maxLength: 24},
      ),
    });
  })
  .map(({steps, edges}) => pathwayOf(steps, edges));

/** People with some of the pathway's badges, and requests for some. */
export function peopleOn(pathway: PathwayDefinition): fc.Arbitrary<PersonFacts> {
  const badges = pathway.steps.flatMap((step) => (step.kind === 'badge' ? [step.badge] : []));
  return fc.record({
    held: fc.subarray(badges).map((names) => holding(...names)),
    open: fc.subarray(badges).map((names) => asking(...names)),
    referenceDate: fc.constant('2026-09-01'),
  });
}
