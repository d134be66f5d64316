/** Figures by phase of the badges' life: of a structure, of a network; of nobody in person. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {network, structure, type Stage} from './stage.ts';

export function describeStatistics({as, newcomer, earn}: Stage): void {
  describe('figures', () => {
    it('grow with what people do, for those who answer for the structure', async () => {
      for (const name of ['A', 'B', 'C', 'D', 'E'])
        await earn((await newcomer(name)).client, 'je-soutiens', []);
      const {promote, access, identify, scope} = await (await as('manager')).statistics.get({structure});
      assert.equal(scope, 'structure');
      assert.ok((promote.awards ?? 0) >= 5 && (access.requests ?? 0) >= 5 && identify.badges >= 1);
      await refuses((await as('adviser')).statistics.get({structure}), 'FORBIDDEN', 403);
    });

    it('hide what is about one to four people, and count the asked period only', async () => {
      const lead = await as('lead');
      const past = {from: '2020-01-01T00:00:00Z', to: '2021-01-01T00:00:00Z'};
      const none = await lead.statistics.get({structure, ...past});
      assert.deepEqual([none.access.requests, none.promote.awards], [0, 0]);
      await refuses(lead.statistics.get({structure, from: past.to, to: past.from}), 'BAD_REQUEST', 400);
    });

    it('of a network are those of its structures together, and hidden where there are few', async () => {
      const admin = await as('networkAdmin');
      const {scope, structures} = await admin.statistics.get({structure: network, scope: 'network'});
      assert.deepEqual([scope, structures], ['network', null]);
      const wrong = (await as('lead')).statistics.get({structure, scope: 'network'});
      await refuses(wrong, 'WRONG_SCOPE', 409);
    });
  });
}
