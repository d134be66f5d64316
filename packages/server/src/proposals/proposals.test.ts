import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type LeadWorld, openLeadWorld} from '../../test/lead.js';

const idea = () => ({
  proposalId: crypto.randomUUID(),
  title: 'Tailler un arbre',
  why: 'On le fait chaque hiver.',
  skills: ['Choisir une branche'],
  examples: 'Le verger.',
});

describe('a badge that somebody proposes', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
  });
  after(() => lead.world.close());

  const mailTo = async (address: string) => {
    await lead.world.backend.drainOutbox();
    const reply = await lead.world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items} = (await reply.json()) as {items: {to: string; subject: string; body?: string}[]};
    return items.filter(({to}) => to === address).map(({subject}) => subject);
  };

  it('reaches the lead, is answered in words, and the person is told', async () => {
    const {world} = lead;
    const sami = await world.signIn('sami@example.org');
    const proposal = idea();
    const made = await world.ask('proposals.create', proposal, sami);
    assert.deepEqual([made.status, made.value.state], [201, 'received']);
    assert.equal((await world.ask('proposals.create', proposal, sami)).value.id, proposal.proposalId);
    assert.ok(
      (await mailTo('ines@trois-saules.example')).some((subject) => /Tailler un arbre/.test(subject)),
    );

    const by = await lead.signInLead();
    const [listed] = (await world.ask('proposals.list', {state: 'received'}, by)).value.items;
    assert.equal(listed?.id, proposal.proposalId);
    const answer = (input: object) =>
      world.ask(
        'proposals.answer',
        {proposal: proposal.proposalId, version: 1, answer: 'accepted', ...input},
        by,
      );
    assert.equal((await answer({})).problem?.code, 'MESSAGE_REQUIRED');
    assert.equal((await answer({version: 7})).problem?.code, 'REVISION_CHANGED');
    const message = 'Le badge arrive au printemps.';
    assert.equal((await answer({message, badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal((await answer({message, badge: 'un'})).value.state, 'accepted');
    assert.equal((await answer({message, version: 2})).problem?.code, 'PROPOSAL_STATE');
    assert.ok((await mailTo('sami@example.org')).some((subject) => /Tailler un arbre/.test(subject)));
    const [mine] = (await world.ask('proposals.mine', {}, sami)).value.items;
    assert.deepEqual([mine?.state, mine?.message, mine?.badge], ['accepted', message, 'un']);
  });

  it('is nobody else’s', async () => {
    const {world} = lead;
    const one = await world.signIn('un@example.org');
    const other = await world.signIn('autre@example.org');
    const proposal = idea();
    await world.ask('proposals.create', proposal, one);
    assert.equal(
      (await world.ask('proposals.create', proposal, other)).problem?.code,
      'IDEMPOTENCY_CONFLICT',
    );
    assert.deepEqual((await world.ask('proposals.mine', {}, other)).value.items, []);
    assert.equal((await world.ask('proposals.list', {}, other)).problem?.code, 'FORBIDDEN');
  });

  it('comes ten times a day at most', async () => {
    const {world} = lead;
    const eager = await world.signIn('vite@example.org');
    for (let count = 0; count < 10; count++)
      assert.equal((await world.ask('proposals.create', idea(), eager)).status, 201);
    assert.equal((await world.ask('proposals.create', idea(), eager)).problem?.code, 'TOO_MANY_ATTEMPTS');
  });
});
