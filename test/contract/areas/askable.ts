/** The catalogue of what one can ask for, searched and read page by page. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {neighbour, network, structure, type Stage} from './stage.ts';

export function describeAskable({world}: Stage): void {
  describe('the catalogue', () => {
    it('is read by anyone, on any page, with what the network shares', async () => {
      const stranger = world.client({origin: 'https://stranger.example'});
      const {items} = await stranger.catalogue.list({structure, q: 'gant'});
      assert.deepEqual(
        items.map(({id, structure: from, structureName}) => [id, from, structureName]),
        [['comun-gant', network, 'INAE']],
      );
      const none = await stranger.catalogue.list({structure: neighbour, q: 'je soutiens'});
      assert.deepEqual(none.items, [], 'what another structure gives is asked for there');
      await refuses(stranger.catalogue.list({structure: 'personne'}), 'STRUCTURE_UNKNOWN', 404);
    });

    it('is filtered, and comes page by page, each badge once', async () => {
      const client = world.client();
      const keys = await client.catalogue.list({structure, mode: 'keyBadge'});
      assert.deepEqual(
        keys.items.map(({id}) => id),
        ['cap-sur-la-suite'],
      );
      const all = (await client.catalogue.list({structure, limit: 100})).items.map(({id}) => id);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.catalogue.list({structure, limit: 2, ...(cursor && {cursor})});
        assert.ok(page.items.length <= 2);
        seen.push(...page.items.map(({id}) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      assert.deepEqual(seen, all);
      assert.ok(seen.includes('je-soutiens') && seen.includes('je-m-engage'));
      await refuses(client.catalogue.list({structure, limit: 101}), 'BAD_REQUEST', 400);
    });
  });
}
