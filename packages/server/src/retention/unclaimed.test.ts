import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type CourseWorld, openCourseWorld, satisfied, voided} from '../../test/course-world.js';
import type {TestWorld} from '../../test/world.js';

describe('what was reported of learners whom nobody is known to be', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
  });
  after(() => world.close());

  const forward = async (...statements: object[]) =>
    world.ask(
      'statements.forward',
      {statements: statements.map((one) => JSON.stringify(one))},
      opened.apiKey,
    );
  const lead = async () => ({token: (await world.signIn('lea@trois-saules.example')).token});
  const wait = async (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000);
    await world.backend.keepHouse();
  };
  const waiting = async () =>
    (await world.ask('claims.waiting', {}, opened.apiKey)).value.items.map(({learner}) => learner);

  it('ends a year after the last report, with a line in the report; a learner who is known keeps theirs', async () => {
    await forward(
      satisfied({learner: 'parti'}),
      satisfied({learner: 'connu'}),
      satisfied({learner: 'actif'}),
    );
    await forward(voided(crypto.randomUUID()));
    const {token} = await world.signIn('connu@example.org');
    const {claim} = (await world.ask('claims.create', {badge: 'gestes', learner: 'connu'}, opened.apiKey))
      .value;
    await world.ask('claims.redeem', {claim}, {token});
    await wait(200);
    await forward(satisfied({learner: 'actif'}));
    await wait(160);
    assert.deepEqual((await waiting()).sort(), ['actif', 'parti']);
    await wait(6);
    assert.deepEqual(await waiting(), ['actif']);
    const gone = await world.ask('claims.create', {badge: 'gestes', learner: 'parti'}, opened.apiKey);
    assert.equal(gone.problem?.code, 'LEARNER_UNKNOWN');
    const [report] = (await world.ask('retention.reports', {}, await lead())).value.items;
    assert.deepEqual(report?.counts, {statement: 2, completion_fact: 1, criteria_case: 1});
    const again = await world.ask('claims.create', {badge: 'gestes', learner: 'connu'}, opened.apiKey);
    assert.equal(again.problem?.code, 'LEARNER_LINKED');
  });

  it('may end sooner, as the structure chooses', async () => {
    await forward(satisfied({learner: 'bref'}));
    const set = await world.ask('retention.set', {unclaimed: 30}, await lead());
    assert.equal(set.value.unclaimed, 30);
    await wait(31);
    assert.deepEqual(await waiting(), []);
  });
});
