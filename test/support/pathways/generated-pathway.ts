/** Pathways of any size that look like those people make: stages, badges that gather in key badges, side ways, a few long leaps. */
import type {Badge, Pathway, PathwayEdge} from '@pepites/recognition';
import {madeOf, type MadeStep} from './made-of.ts';
import {createRandom, type Random} from './random.ts';

const verbs = [
  'Préparer',
  'Vérifier',
  'Ranger',
  'Expliquer',
  'Réparer',
  'Mesurer',
  'Transporter',
  'Nettoyer',
  'Noter',
];
const things = [
  'une commande',
  'le poste de travail',
  'une palette',
  'les outils',
  'un plan de culture',
  'le véhicule',
  'une livraison',
  'les consignes de sécurité',
  'un devis',
  'la machine à coudre',
  'le planning de l’équipe',
];

/** How often each thing happens at a stage. */
const chances = {secondWay: 0.22, leap: 0.05, sideWay: 0.35, gathering: 0.6, isGroup: 0.25, fromLastKey: 0.5};

/**
 * A pathway of exactly `size` steps, always the same for the same size and seed. No cycle; about 1.4 edges for each step; every step but
 * the first has one that leads to it.
 */
export function generatedPathway(size: number, seed = 1): Pathway {
  const random = createRandom(seed * 7919 + size);
  const draft: Draft = {steps: [], edges: [], linked: new Set(), size};
  const breadth =
    size <= 6 ? 2 : size <= 12 ? 3 : size <= 50 ? 5 : Math.min(24, Math.round(3 + Math.sqrt(size) / 2));
  let from: readonly string[] = [add(draft, 'badge')];
  let lastKey: string | undefined;
  while (draft.steps.length < size) {
    const wanted = random.between(Math.max(1, breadth - 2), breadth);
    const stage = addStage(draft, from, {
      random,
      count: Math.min(wanted, size - draft.steps.length),
      breadth,
    });
    addSideWay(draft, stage, random);
    const gathered = draft.steps.length < size ? addGathering(draft, stage, {random, lastKey}) : undefined;
    if (gathered?.isKey) lastKey = gathered.onward.at(-1);
    from = gathered?.onward ?? stage;
  }
  return madeOf({
    id: `parcours-${size}-${seed}`,
    title: `Parcours de ${size.toLocaleString('fr')} étapes`,
    steps: draft.steps,
    edges: draft.edges,
  });
}

interface Draft {
  readonly steps: MadeStep[];
  readonly edges: PathwayEdge[];
  readonly linked: Set<string>;
  readonly size: number;
}

function add({steps}: Draft, mode: 'badge' | 'key', gathers: readonly string[] = [], atLeast = 0): string {
  const number = steps.length;
  const title =
    mode === 'key'
      ? `Badge-clé ${number + 1}`
      : `${verbs[number % verbs.length]} ${things[number % things.length]} (${number + 1})`;
  const id = `b${String(number + 1).padStart(5, '0')}`;
  const more: Partial<Badge> =
    mode === 'key' ? {mode: 'keyBadge', requires: [...gathers], minRequired: atLeast} : {};
  steps.push({id, title, badge: more});
  return id;
}

function addGroup({steps}: Draft, members: readonly string[], atLeast: number): string {
  const id = `g${String(steps.length + 1).padStart(5, '0')}`;
  steps.push({
    id,
    title: `${atLeast} ${atLeast > 1 ? 'badges' : 'badge'} au choix`,
    group: {steps: [...members], atLeast},
  });
  return id;
}

function link(draft: Draft, from: string | undefined, to: string, kind: PathwayEdge['kind']): void {
  if (from === undefined || from === to || draft.linked.has(`${from} ${to}`)) return;
  draft.linked.add(`${from} ${to}`);
  draft.edges.push({from, to, kind});
}

interface StageOptions {
  readonly random: Random;
  readonly count: number;
  readonly breadth: number;
}

function addStage(draft: Draft, from: readonly string[], {random, count, breadth}: StageOptions): string[] {
  const first = draft.steps.length;
  return Array.from({length: count}, (_, place) => {
    const step = add(draft, 'badge');
    const near = Math.round((place * from.length) / count + (random.next() - 0.5) * 1.5);
    const parent = Math.min(from.length - 1, Math.max(0, near));
    link(draft, from[parent], step, 'suggests');
    if (random.isLucky(chances.secondWay)) link(draft, from[(parent + 1) % from.length], step, 'requires');
    if (random.isLucky(chances.leap) && first > 8) {
      const early = random.between(Math.max(0, first - 4 * breadth), Math.max(0, first - 1));
      link(draft, draft.steps[early]?.id, step, 'requires');
    }
    return step;
  });
}

/** One or two badges that lead nowhere. */
function addSideWay(draft: Draft, stage: readonly string[], random: Random): void {
  if (!random.isLucky(chances.sideWay)) return;
  let from = stage[random.between(0, stage.length - 1)];
  for (let left = random.between(1, 2); left > 0 && draft.size - draft.steps.length > 1; left--) {
    const step = add(draft, 'badge');
    link(draft, from, step, 'suggests');
    from = step;
  }
}

interface GatheringOptions {
  readonly random: Random;
  readonly lastKey: string | undefined;
}

/** Some badges of the stage give a key badge, or are a group of which a few are enough; the way goes on from there, and from the others. */
function addGathering(
  draft: Draft,
  stage: readonly string[],
  {random, lastKey}: GatheringOptions,
): {readonly onward: readonly string[]; readonly isKey: boolean} | undefined {
  if (stage.length < 2 || !random.isLucky(chances.gathering)) return undefined;
  const count = random.between(2, Math.min(5, stage.length));
  const first = random.between(0, stage.length - count);
  const members = stage.slice(first, first + count);
  const others = [...stage.slice(0, first), ...stage.slice(first + count)];
  const atLeast = random.between(1, count);
  const isKey = !random.isLucky(chances.isGroup);
  const gathered = isKey ? add(draft, 'key', members, atLeast) : addGroup(draft, members, atLeast);
  if (isKey) {
    for (const member of members) link(draft, member, gathered, 'requires');
    if (random.isLucky(chances.fromLastKey)) link(draft, lastKey, gathered, 'requires');
  }
  return {onward: [...others, gathered], isKey};
}
