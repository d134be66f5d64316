import assert from 'node:assert/strict';
import type {CallInit} from '../../test/world.js';
import {after, before, describe, it} from 'node:test';
import {type CourseWorld, openCourseWorld, satisfied} from '../../test/course-world.js';
import type {TestWorld} from '../../test/world.js';

describe('tables of completions', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
  });
  after(() => world.close());

  const at = {platform: 'cours'};
  const check = async (csv: string) =>
    (await world.ask('courseImports.check', {...at, csv}, opened.lead)).value;
  const start = (csv: string, headers: Record<string, string> = {}) =>
    world.ask('courseImports.start', {...at, csv}, {...opened.lead, headers});
  const read = async (id: string) =>
    (await world.ask('courseImports.get', {...at, import: id}, opened.lead)).value;

  it('are checked line by line, and nothing is done', async () => {
    const csv =
      'badge;learner;email;note\ngestes;a;a@example.org;\nquiz;b;;85 %\nun;c;;\nnul;d;;\ngestes;;x;2\n';
    assert.deepEqual(await check(csv), {
      ...{lines: 5, good: 2},
      faults: [
        {line: 4, column: 'badge', code: 'WRONG_MODE'},
        {line: 5, column: 'badge', code: 'BADGE_UNKNOWN'},
        {line: 6, column: 'learner', code: 'LEARNER_MISSING'},
        {line: 6, column: 'email', code: 'EMAIL_UNREADABLE'},
        {line: 6, column: 'score', code: 'SCORE_UNREADABLE'},
      ],
    });
    assert.equal((await start(csv)).problem?.code, 'IMPORT_FAULTY');
    assert.deepEqual((await world.ask('courseImports.list', at, opened.lead)).value.items, []);
    assert.deepEqual((await world.ask('claims.waiting', {}, opened.apiKey)).value.items, []);
  });

  it('give badges as reports do; the same table twice gives none twice', async () => {
    const csv =
      'badge,learner,email,passed,score,at\n' +
      'gestes,t1,t1@example.org,,,2026-11-20\ngestes,t2,,,,2026-11-20\nquiz,t3,,oui,0.5,2026-11-20\n';
    const first = (await start(csv)).value;
    assert.deepEqual([first.state, first.total, first.done], ['underWay', 3, 0]);
    assert.equal((await start(csv)).problem?.code, 'IMPORT_UNDER_WAY');
    await world.backend.drainOutbox();
    const {state, done, awarded, claimable, notMet, refused} = await read(first.id);
    assert.deepEqual([state, done, awarded, claimable, notMet, refused], ['done', 3, 1, 1, 1, []]);
    const second = (await start(csv)).value;
    await world.backend.drainOutbox();
    assert.equal((await read(second.id)).awarded, 1);
    const {token} = await world.signIn('t1@example.org');
    assert.equal((await world.ask('me.awards', {}, {token})).value.items.length, 1);
    const {items} = (await world.ask('courseImports.list', at, opened.lead)).value;
    assert.deepEqual(items.map(({id}) => id).sort(), [first.id, second.id].sort());
  });

  it('see that a learner is another person than the address says', async () => {
    await world.signIn('t9@example.org');
    const {faults} = await check('badge,learner,email\ngestes,t1,t9@example.org\n');
    assert.deepEqual(faults, [{line: 2, column: 'email', code: 'EMAIL_OF_ANOTHER'}]);
  });

  it('go on when a line is refused, after it was good when it was checked', async () => {
    const statement = satisfied({learner: 'repris'});
    assert.ok(statement);
    await world.ask(
      'awards.create',
      {
        badge: 'gestes',
        learner: {ref: 'repris'},
        completion: {activity: 'https://cours.example/gestes', registration: '1'},
      },
      opened.apiKey,
    );
    await world.ask(
      'completions.void',
      {badge: 'gestes', learner: 'repris', activity: 'https://cours.example/gestes', registration: '1'},
      opened.apiKey,
    );
    const {id} = (await start('badge,learner,registration\ngestes,repris,1\ngestes,suivant,1\n')).value;
    await world.backend.drainOutbox();
    const {refused, claimable} = await read(id);
    assert.deepEqual([refused, claimable], [[{line: 2, code: 'FACT_VOIDED'}], 1]);
  });

  it('are worked off in steps, with progress, across a stop of the server', async () => {
    const lines = Array.from({length: 1000}, (_, i) => `gestes,masse-${i}`);
    const {id} = (await start(`badge,learner\n${lines.join('\n')}\n`)).value;
    await world.reopen();
    assert.equal((await read(id)).done, 0);
    await world.backend.drainOutbox();
    const {state, done, claimable} = await read(id);
    assert.deepEqual([state, done, claimable], ['done', 1000, 1000]);
  });

  it('of 10,000 lines say each of 3,000 that are faulty', async () => {
    const lines = Array.from({length: 10_000}, (_, i) => `gestes;e${i};${i < 3000 ? '120 %' : ''}`);
    const {lines: total, good, faults} = await check(`badge;learner;score\r\n${lines.join('\r\n')}\r\n`);
    assert.deepEqual([total, good, faults.length], [10_000, 7000, 3000]);
    assert.deepEqual(faults[2999], {line: 3001, column: 'score', code: 'SCORE_UNREADABLE'});
  });

  it('are a lead’s', async () => {
    const {token} = await world.signIn('nadege@trois-saules.example');
    const csv = 'badge,learner\ngestes,x\n';
    const as = (platform: string, by: CallInit) => world.ask('courseImports.check', {platform, csv}, by);
    assert.equal((await as('cours', {token})).problem?.code, 'FORBIDDEN');
    assert.equal((await as('nulle', opened.lead)).problem?.code, 'PLATFORM_UNKNOWN');
    const unknown = {...at, import: crypto.randomUUID()};
    assert.equal(
      (await world.ask('courseImports.get', unknown, opened.lead)).problem?.code,
      'IMPORT_UNKNOWN',
    );
  });
});
