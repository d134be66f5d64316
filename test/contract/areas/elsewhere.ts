/** Badges that are given on another platform too, of a backend that knows none. With one: test/contract/elsewhere-shown.test.ts. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeElsewhere({as}: Stage): void {
  describe('badges that are given elsewhere too', () => {
    it('are none where no platform is connected: nothing waits, and nothing is tried', async () => {
      const lead = await as('lead');
      const {isConnected, badges, waiting, stuck} = await lead.elsewhere.get({structure});
      assert.deepEqual([isConnected, badges, waiting, stuck], [false, [], 0, []]);
      assert.deepEqual(await lead.elsewhere.test({structure}), {items: []});
      assert.deepEqual(await lead.elsewhere.testPlaces({structure}), {items: []});
      assert.deepEqual(await lead.elsewhere.retry({structure}), {count: 0});
    });

    it('are for who answers for the structure', async () => {
      const {elsewhere} = await as('adviser');
      await refuses(elsewhere.get({structure}), 'FORBIDDEN', 403);
      await refuses(elsewhere.test({structure}), 'FORBIDDEN', 403);
      await refuses(
        elsewhere.testPlaces({structure, page: 'https://a.example/badge/info/1'}),
        'FORBIDDEN',
        403,
      );
      await refuses(elsewhere.retry({structure}), 'FORBIDDEN', 403);
    });
  });
}
