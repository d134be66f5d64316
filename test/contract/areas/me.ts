/** The signed-in person: who they are, where they are signed in, what they have and asked for. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeMe({world, as, newcomer, visitor, ask, earn}: Stage): void {
  describe('oneself', () => {
    it('is told who one is here, with one’s roles', async () => {
      const me = await (await as('adviser')).me.get({structure});
      assert.deepEqual([me.displayName, [...me.roles].sort()], ['Nadège', ['adviser', 'examiner']]);
      const {client} = await newcomer('Malik');
      const malik = await client.me.get({structure});
      assert.deepEqual([malik.displayName, malik.roles, malik.email], ['Malik', [], undefined]);
    });

    it('sees where one is signed in, ends one of them, and ends oneself', async () => {
      const {client} = await visitor('deux-fois@example.org');
      const {client: other} = await visitor('deux-fois@example.org');
      const {items} = await client.me.sessions({structure});
      assert.deepEqual(
        items.map(({origin, isCurrent}) => [origin, isCurrent]).sort(),
        [
          [world.backend, false],
          [world.backend, true],
        ].sort(),
      );
      const session = items.find(({isCurrent}) => !isCurrent)?.id ?? '';
      await client.me.endSession({structure, session});
      await refuses(other.me.get({structure}), 'SESSION_ENDED', 401);
      const stranger = await visitor('pas-moi@example.org');
      const own = items.find(({isCurrent}) => isCurrent)?.id ?? '';
      await stranger.client.me.endSession({structure, session: own});
      assert.equal((await client.me.get({structure})).email, 'deux-fois@example.org');
      await client.me.signOut({structure});
      await refuses(client.me.get({structure}), 'SESSION_ENDED', 401);
    });

    it('has one’s own badges and requests, newest first, and no one else’s', async () => {
      const {client} = await newcomer('Tess');
      const given = await earn(client, 'je-soutiens', []);
      const asked = await ask(client);
      const {items} = await client.me.requests({structure});
      assert.deepEqual(items.map(({id}) => id).slice(0, 1), [asked.id]);
      assert.deepEqual(
        (await client.me.awards({structure})).items.map(({id}) => id),
        [given.id],
      );
      const {client: other} = await newcomer('Une autre');
      assert.deepEqual((await other.me.awards({structure})).items, []);
      assert.deepEqual((await other.me.requests({structure})).items, []);
      await refuses(world.client().me.awards({structure}), 'SIGN_IN_REQUIRED', 401);
    });
  });
}
