import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {inviteGuest, mailsTo} from '../../test/guests.js';
import {
  ADVISER,
  EXAMINER,
  LEAD,
  openReviewWorld,
  type ReviewWorld,
  SUPERVISOR,
} from '../../test/review-world.js';
import {PUBLIC_URL} from '../../test/world.js';

describe('an examiner who knows the person', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const ask = async (badge: string) => {
    const me = await world.as(`connu-${String(count++)}@example.org`);
    return {me, request: await world.submit(me.token ?? '', badge, PUBLIC_URL)};
  };
  const as = async (email: string) => world.as(email);
  const handOver = async (email: string, request: string) =>
    world.ask('reviews.handOver', {request}, await as(email));
  const read = async (email: string, request: string) =>
    world.ask('requests.get', {request}, await as(email));
  const isQueued = async (email: string, request: string): Promise<boolean> =>
    (await world.ask('reviews.queue', {}, await as(email))).value.items.some(({id}) => id === request);
  const yes = async (email: string, request: string, version: number) =>
    world.ask(
      'reviews.decide',
      {request, version, answer: 'yes', revision: 1, noConflict: true},
      await as(email),
    );

  it('sees the request no more and cannot answer it; the others can, with what they had read; the lead is told', async () => {
    const {request, me} = await ask('un');
    const {version} = (await read(EXAMINER, request)).value;
    assert.deepEqual([await isQueued(ADVISER, request), await isQueued(EXAMINER, request)], [true, true]);
    assert.equal((await handOver(ADVISER, request)).status, 204);
    assert.equal((await handOver(ADVISER, request)).status, 204);
    assert.deepEqual([await isQueued(ADVISER, request), await isQueued(EXAMINER, request)], [false, true]);
    assert.equal((await read(ADVISER, request)).problem?.code, 'REQUEST_UNKNOWN');
    assert.equal((await yes(ADVISER, request, version)).problem?.code, 'CONFLICT_OF_INTEREST');
    assert.equal(
      (await world.ask('requests.open', {request}, await as(ADVISER))).problem?.code,
      'CONFLICT_OF_INTEREST',
    );
    await world.backend.drainOutbox();
    const [told] = await mailsTo(world, LEAD);
    assert.match(told?.subject ?? '', /^Une personne laisse sa place/);
    assert.match(told?.text ?? '', /Nadège/);
    const looks = (await world.ask('me.accesses', {}, me)).value.items;
    assert.ok(looks.some(({act}) => act === 'request.handedOver'));
    assert.equal((await yes(EXAMINER, request, version)).value.state, 'approved');
    assert.equal((await handOver(EXAMINER, request)).problem?.code, 'REQUEST_STATE');
  });

  it('gives way to the next of the pool, and cannot be named again', async () => {
    const {request} = await ask('un');
    const lead = await as(LEAD);
    const {candidates, version} = (await world.ask('requests.examiners', {request}, lead)).value;
    const id = (name: string): string => candidates.find((one) => one.name === name)?.examiner ?? '';
    const named = {request, panel: [{examiner: id('Omar')}], pool: [{examiner: id('Driss')}]};
    await world.ask('requests.assign', {...named, version}, lead);
    assert.equal((await handOver(EXAMINER, request)).problem?.code, 'NOT_AN_EXAMINER');
    await handOver(SUPERVISOR, request);
    const after = (await world.ask('requests.examiners', {request}, lead)).value;
    assert.deepEqual(
      after.panel?.map(({examiner}) => examiner),
      [id('Driss')],
    );
    const again = await world.ask('requests.assign', {...named, version: after.version}, lead);
    assert.equal(again.problem?.code, 'CONFLICT_OF_INTEREST');
    await handOver(EXAMINER, request);
    assert.deepEqual((await world.ask('requests.examiners', {request}, lead)).value.panel, []);
    // Who has answered has answered.
    const {request: other} = await ask('deux-oui');
    await yes(ADVISER, other, (await read(ADVISER, other)).value.version);
    assert.equal((await handOver(ADVISER, other)).problem?.code, 'ALREADY_REVIEWED');
  });

  it('may be there by a link, which is then good for nothing', async () => {
    const {request} = await ask('un');
    const guest = await inviteGuest(world, await as(LEAD), request);
    const init = {token: guest.token, origin: PUBLIC_URL};
    assert.equal((await world.ask('examination.handOver', {}, init)).status, 204);
    assert.equal((await world.ask('examination.get', {}, init)).problem?.code, 'REQUEST_UNKNOWN');
  });

  it('knows how many must say yes', async () => {
    const quorumOf = async (badge: string) => (await read(LEAD, (await ask(badge)).request)).value.quorum;
    assert.deepEqual(await quorumOf('deux-oui'), {min: 2});
    assert.deepEqual(await quorumOf('majorite'), {min: 2, vote: 'majority', decider: 'tie'});
  });
});

describe('sentences that are ready', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  it('are the structure’s own once the lead wrote some, for examiners with and without an account', async () => {
    const adviser = await world.as(ADVISER);
    const lead = await world.as(LEAD);
    assert.deepEqual((await world.ask('readySentences.get', {}, adviser)).value, {version: 0});
    const sentences = {
      yes: [{fr: 'Bravo !', en: 'Well done!'}],
      missing: [],
      notYet: [{fr: 'Revenez me voir.'}],
    };
    const set = async (version: number, init = lead) =>
      world.ask('readySentences.set', {...sentences, version}, init);
    assert.equal((await set(0, adviser)).problem?.code, 'FORBIDDEN');
    assert.deepEqual((await set(0)).value, {version: 1, sentences});
    assert.equal((await set(0)).problem?.code, 'REVISION_CHANGED');
    assert.deepEqual((await world.ask('readySentences.get', {}, adviser)).value, {version: 1, sentences});
    const me = await world.as('phrases@example.org');
    const request = await world.submit(me.token ?? '', 'un', PUBLIC_URL);
    const guest = await inviteGuest(world, lead, request);
    const seen = await world.ask('examination.get', {}, {token: guest.token, origin: PUBLIC_URL});
    assert.deepEqual(seen.value.readySentences, sentences);
    assert.equal((await world.ask('readySentences.reset', {}, lead)).status, 204);
    assert.equal((await world.ask('readySentences.reset', {}, lead)).status, 204);
    assert.deepEqual((await world.ask('readySentences.get', {}, adviser)).value, {version: 2});
  });

  it('are of one line, and few', async () => {
    const lead = await world.as(LEAD);
    const refused = async (yes: {fr: string}[]) =>
      (await world.ask('readySentences.set', {yes, missing: [], notYet: [], version: 0}, lead)).problem?.code;
    assert.equal(await refused([{fr: 'Deux\nlignes'}]), 'BAD_REQUEST');
    assert.equal(await refused([{fr: ' '}]), 'BAD_REQUEST');
    assert.equal(await refused([{fr: 'x'.repeat(301)}]), 'BAD_REQUEST');
    assert.equal(await refused(Array.from({length: 13}, () => ({fr: 'Bravo !'}))), 'BAD_REQUEST');
  });
});
