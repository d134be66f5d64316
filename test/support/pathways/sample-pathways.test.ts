import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findPathwayFaults, pathwaySchema} from '@pepites/recognition';
import * as v from 'valibot';
import {generatedPathway} from './generated-pathway.ts';
import {leDome, samplePathways} from './sample-pathways.ts';

describe('the sample pathways', () => {
  for (const [name, make] of Object.entries(samplePathways)) {
    it(`could be published: ${name}`, () => {
      const pathway = make();
      assert.ok(v.is(pathwaySchema, pathway));
      const badges = new Set(pathway.badges.map(({id}) => id));
      const keyBadges = new Set(pathway.badges.flatMap(({id, mode}) => (mode === 'keyBadge' ? [id] : [])));
      assert.deepEqual(findPathwayFaults(pathway, {badges, keyBadges}), []);
    });
  }

  it('have the sizes that they say', () => {
    assert.equal(leDome().steps.length, 28);
    for (const size of [1, 12, 50, 200, 1000]) assert.equal(generatedPathway(size).steps.length, size);
  });

  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(generatedPathway(50, 3), generatedPathway(50, 3));
    assert.notDeepEqual(generatedPathway(50, 3).edges, generatedPathway(50, 4).edges);
  });
});
