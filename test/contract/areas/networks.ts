/** Networks: who belongs to one, and how structures come and go. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {freeStructure, network, structure, type Stage} from './stage.ts';

export function describeNetworks({world, as}: Stage): void {
  describe('a network', () => {
    const own = {structure: network};
    const there = {structure: freeStructure, network};
    const badge = {structure: freeStructure, badge: 'comun-gant'};

    it('invites; once its manager has said yes, the structure gives its badges', async () => {
      const admin = await as('networkAdmin');
      const manager = await as('freeManager');
      await refuses(manager.networks.join(there), 'NETWORK_UNKNOWN', 404);
      const invited = await admin.network.invite({...own, member: freeStructure});
      assert.deepEqual([invited.state, invited.source], ['invited', 'invitation']);
      const {items} = await manager.networks.list({structure: freeStructure});
      assert.deepEqual(
        items.map(({network: by, state}) => [by.id, state]),
        [[network, 'invited']],
      );
      const anyone = world.client();
      await refuses(anyone.badges.get(badge), 'BADGE_UNKNOWN', 404);
      assert.equal((await manager.networks.join(there)).state, 'joined');
      assert.equal((await anyone.badges.get(badge)).sharedBy?.id, network);
      const listed = (await anyone.network.structures(own)).items.map(({id}) => id);
      assert.ok(listed.includes(freeStructure) && listed.includes(structure), listed.join());
      await refuses(admin.network.invite({...own, member: freeStructure}), 'NETWORK_JOINED', 409);
      await manager.networks.leave(there);
      await refuses(anyone.badges.get(badge), 'BADGE_UNKNOWN', 404);
    });

    it('takes an invitation back; what a file says stays', async () => {
      const admin = await as('networkAdmin');
      await admin.network.invite({...own, member: freeStructure});
      await admin.network.remove({...own, member: freeStructure});
      await refuses((await as('freeManager')).networks.join(there), 'NETWORK_UNKNOWN', 404);
      await refuses(admin.network.remove({...own, member: structure}), 'SET_BY_FILE', 409);
      const {items} = await admin.network.memberships(own);
      assert.ok(items.some((one) => one.structure.id === structure && one.source === 'file'));
      await refuses((await as('lead')).networks.leave({structure, network}), 'SET_BY_FILE', 409);
    });

    it('is none where the structure is none', async () => {
      await refuses(world.client().network.structures({structure}), 'NOT_A_NETWORK', 409);
      await refuses((await as('manager')).network.memberships({structure}), 'FORBIDDEN', 403);
    });
  });
}
