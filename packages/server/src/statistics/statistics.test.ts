import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {PUBLIC_URL} from '../../test/world.js';
import {type LeadWorld, openLeadWorld, plainBadge} from '../../test/lead.js';

describe('figures by phase', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
  });
  after(() => lead.world.close());

  const figures = async (question: object = {}) =>
    (await lead.world.ask('statistics.get', question, await lead.signInLead())).value;

  it('counts badges, activities and versions as of now', async () => {
    await lead.apply(
      (plain) => (plainBadge(plain, 'un')['alignments'] = [{name: 'x', code: 'A1414', framework: 'ROME'}]),
    );
    const {identify, improve} = await figures();
    assert.deepEqual(
      [identify.badges, identify.alignedBadges, identify.activities, identify.frameworkConcepts],
      [6, 1, 0, 1],
    );
    assert.deepEqual([improve.newBadges, improve.newVersions], [6, 1]);
  });

  it('hides what is about one to four people, and says it from five on', async () => {
    const give = async (from: number, to: number) => {
      for (let count = from; count < to; count++) await lead.give(`soutien-${count}@example.org`);
    };
    await give(0, 4);
    const few = await figures();
    assert.deepEqual([few.access.requests, few.promote.awards, few.promote.revoked], [null, null, 0]);
    await give(4, 5);
    const enough = await figures();
    assert.deepEqual([enough.access.requests, enough.access.approved, enough.promote.awards], [5, 5, 5]);
    assert.equal(enough.promote.listedSupporters, 0);
  });

  it('says how long people wait in the middle, once five were answered', async () => {
    const {world} = lead;
    const driss = await world.signIn('driss@trois-saules.example', PUBLIC_URL);
    const examiner = {token: driss.token, origin: PUBLIC_URL};
    const requests: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const {token} = await world.signIn(`${name}@example.org`);
      requests.push(await world.submit(token, 'deux'));
    }
    assert.equal((await figures()).access.medianDaysToAnswer, null);
    world.clock.now = new Date(world.clock.now.getTime() + 2 * 86_400_000);
    const again = await world.signIn('driss@trois-saules.example', PUBLIC_URL);
    for (const request of requests) await world.accept({...examiner, token: again.token}, request);
    assert.equal((await figures()).access.medianDaysToAnswer, 2);
  });

  it('counts drafts that were begun, and those that nobody went on with', async () => {
    const {world} = lead;
    const {now} = world.clock;
    const answers = [{question: 'reussite', text: 'J’ai commencé.'}];
    const people = Array.from({length: 8}, (_, index) => `brouillon-${index}@example.org`);
    for (const email of people) {
      const {token} = await world.signIn(email);
      await world.ask('requests.saveDraft', {badge: 'un', version: 0, answers}, {token});
      await world.ask('requests.saveDraft', {badge: 'un', version: 1, answers}, {token});
    }
    const begun = (await figures()).access;
    assert.deepEqual([begun.draftsBegun, begun.draftsLeft], [8, 0]);
    // Two are sent, one is thrown away: of five that are left alone.
    for (const email of people.slice(0, 2)) await world.submit((await world.signIn(email)).token, 'un');
    const {token} = await world.signIn(people[2] ?? '');
    await world.ask('requests.deleteDraft', {badge: 'un'}, {token});
    assert.equal((await figures()).access.draftsLeft, null, 'one person is not told');
    world.clock.now = new Date(world.clock.now.getTime() + 15 * 86_400_000);
    await world.backend.keepHouse();
    const {access} = await figures();
    assert.deepEqual([access.draftsBegun, access.draftsLeft], [8, 6]);
    const later = await figures({from: new Date(now.getTime() + 5 * 86_400_000).toISOString()});
    assert.deepEqual([later.access.draftsBegun, later.access.draftsLeft], [0, 0], 'on the day of the begin');
  });

  it('counts links made and opened, once they are of five people', async () => {
    const {world} = lead;
    const links: string[] = [];
    const share = async (email: string) => {
      const {token, award} = await lead.give(email);
      const made = await world.ask('shares.create', {award: award?.id ?? '', scope: 'minimal'}, {token});
      links.push(new URL(made.value.url).pathname);
      return {token, award: award?.id ?? ''};
    };
    const open = async (path = '') => world.fetch(path, {headers: {accept: 'text/html'}});
    const {token, award} = await share('vue-0@example.org');
    for (let count = 0; count < 6; count++)
      await world.ask('shares.create', {award, scope: 'minimal'}, {token});
    for (let count = 0; count < 9; count++) await open(links[0]);
    const few = (await figures()).promote;
    assert.deepEqual([few.linksMade, few.linksOpened], [null, null], 'of one person');
    for (let count = 1; count < 5; count++) await share(`vue-${count}@example.org`);
    assert.deepEqual((await figures()).promote.linksMade, 11);
    assert.equal((await figures()).promote.linksOpened, null, 'those opened are still of one');
    for (const link of links) await open(link);
    assert.equal((await figures()).promote.linksOpened, 14);
    const before = {from: '2020-01-01T00:00:00Z', to: '2021-01-01T00:00:00Z'};
    const {promote} = await figures(before);
    assert.deepEqual([promote.linksMade, promote.linksOpened], [0, 0]);
    // The lead has had many codes by now.
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
  });

  it('counts what lies in the period only', async () => {
    const before = await figures({from: '2020-01-01T00:00:00Z', to: '2021-01-01T00:00:00Z'});
    assert.deepEqual([before.access.requests, before.improve.newBadges], [0, 0]);
    const wrong = {from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z'};
    const reply = await lead.world.ask('statistics.get', wrong, await lead.signInLead());
    assert.equal(reply.problem?.code, 'BAD_REQUEST');
  });

  it('names nobody, and keeps a network’s figures back below five structures', async () => {
    assert.doesNotMatch(JSON.stringify(await figures()), /Driss|Nadège|@/);
    const reply = await lead.world.ask('statistics.get', {scope: 'network'}, await lead.signInLead());
    assert.equal(reply.problem?.code, 'WRONG_SCOPE');
    const structures = (count: number) =>
      lead.apply((plain) => {
        const [first] = plain.structures;
        if (!first) return;
        Object.assign(first, {kind: 'network'});
        for (let index = 0; index < count; index++)
          plain.structures.push({
            ...{id: `s-${index}`, name: 'S', kind: 'AI', origins: [], badges: [], network: first.id},
          });
      });
    await structures(4);
    const hidden = await figures({scope: 'network'});
    assert.deepEqual([hidden.structures, hidden.promote.awards], [null, null]);
    await structures(5);
    const shown = await figures({scope: 'network'});
    assert.deepEqual([shown.structures, shown.promote.awards], [5, 0]);
  });
});
