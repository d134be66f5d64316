/** Course platforms report; learners take their badge. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {signCompletion} from '@pepites/sdk/server.js';
import {refuses} from '../refuses.ts';
import {network, structure, type Stage} from './stage.ts';

const activity = 'https://cours.example/gestes-et-postures';
const passed = {activity, passed: true, scaled: 0.9};
const badge = 'gestes-et-postures';

export function describeCourses({world, visitor, issued}: Stage): void {
  describe('a course platform', () => {
    const report = (more: object = {}) => ({
      ...{structure: network, badge, learner: {ref: crypto.randomUUID()}, completion: passed},
      ...more,
    });

    it('reports by its server; the learner takes the badge once, and nobody else does', async () => {
      const {badges} = world.server();
      const {state, claim = ''} = await badges.award(report());
      assert.equal(state, 'claimable');
      const {client} = await visitor('nora@example.org', network);
      const one = {structure: network, claim};
      assert.equal((await client.claims.redeem(one)).badge, badge);
      assert.equal((await issued(client, badge, network)).state, 'issued');
      const {client: other} = await visitor('omar@example.org', network);
      await refuses(other.claims.redeem(one), 'CLAIM_UNKNOWN', 404);
    });

    it('gives nothing for a test that was failed, by a key that is none, for a badge that is another’s', async () => {
      const {badges} = world.server();
      const failed = report({completion: {...passed, scaled: 0.5}});
      assert.equal((await badges.award(failed)).state, 'criteriaNotMet');
      await refuses(world.server('pep_none').badges.award(report()), 'API_KEY_WRONG', 401);
      const elsewhere = report({structure, badge: 'comun-gant'});
      await refuses(badges.award(elsewhere), 'FORBIDDEN', 403);
    });

    it('hands a signed token to its page, which is exchanged once, on whatever page', async () => {
      const token = await signCompletion({
        ...{platform: 'cours-demo', privateKey: world.platformKey, backend: world.backend},
        ...{badge, learner: {ref: 'learner-9'}, completion: passed},
      });
      const {completions} = world.client({origin: 'https://anywhere.example'});
      const {state, claim = ''} = await completions.exchange({structure: network, token});
      assert.equal(state, 'claimable');
      await refuses(completions.exchange({structure: network, token}), 'TOKEN_USED', 409);
      await refuses(completions.exchange({structure: network, token: `${token}x`}), 'TOKEN_INVALID', 401);
      const {client} = await visitor('page@example.org', network);
      assert.equal((await client.claims.redeem({structure: network, claim})).badge, badge);
    });
  });
}
