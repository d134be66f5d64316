/** A process that lays out generated pathways with one library, and says what it took and what came out: `pathway-draw.ts LIBRARY SIZE SEEDS`. */
import {layoutPathway, type PathwayLayout} from '@pepites/recognition/layout.js';
import type {Drawing} from '../support/layouts/drawing.ts';
import {oracles} from '../support/layouts/oracles.ts';
import {drawingOf, inputOf, stepSize, type LayoutInput} from '../support/layouts/ours.ts';
import {qualityOf, shareMoved, type Quality} from '../support/layouts/quality.ts';
import {generatedPathway} from '../support/pathways/generated-pathway.ts';
import {median} from './measure.ts';

export interface DrawReport {
  /** CPU of one layout, warm: median of the runs, mean of the pathways. */
  readonly cpuMs: number;
  /** Sums over the pathways. */
  readonly quality: Quality;
  /** Mean share of steps that move when one is added to a step a third of the way, from 0 to 1. */
  readonly moved: number;
}

interface Drawer {
  /** What is measured. */
  readonly run: (input: LayoutInput) => unknown;
  readonly draw: (input: LayoutInput) => Promise<Drawing>;
  /** The drawing of a pathway that was drawn before with fewer steps. */
  readonly drawAgain: (before: LayoutInput, after: LayoutInput) => Promise<Drawing>;
}

/** So long the runs of one pathway last, at least; a library that needs longer for one has one. A large one takes longer to warm up. */
const leastMs = {usual: 1000, large: 3000};
const large = 1000;
/** Shorter times are measured several at once. */
const shortMs = 10;

async function drawerOf(library: string): Promise<Drawer> {
  if (Object.hasOwn(oracles, library)) {
    const run = await oracles[library as keyof typeof oracles]();
    // No other library can be told where steps were.
    return {run, draw: async (input) => run(input), drawAgain: async (_, after) => run(after)};
  }
  const layout = ({steps, edges}: LayoutInput, previous?: PathwayLayout): PathwayLayout =>
    layoutPathway(steps, edges, previous && {previous});
  return {
    run: (input) => layout(input),
    draw: async (input) => drawingOf(layout(input)),
    drawAgain: async (before, after) => drawingOf(layout(after, layout(before))),
  };
}

async function cpuMsOf(run: () => unknown, least: number): Promise<number> {
  const costs: number[] = [];
  let batch = 1;
  for (let total = 0; total < least;) {
    const before = process.cpuUsage();
    for (let count = 0; count < batch; count++) await run();
    const {user, system} = process.cpuUsage(before);
    const spentMs = (user + system) / 1000;
    total += spentMs;
    costs.push(spentMs / batch);
    if (spentMs < shortMs) batch *= 2;
  }
  // The first half has warmed up the second.
  return median(costs.slice(costs.length >> 1));
}

function withOneMore({steps, edges}: LayoutInput): LayoutInput {
  const parent = steps[Math.floor(steps.length / 3)];
  const added = {id: 'added', ...stepSize, order: (parent?.order ?? 0) + 0.5};
  return {steps: [...steps, added], edges: [...edges, {from: parent?.id ?? '', to: 'added'}]};
}

const [library = '', size = '', seeds = ''] = process.argv.slice(2);
const {run, draw, drawAgain} = await drawerOf(library);
const sum = {cpuMs: 0, moved: 0, crossings: 0, length: 0, edgesOverSteps: 0, overlaps: 0};
for (let seed = 1; seed <= Number(seeds); seed++) {
  const input = inputOf(generatedPathway(Number(size), seed));
  sum.cpuMs += await cpuMsOf(() => run(input), Number(size) < large ? leastMs.usual : leastMs.large);
  const drawing = await draw(input);
  const quality = qualityOf(drawing);
  for (const key of ['crossings', 'length', 'edgesOverSteps', 'overlaps'] as const) sum[key] += quality[key];
  const after = withOneMore(input);
  sum.moved += shareMoved(drawing, await drawAgain(input, after));
}
const {cpuMs, moved, ...quality} = sum;
const report: DrawReport = {cpuMs: cpuMs / Number(seeds), moved: moved / Number(seeds), quality};
process.stdout.write(JSON.stringify(report), () => process.exit(0));
