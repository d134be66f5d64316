import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {mailsTo} from '../../test/guests.js';
import {
  ADVISER,
  EXAMINER,
  LEAD,
  openReviewWorld,
  type ReviewWorld,
  SUPERVISOR,
} from '../../test/review-world.js';
import {PUBLIC_URL} from '../../test/world.js';

const message = 'Dites-en un peu plus, s’il vous plaît.';

describe('time', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const ask = async (badge: string, email = 'sami@example.org') => {
    const me = await world.as(email);
    return world.submit(me.token ?? '', badge, PUBLIC_URL);
  };
  const count = async (to: string, words: string): Promise<number> =>
    (await mailsTo(world, to)).filter(({subject}) => subject.startsWith(words)).length;
  const reminders = async () => [
    await count(ADVISER, 'Une demande attend votre réponse'),
    await count(EXAMINER, 'Une demande attend votre réponse'),
    await count(LEAD, 'Une demande attend depuis longtemps'),
  ];
  const read = async (request: string, email = LEAD) =>
    (await world.ask('requests.get', {request}, await world.as(email))).value;
  const name = async (request: string, panel: string[], pool: string[]) => {
    const {candidates, version} = (await world.ask('requests.examiners', {request}, await world.as(LEAD)))
      .value;
    const named = (names: string[]) =>
      names.map((one) => ({examiner: candidates.find((each) => each.name === one)?.examiner ?? ''}));
    const input = {request, version, panel: named(panel), pool: named(pool)};
    return world.ask('requests.assign', input, await world.as(LEAD));
  };

  it('reminds examiners after seven days and the lead after fourteen, each once, across restarts', async () => {
    await ask('deux-oui');
    await world.passDays(6);
    assert.deepEqual(await reminders(), [0, 0, 0]);
    await world.passDays(1);
    assert.deepEqual(await reminders(), [1, 1, 0]);
    await world.passDays(1);
    await world.reopen();
    await world.passDays(3);
    assert.deepEqual(await reminders(), [1, 1, 0]);
    await world.passDays(3);
    assert.deepEqual(await reminders(), [1, 1, 1]);
    await world.reopen();
    await world.passDays(5);
    assert.deepEqual(await reminders(), [1, 1, 1]);
  });

  it('does not remind those who answered, and spoils nobody’s version', async () => {
    const request = await ask('deux-oui');
    await world.accept(await world.as(ADVISER), request);
    const {version} = await read(request);
    await world.passDays(8);
    assert.deepEqual(await reminders(), [0, 1, 0]);
    assert.equal((await read(request)).version, version);
  });

  it('puts the next of the pool in the place of who does not answer, and tells them', async () => {
    const request = await ask('vite');
    await name(request, ['Omar'], ['Driss']);
    await world.passDays(9);
    assert.equal((await read(request)).examiners?.[0]?.name, 'Omar');
    await world.passDays(1);
    assert.equal((await read(request)).examiners?.[0]?.name, 'Driss');
    assert.equal(await count(EXAMINER, 'Une demande à lire'), 2);
    const late = await world.ask('requests.get', {request}, await world.as(SUPERVISOR));
    assert.equal(late.problem?.code, 'REQUEST_UNKNOWN');
    // Nobody is left in the pool: it stays with him.
    await world.passDays(40);
    assert.equal((await read(request)).examiners?.[0]?.name, 'Driss');
  });

  it('closes what nobody completed in sixty days, and says so to the person', async () => {
    const request = await ask('un');
    const {version} = await read(request);
    const decision = {answer: 'missing', message, noConflict: true, revision: 1} as const;
    await world.ask('reviews.decide', {request, version, ...decision}, await world.as(EXAMINER));
    await world.backend.drainOutbox();
    const [asked] = (await mailsTo(world, 'sami@example.org')).filter(({subject}) =>
      subject.startsWith('Il manque'),
    );
    assert.match(asked?.text ?? '', /Dites-en un peu plus/);
    await world.passDays(60);
    assert.equal((await read(request)).state, 'needsMore');
    await world.passDays(1);
    assert.equal((await read(request)).state, 'lapsed');
    assert.equal(await count('sami@example.org', 'Votre demande est fermée'), 1);
  });

  it('looks at no request whose time has not come', async () => {
    await ask('un');
    await world.passDays(1);
    const lines: object[] = [];
    await world.reopen({log: (line) => lines.push(line)});
    await world.backend.keepHouse();
    assert.deepEqual(lines, []);
  });
});
