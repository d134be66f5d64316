/** Makes mutants: a random walk of steps over one original, and the file that results. */
import type {JsonObject} from '@pepites/credentials';
import {carry} from '../support/carriers.ts';
import {applyEdits, applySplices, slotsOf, type Edit, type Splice, type Step, type Tree} from './edits.ts';
import {mutateClaims, mutateHeader, proofMutations} from './mutate-proof.ts';
import {structureMutations} from './mutate-structure.ts';
import {mutatePng, mutateSvg, textMutations} from './mutate-text.ts';
import {valueMutations, type Mutate} from './mutate-values.ts';
import {isJwt, type Original} from './originals.ts';
import type {Random} from './random.ts';
import type {Pools} from './terms.ts';

export interface Mutant {
  readonly original: Original;
  /** Names of the mutations, in their order. */
  readonly kinds: readonly string[];
  readonly steps: readonly Step[];
}

/** What the steps make of an original. */
export interface MutantFile {
  readonly input: Uint8Array;
  /** The document, where it is a tree (and no JWT). */
  readonly document: JsonObject | undefined;
}

const treeMutations = Object.entries({...valueMutations, ...structureMutations, ...proofMutations});
const textKinds = Object.entries(textMutations);
const MAX_STEPS = 4;

export function makeMutant(random: Random, pools: Pools): Mutant {
  // Of those that are refused there are few, and what becomes of them matters most.
  const refused = pools.originals.filter(({meaning}) => meaning === undefined);
  const original = random.pick(refused.length > 0 && random.chance(0.25) ? refused : pools.originals);
  const kinds: string[] = [];
  const steps: Step[] = [];
  const count = random.chance(0.55) ? 1 : 2 + random.int(MAX_STEPS - 1);
  while (kinds.length < count) {
    const {kind, made} = mutateOnce(original, steps, {random, pools});
    // A mutation that found nothing to change counts too: else an original without such a place would never end.
    kinds.push(kind);
    steps.push(...made);
  }
  return {original, kinds, steps};
}

interface Choice {
  readonly random: Random;
  readonly pools: Pools;
}

function mutateOnce(
  original: Original,
  before: readonly Step[],
  {random, pools}: Choice,
): {readonly kind: string; readonly made: readonly Step[]} {
  const {carrier} = original;
  if (carrier !== 'json or jwt' && random.chance(0.6)) {
    const whole = Buffer.from(fileOf(original, before).input);
    const splices = carrier === 'png' ? mutatePng(whole, random) : mutateSvg(whole, random);
    // Positions of an earlier splice would no longer be right.
    const isFirst = !before.some(({target}) => target === 'file' || target === 'text');
    return {kind: carrier, made: isFirst ? splices.map((splice) => ({...splice, target: 'file'})) : []};
  }
  if (random.chance(isJwt(original) ? 0.4 : 0.06)) {
    const [kind, mutate] = random.pick(textKinds);
    const isFirst = !before.some(({target}) => target === 'file' || target === 'text');
    const made = isFirst ? mutate(textOf(original, before), random) : [];
    return {kind, made: made.map((splice) => ({...splice, target: 'text'}))};
  }
  if (isJwt(original) && random.chance(0.25)) {
    return {kind: 'JWT header', made: onTree('header', mutateHeader, original, before, {random, pools})};
  }
  if (isJwt(original) && random.chance(0.2)) {
    return {kind: 'JWT claims', made: onTree('payload', mutateClaims, original, before, {random, pools})};
  }
  const [kind, mutate] = random.pick(treeMutations);
  return {
    kind,
    made: onTree(isJwt(original) ? 'payload' : 'document', mutate, original, before, {random, pools}),
  };
}

function onTree(
  target: Tree,
  mutate: Mutate,
  original: Original,
  before: readonly Step[],
  {random, pools}: Choice,
): readonly Step[] {
  const tree = treeOf(original, before, target);
  if (target !== 'header' && slotsOf(tree).length < 2) return [];
  return mutate(tree, random, pools).map((edit) => ({...edit, target}));
}

function treeOf({tree, header}: Original, steps: readonly Step[], target: Tree): JsonObject {
  const edits = steps.filter((step): step is Edit & {target: Tree} => step.target === target);
  return applyEdits(target === 'header' ? header : tree, edits);
}

function textOf(original: Original, steps: readonly Step[]): string {
  if (!isJwt(original)) {
    const isTouched = steps.some(({target}) => target === 'document');
    return isTouched ? JSON.stringify(treeOf(original, steps, 'document')) : original.text;
  }
  const [header = '', payload = '', signature = ''] = original.text.split('.');
  const part = (target: Tree, own: string): string =>
    steps.some((step) => step.target === target) ? encoded(treeOf(original, steps, target)) : own;
  return [part('header', header), part('payload', payload), signature].join('.');
}

export function fileOf(original: Original, steps: readonly Step[]): MutantFile {
  const splicesOf = (target: 'text' | 'file'): Splice[] =>
    steps.filter((step): step is Splice & {target: 'text' | 'file'} => step.target === target);
  const text = applySplices(textOf(original, steps), splicesOf('text'));
  const carried = Buffer.from(carry(text, original.carrier));
  const hasDocument = !isJwt(original) && splicesOf('text').length === 0;
  return {
    input: new Uint8Array(applySplices(carried, splicesOf('file'))),
    document: hasDocument ? treeOf(original, steps, 'document') : undefined,
  };
}

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
