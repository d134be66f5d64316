/** Badges that people propose, and what the structure answers. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeProposals({as, newcomer}: Stage): void {
  describe('a badge that somebody proposes', () => {
    it('reaches the lead, is answered in words, and the person reads them', async () => {
      const {client} = await newcomer('Ilyes');
      const idea = {
        ...{structure, proposalId: crypto.randomUUID(), title: 'Tailler un arbre'},
        ...{why: 'On le fait chaque hiver.', skills: ['Choisir une branche']},
      };
      const made = await client.proposals.create(idea);
      assert.equal(made.state, 'received');
      assert.equal((await client.proposals.create(idea)).id, made.id);
      const {client: other} = await newcomer('Autre');
      await refuses(other.proposals.create(idea), 'IDEMPOTENCY_CONFLICT', 409);
      const lead = await as('lead');
      const {items} = await lead.proposals.list({structure, state: 'received'});
      assert.ok(items.some(({id, title}) => id === made.id && title === idea.title));
      const answer = {structure, proposal: made.id, version: made.version, answer: 'accepted'} as const;
      await refuses(lead.proposals.answer(answer), 'MESSAGE_REQUIRED', 422);
      const message = 'Le badge arrive au printemps.';
      await refuses(lead.proposals.answer({...answer, message, badge: 'nulle-part'}), 'BADGE_UNKNOWN', 404);
      const accepted = await lead.proposals.answer({...answer, message, badge: 'comun-gant'});
      assert.equal(accepted.state, 'accepted');
      await refuses(lead.proposals.answer({...answer, message}), 'REVISION_CHANGED', 412);
      const mine = (await client.proposals.mine({structure})).items;
      assert.deepEqual(
        mine.map((one) => [one.id, one.state, one.message, one.badge]),
        [[made.id, 'accepted', message, 'comun-gant']],
      );
      assert.deepEqual((await other.proposals.mine({structure})).items, []);
      await refuses(other.proposals.list({structure}), 'FORBIDDEN', 403);
    });
  });
}
