/** Competency frameworks, where a lead looks for what a badge is about. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeFrameworks({world, as}: Stage): void {
  describe('the frameworks', () => {
    it('are named to anyone', async () => {
      const {items} = await world.client().frameworks.list({structure});
      assert.ok(items.length >= 2, items.map(({id}) => id).join());
    });

    it('are searched by words, without regard to accents, and a concept is found by its code', async () => {
      const {frameworks} = await as('lead');
      const {items} = await frameworks.search({structure, q: 'maraichage'});
      const found = items.find(({code}) => code !== undefined);
      assert.ok(found?.code !== undefined, JSON.stringify(items));
      const concept = await frameworks.concept({structure, id: found.code});
      assert.deepEqual(concept, found);
      const {items: elsewhere} = await frameworks.search({structure, q: 'maraichage', provider: 'none'});
      assert.deepEqual(elsewhere, []);
      await refuses(frameworks.concept({structure, id: 'Z9999'}), 'CONCEPT_UNKNOWN', 404);
      await refuses(frameworks.search({structure, q: ' '}), 'BAD_REQUEST', 400);
      await refuses(world.client().frameworks.search({structure, q: 'a'}), 'SIGN_IN_REQUIRED', 401);
    });
  });
}
