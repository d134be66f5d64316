import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';
import {draw, inputOf} from '../../../../../test/support/layouts/ours.js';
import {drawWithDagre, loadGraphviz, type Oracle} from '../../../../../test/support/layouts/oracles.js';
import {qualityOf} from '../../../../../test/support/layouts/quality.js';
import {generatedPathway} from '../../../../../test/support/pathways/generated-pathway.js';
import {leDome, satoBrest, threeBadges} from '../../../../../test/support/pathways/sample-pathways.js';

const seeds = Array.from({length: 20}, (_, index) => index + 1);
const inputs = seeds.map((seed) => inputOf(generatedPathway(50, seed)));

describe('the maps of generated pathways of 50 steps', () => {
  const own = inputs.map((input) => qualityOf(draw(input)));

  it('have no edge over a step and no step over another', () => {
    for (const {edgesOverSteps, overlaps} of own) assert.deepEqual([edgesOverSteps, overlaps], [0, 0]);
  });

  it('have at most 1.35 times the crossings of graphviz', async (t) => {
    compare(t, await loadGraphviz(), 1.35);
  });

  it('have at most 0.6 times the crossings of dagre', (t) => {
    compare(t, drawWithDagre, 0.6);
  });

  function compare(t: TestContext, oracle: Oracle, limit: number): void {
    const theirs = inputs.map((input) => qualityOf(oracle(input)));
    const sumOf = (list: typeof own): number => list.reduce((sum, {crossings}) => sum + crossings, 0);
    const ratio = sumOf(own) / sumOf(theirs);
    t.diagnostic(`crossings: ours ${sumOf(own)}, theirs ${sumOf(theirs)}, ${ratio.toFixed(2)} times`);
    assert.ok(ratio <= limit, `${ratio.toFixed(2)} times`);
  }
});

describe('the maps of real pathways', () => {
  for (const [name, pathway] of Object.entries({
    'three badges': threeBadges,
    'Le Dôme': leDome(),
    'SATO Brest': satoBrest(),
  })) {
    it(`have no crossing: ${name}`, () => {
      const {crossings, edgesOverSteps, overlaps} = qualityOf(draw(inputOf(pathway)));
      assert.deepEqual([crossings, edgesOverSteps, overlaps], [0, 0, 0]);
    });
  }

  it('draw each machine of Le Dôme as one straight way, in the order of the definition', () => {
    const {steps} = draw(inputOf(leDome()));
    const xs = new Map<string, Set<number>>();
    for (const [id, {x}] of steps) {
      const machine = id.replace('cle-', '').split('-')[0]!;
      xs.set(machine, (xs.get(machine) ?? new Set()).add(x));
    }
    const places = ['laser', 'vinyle', 'brodeuse', 'imprimante'].map((machine) => [...xs.get(machine)!]);
    assert.ok(places.every((own) => own.length === 1));
    assert.deepEqual(
      places,
      places.toSorted(([a = 0], [b = 0]) => a - b),
    );
  });
});
