import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {openWorld, STRUCTURE, type TestWorld} from '../../test/world.js';

const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
const message = 'Dites-en un peu plus, s’il vous plaît.';

describe('requests and reviews', () => {
  let world: TestWorld;
  let nadege: string;
  let driss: string;
  let me: string;
  let count = 0;
  before(async () => {
    world = await openWorld();
    nadege = (await world.signIn('nadege@trois-saules.example')).token;
    driss = (await world.signIn('driss@trois-saules.example')).token;
  });
  beforeEach(async () => {
    me = (await world.signIn(`personne-${String(count++)}@example.org`)).token;
  });
  after(() => world.close());

  const submission = (more: object = {}) => ({
    requestId: crypto.randomUUID(),
    badge: 'un',
    answers,
    consent: true,
    ...more,
  });
  const submit = async (more: object = {}) => world.ask('requests.submit', submission(more), {token: me});
  const decide = async (token: string, request: string, version: number, more: object = {}) =>
    world.ask(
      'reviews.decide',
      {request, version, revision: 1, answer: 'yes', noConflict: true, ...more},
      {token},
    );

  it('names the questions that are not answered', async () => {
    const {problem, status} = await submit({answers: []});
    assert.equal(status, 422);
    assert.equal(problem?.code, 'REQUEST_INCOMPLETE');
    assert.deepEqual(problem.problems, [{at: 'answers.reussite', code: 'ANSWER_REQUIRED'}]);
  });

  it('needs the person’s consent, a badge that is asked for, and one that exists', async () => {
    assert.equal((await submit({consent: false})).problem?.code, 'CONSENT_MISSING');
    assert.equal((await submit({badge: 'cle'})).problem?.code, 'WRONG_MODE');
    assert.equal((await submit({badge: 'gestes'})).problem?.code, 'WRONG_MODE');
    assert.equal((await submit({badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal(
      (await submit({answers: [...answers, {question: 'photo', files: [crypto.randomUUID()]}]})).problem
        ?.code,
      'FILE_UNKNOWN',
    );
  });

  it('takes what a browser says of a course to those who examine, as that; no badge is given for it', async () => {
    const said = {activity: 'https://cours.example/gestes', completed: true, passed: true, scaled: 0.9};
    const sent = (await submit({declared: [{...said, trust: 'T3', registration: 'r1'}]})).value;
    assert.deepEqual(sent.declared, [said]);
    assert.deepEqual([sent.state, sent.award], ['submitted', undefined]);
    const seen = await world.ask('requests.get', {request: sent.id}, {token: nadege});
    assert.deepEqual(seen.value.declared, [said]);
    await world.backend.drainOutbox();
    assert.deepEqual((await world.ask('me.awards', {}, {token: me})).value.items, []);
    for (const badge of ['gestes', 'soutien', 'cle'])
      assert.equal((await submit({badge, declared: [said]})).problem?.code, 'WRONG_MODE', badge);
    assert.deepEqual((await world.ask('me.awards', {}, {token: me})).value.items, []);
    const many = Array.from({length: 6}, () => said);
    assert.equal((await submit({declared: many})).problem?.code, 'BAD_REQUEST');
    assert.equal((await submit({declared: [{...said, scaled: 2}]})).problem?.code, 'BAD_REQUEST');
    assert.equal((await submit({declared: [{...said, activity: 'x'.repeat(2049)}]})).status, 400);
  });

  it('takes one answer for each question: a second one would go by unchecked', async () => {
    const {problem} = await submit({answers: [...answers, {question: 'reussite', text: ''}]});
    assert.equal(problem?.code, 'REQUEST_INCOMPLETE');
    assert.deepEqual(problem.problems, [{at: 'answers.reussite', code: 'ANSWER_TO_NO_QUESTION'}]);
  });

  it('takes the same request twice as one, and its id for nothing else', async () => {
    const one = submission();
    const first = await world.ask('requests.submit', one, {token: me});
    const second = await world.ask('requests.submit', one, {token: me});
    assert.deepEqual(second.value, first.value);
    assert.equal(
      (await submit({requestId: one.requestId, badge: 'deux'})).problem?.code,
      'IDEMPOTENCY_CONFLICT',
    );
    assert.equal((await submit()).problem?.code, 'REQUEST_EXISTS');
    const {items} = (await world.ask('me.requests', {}, {token: me})).value;
    assert.equal(items.length, 1);
  });

  it('gives the first reply again for a key that is sent again, also at the same moment', async () => {
    const headers = {'idempotency-key': crypto.randomUUID()};
    const one = submission();
    const replies = await Promise.all(
      [1, 2, 3].map(async () => world.ask('requests.submit', one, {token: me, headers})),
    );
    for (const {value} of replies) assert.deepEqual(value, replies[0]?.value);
    const other = await world.ask('requests.submit', submission({badge: 'deux'}), {token: me, headers});
    assert.equal(other.problem?.code, 'IDEMPOTENCY_CONFLICT');
    // The key of one person is nothing to another.
    const {token} = await world.signIn('autre@example.org');
    const theirs = await world.ask('requests.submit', submission({badge: 'deux'}), {token, headers});
    assert.equal(theirs.status, 201);
  });

  it('shows a request to the person and to examiners, and to nobody else', async () => {
    const {id} = (await submit()).value;
    const {token: stranger} = await world.signIn('stranger@example.org');
    const read = async (token: string) => (await world.ask('requests.get', {request: id}, {token})).status;
    assert.deepEqual([await read(me), await read(nadege), await read(stranger)], [200, 200, 404]);
    const withdrawn = await world.ask('requests.withdraw', {request: id}, {token: stranger});
    assert.equal(withdrawn.problem?.code, 'REQUEST_UNKNOWN');
  });

  it('lets the second of two examiners overwrite nothing', async () => {
    const {id, version} = (await submit()).value;
    const both = await Promise.all([
      decide(nadege, id, version),
      decide(driss, id, version, {answer: 'notYet', message}),
    ]);
    assert.deepEqual(
      both.map(({status}) => status),
      [200, 412],
    );
    assert.equal(both[1].problem?.code, 'REVISION_CHANGED');
    const {value} = await world.ask('requests.get', {request: id}, {token: me});
    assert.deepEqual([value.state, value.reviews.length], ['approved', 1]);
    assert.equal((await decide(driss, id, value.version)).problem?.code, 'REQUEST_STATE');
  });

  it('needs the version, a reason for anything but yes, and a tick against conflicts', async () => {
    const {id, version} = (await submit()).value;
    assert.equal((await decide(nadege, id, version, {answer: 'notYet'})).problem?.code, 'MESSAGE_REQUIRED');
    assert.equal(
      (await decide(nadege, id, version, {noConflict: false})).problem?.code,
      'CONFLICT_OF_INTEREST',
    );
    assert.equal((await decide(nadege, id, version + 1)).problem?.code, 'REVISION_CHANGED');
    const without = await world.fetch(`/structures/${STRUCTURE}/requests/${id}/reviews`, {
      method: 'POST',
      headers: {
        ...{authorization: `Bearer ${nadege}`, origin: 'https://saules.example'},
        'content-type': 'application/json',
      },
      body: JSON.stringify({answer: 'yes', noConflict: true, revision: 1}),
    });
    assert.equal(((await without.json()) as {code: string}).code, 'BAD_REQUEST');
  });

  it('opens again what is missing, and takes new answers to that alone', async () => {
    const {id, version} = (await submit()).value;
    const missing = await decide(nadege, id, version, {answer: 'missing', message, reopened: ['photo']});
    assert.equal(missing.value.state, 'needsMore');
    const input = {
      request: id,
      version: missing.value.version,
      answers: [{question: 'reussite', text: 'Autre chose'}],
    };
    const stale = await world.ask('requests.resubmit', {...input, version}, {token: me});
    assert.equal(stale.problem?.code, 'REVISION_CHANGED');
    const again = await world.ask('requests.resubmit', input, {token: me});
    assert.equal(again.headers.get('etag'), `"${String(again.value.version)}"`);
    assert.deepEqual([again.value.state, again.value.revision], ['submitted', 2]);
    assert.deepEqual(again.value.answers, answers);
    // A review of what was there before no longer counts.
    assert.equal((await decide(driss, id, again.value.version)).problem?.code, 'REVISION_CHANGED');
    const yes = await decide(driss, id, again.value.version, {revision: 2});
    assert.equal(yes.value.state, 'approved');
  });

  it('lets nobody examine their own request', async () => {
    const own = await world.ask('requests.submit', submission(), {token: driss});
    assert.equal((await decide(driss, own.value.id, own.value.version)).problem?.code, 'NOT_AN_EXAMINER');
    const {items} = (await world.ask('reviews.queue', {}, {token: driss})).value;
    assert.ok(!items.some(({id}) => id === own.value.id));
  });

  it('closes a request that is taken back, and one that nobody completed in sixty days', async () => {
    const {id} = (await submit()).value;
    assert.equal((await world.ask('requests.withdraw', {request: id}, {token: me})).value.state, 'withdrawn');
    assert.equal(
      (await world.ask('requests.withdraw', {request: id}, {token: me})).problem?.code,
      'REQUEST_STATE',
    );
    const again = (await submit()).value;
    await decide(nadege, again.id, again.version, {answer: 'missing', message});
    world.clock.now = new Date(world.clock.now.getTime() + 61 * 86_400_000);
    await world.reopen({hasTimers: true});
    await new Promise((resolve) => setTimeout(resolve, 200));
    const {token} = await world.signIn(`personne-${String(count - 1)}@example.org`);
    const {items} = (await world.ask('me.requests', {}, {token})).value;
    assert.ok(items.some((one) => one.id === again.id && one.state === 'lapsed'));
  });
});
