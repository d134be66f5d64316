import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type LeadWorld, openLeadWorld} from '../../test/lead.js';
import {STRUCTURE} from '../../test/world.js';

const of = {structure: STRUCTURE, scope: 'structure'} as const;

describe('figures, read by the operator', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
    for (let count = 0; count < 5; count++) await lead.give(`soutien-${count}@example.org`);
    // A period ends before now.
    lead.world.clock.now = new Date(lead.world.clock.now.getTime() + 1000);
  });
  after(() => lead.world.close());

  const csv = async (asked: object = {}) =>
    lead.world.backend.statisticsCsv({...of, language: 'en', ...asked});
  const dayOf = (days: number) =>
    new Date(lead.world.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

  it('are those of the route, one a line, the last day with them', async () => {
    const to = dayOf(0);
    const text = await csv({from: dayOf(-7), to});
    const {identify, access, promote, improve} = (
      await lead.world.ask('statistics.get', {}, await lead.signInLead())
    ).value;
    const counts = [identify, access, promote, improve].flatMap((phase) => Object.values(phase));
    const cells = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => /,"([^"]*)"$/.exec(line)?.[1]);
    assert.equal(access.medianDaysToAnswer, null);
    assert.ok(counts.includes(5));
    assert.deepEqual(
      cells.filter((cell) => cell !== 'not enough answers'),
      counts.filter((_, index) => cells[index] !== 'not enough answers').map((count) => String(count)),
    );
    assert.match(text, /"Ask for a badge","Days to the first answer \(median\)","not enough answers"\r\n/);
    assert.match(text, /"Show the badges","Badges given","5"\r\n/);
  });

  it('are of the days that are asked for', async () => {
    assert.match(await csv({from: dayOf(-7), to: dayOf(-1)}), /"Badges given","0"\r\n/);
    assert.match(await csv(), /"Badges given","5"\r\n/);
    for (const to of ['2027-02-30', '2027-2-3', 'demain'])
      await assert.rejects(csv({to}), {code: 'ERR_PERIOD_INVALID'}, to);
  });

  it('do not say the number of few people', async () => {
    const [award] = (
      await lead.world.backend.awardsOfPeople({...of, words: 'soutien-0@example.org'})
    ).flatMap(({awards}) => awards);
    await lead.world.backend.revoke({award: award?.id ?? '', reason: 'Donné par erreur'});
    const text = await csv({language: 'fr'});
    assert.match(text, /;"Badges donnés";"moins de 5"\r\n/);
    assert.match(text, /;"Badges retirés";"moins de 5"\r\n/);
  });
});
