/** One pathway and one person's progress, as `<badge-pathway>` takes them and as the pages beside it do: the same words, pictures and lines. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {layoutPathway} from '@pepites/recognition/layout.js';
import {inputOf} from '../support/layouts/ours.ts';
import {generatedPathway} from '../support/pathways/generated-pathway.ts';

/** Pixels of one step, on every page beside ours. */
const boxSize = {width: 192, height: 180};

export interface SceneStep {
  readonly id: string;
  readonly title: string;
  /** Its state. */
  readonly words: string;
  readonly image: string | undefined;
  readonly href: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneMap {
  readonly title: string;
  readonly steps: readonly SceneStep[];
  /** `path`: what SVG's `d` takes. */
  readonly edges: readonly {readonly from: string; readonly to: string; readonly path: string}[];
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  readonly pathway: Pathway;
  readonly progress: PathwayProgress;
  /** Already laid out, which spares the pages that take it the work. */
  readonly map: SceneMap;
}

const said = {earned: 'Obtenu', now: 'À faire maintenant', later: 'Plus tard'} as const;

/** A third of the way is done. */
export function sceneOf(size: number): Scene {
  const pathway = generatedPathway(size);
  const done = Math.floor(size / 3);
  const stateAt = (index: number): keyof typeof said =>
    index < done ? 'earned' : index === done ? 'now' : 'later';
  const input = inputOf(pathway);
  const layout = layoutPathway(
    input.steps.map((step) => ({...step, ...boxSize})),
    input.edges,
  );
  const badges = new Map(pathway.badges.map((badge) => [badge.id, badge]));
  return {
    pathway,
    progress: {
      steps: pathway.steps.map(({id}, index) => ({step: id, state: stateAt(index)})),
      earned: done,
      total: size,
    },
    map: {
      title: pathway.title.fr,
      steps: pathway.steps.map((step, index) => {
        const badge = step.kind === 'badge' ? badges.get(step.badge) : undefined;
        return {
          id: step.id,
          title: step.title?.fr ?? badge?.name.fr ?? step.id,
          words: said[stateAt(index)],
          image: badge?.imageUrl,
          href: `/badges/${step.id}`,
          ...boxSize,
          ...placeIn(layout.steps, step.id),
        };
      }),
      edges: layout.edges.map(({from, to, path}) => ({from, to, path})),
      width: layout.width,
      height: layout.height,
    },
  };
}

/** Nothing of it is laid out before: no page beside ours takes it. */
export function hugeScene(size: number): Scene {
  const pathway = generatedPathway(size);
  const steps = pathway.steps.map(({id}) => ({step: id, state: 'later' as const}));
  const map = {title: pathway.title.fr, steps: [], edges: [], width: 0, height: 0};
  return {pathway, progress: {steps, earned: 0, total: size}, map};
}

function placeIn(steps: ReadonlyMap<string, {readonly x: number; readonly y: number}>, id: string) {
  const {x = 0, y = 0} = steps.get(id) ?? {};
  return {x, y};
}
