import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import type {RouteInput, Routes} from '@pepites/recognition';
import {mailsTo} from '../../test/guests.js';
import {
  ADVISER,
  EXAMINER,
  LEAD,
  MANAGER,
  openReviewWorld,
  type ReviewWorld,
  SUPERVISOR,
} from '../../test/review-world.js';
import {PUBLIC_URL} from '../../test/world.js';

const message = 'Dites-en un peu plus, s’il vous plaît.';
let count = 0;

describe('a jury', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const ask = async (badge: string) => {
    const email = `jury-${String(count++)}@example.org`;
    const me = await world.as(email);
    const request = await world.submit(me.token ?? '', badge, PUBLIC_URL);
    return {request, me, email};
  };
  const read = async (email: string, request: string) =>
    world.ask('requests.get', {request}, await world.as(email));
  const answer = async (
    email: string,
    request: string,
    more: Partial<RouteInput<Routes['reviews.decide']>> = {},
  ) => {
    const init = await world.as(email);
    const seen = await world.ask('requests.get', {request}, init);
    const version = seen.status === 200 ? seen.value.version : 1;
    const decision = {answer: 'yes', revision: 1, noConflict: true, ...more} as const;
    return world.ask('reviews.decide', {request, version, ...decision}, init);
  };
  const queue = async (email: string, more: object = {}) =>
    world.ask('reviews.queue', more, await world.as(email));
  const isQueued = async (email: string, request: string): Promise<boolean> =>
    (await queue(email)).value.items.some(({id}) => id === request);

  it('of two needs both yes; who has answered is not asked again, and the person sees no vote before the end', async () => {
    const {request, me} = await ask('deux-oui');
    assert.deepEqual([await isQueued(ADVISER, request), await isQueued(EXAMINER, request)], [true, true]);
    const first = await answer(ADVISER, request, {criteriaMet: [0]});
    assert.deepEqual([first.value.state, first.value.waitsFor], ['inReview', 'examiners']);
    assert.deepEqual([await isQueued(ADVISER, request), await isQueued(EXAMINER, request)], [false, true]);
    assert.equal((await answer(ADVISER, request)).problem?.code, 'ALREADY_REVIEWED');
    assert.deepEqual((await world.ask('requests.get', {request}, me)).value.reviews, []);
    assert.equal((await read(EXAMINER, request)).value.reviews.length, 1);
    assert.equal((await answer(EXAMINER, request)).value.state, 'approved');
    assert.equal((await world.ask('requests.get', {request}, me)).value.reviews.length, 2);
  });

  it('that is unanimous ends at the first "not yet"; the mail says that there is a message, not the message', async () => {
    const {request, email} = await ask('deux-oui');
    assert.equal((await answer(ADVISER, request, {answer: 'notYet', message})).value.state, 'declined');
    await world.backend.drainOutbox();
    const mails = await mailsTo(world, email);
    assert.match(mails.find(({subject}) => subject.startsWith('Réponse'))?.text ?? '', /pas encore/);
    assert.doesNotMatch(JSON.stringify(mails), /un peu plus/);
  });

  it('that is even waits for the one who decides, whose turn comes only then', async () => {
    const {request} = await ask('majorite');
    assert.equal((await answer(LEAD, request)).problem?.code, 'NOT_YOUR_TURN');
    assert.equal(await isQueued(LEAD, request), false);
    await answer(ADVISER, request);
    const tie = await answer(EXAMINER, request, {answer: 'notYet', message});
    assert.deepEqual([tie.value.state, tie.value.waitsFor], ['inReview', 'decider']);
    assert.equal(await isQueued(LEAD, request), true);
    await world.backend.drainOutbox();
    assert.ok((await mailsTo(world, LEAD)).some(({subject}) => subject.startsWith('À vous de décider')));
    const decided = await answer(LEAD, request);
    assert.equal(decided.value.state, 'approved');
    assert.deepEqual(
      decided.value.reviews.filter(({isFinal}) => isFinal).map(({examinerName}) => examinerName),
      ['Léna'],
    );
  });

  it('whose yes counts once the decider said yes too', async () => {
    const {request} = await ask('toujours');
    assert.equal((await answer(EXAMINER, request)).value.waitsFor, 'decider');
    assert.equal((await answer(LEAD, request, {answer: 'notYet', message})).value.state, 'declined');
  });

  it('is opened by an examiner: it is in review then, the person can see who looked, nobody’s version is spoilt', async () => {
    const {request} = await ask('un');
    const before = (await read(ADVISER, request)).value;
    const opened = await world.ask('requests.open', {request}, await world.as(EXAMINER));
    assert.deepEqual([opened.value.state, opened.value.version], ['inReview', before.version]);
    assert.equal(
      (await world.ask('requests.open', {request}, await world.as(MANAGER))).problem?.code,
      'FORBIDDEN',
    );
    assert.equal(
      (await world.ask('requests.open', {request}, await world.as(SUPERVISOR))).problem?.code,
      'NOT_AN_EXAMINER',
    );
    const yes = {answer: 'yes', revision: 1, noConflict: true, version: before.version} as const;
    assert.equal(
      (await world.ask('reviews.decide', {request, ...yes}, await world.as(ADVISER))).value.state,
      'approved',
    );
  });

  describe('that the lead names', () => {
    const people = async (request: string) => {
      const {candidates, version} = (await world.ask('requests.examiners', {request}, await world.as(LEAD)))
        .value;
      const id = (name: string): string => candidates.find((one) => one.name === name)?.examiner ?? '';
      return {id, version, candidates};
    };
    const assign = async (request: string, panel: string[], pool: string[] = [], email = LEAD) => {
      const {id, version} = await people(request);
      const named = (names: string[]) => names.map((name) => ({examiner: id(name) || name}));
      return world.ask(
        'requests.assign',
        {request, version, panel: named(panel), pool: named(pool)},
        await world.as(email),
      );
    };

    it('sees the request alone; the lead and the person see it too, no other staff, no file of it', async () => {
      const {request, me} = await ask('un');
      const photo = await world.ask('files.upload', {file: new Blob([Uint8Array.from(pdf())])}, me);
      assert.equal(photo.status, 201);
      await world.ask('requests.withdraw', {request}, me);
      const again = (
        await world.ask(
          'requests.submit',
          {
            requestId: crypto.randomUUID(),
            badge: 'un',
            consent: true,
            answers: [
              {question: 'reussite', text: 'Oui.'},
              {question: 'piece', files: [photo.value.id]},
            ],
          },
          me,
        )
      ).value;
      const sees = async (email: string) => [
        (await read(email, again.id)).status,
        (await world.ask('files.get', {file: photo.value.id}, await world.as(email))).status,
      ];
      assert.deepEqual(await sees(EXAMINER), [200, 200]);
      assert.deepEqual(await sees(SUPERVISOR), [404, 404]);
      const named = await assign(again.id, ['Omar']);
      assert.equal(named.value.panel?.length, 1);
      assert.deepEqual(await sees(EXAMINER), [404, 404]);
      assert.deepEqual(await sees(ADVISER), [404, 404]);
      assert.deepEqual(await sees(MANAGER), [404, 404]);
      assert.deepEqual(await sees(SUPERVISOR), [200, 200]);
      assert.deepEqual(await sees(LEAD), [200, 200]);
      assert.equal(
        (await world.ask('requests.get', {request: again.id}, me)).value.examiners?.[0]?.name,
        'Omar',
      );
      assert.equal(await isQueued(EXAMINER, again.id), false);
      assert.equal(await isQueued(SUPERVISOR, again.id), true);
      assert.equal((await answer(EXAMINER, again.id)).problem?.code, 'NOT_AN_EXAMINER');
      assert.equal((await answer(SUPERVISOR, again.id)).value.state, 'approved');
    });

    it('must be able to decide, be of the structure, and not be the person', async () => {
      const {request, me} = await ask('deux-oui');
      const {value: self} = await world.ask('me.get', {}, me);
      const {value: manager} = await world.ask('me.get', {}, await world.as(MANAGER));
      assert.equal((await assign(request, ['Omar'])).problem?.code, 'EXAMINERS_MISSING');
      assert.equal((await assign(request, ['Omar', crypto.randomUUID()])).problem?.code, 'EXAMINER_UNKNOWN');
      assert.equal((await assign(request, ['Omar', self.id])).problem?.code, 'CONFLICT_OF_INTEREST');
      assert.equal((await assign(request, ['Omar', manager.id])).problem?.code, 'EXAMINER_UNKNOWN');
      assert.equal((await assign(request, ['Omar', 'Omar'])).problem?.code, 'BAD_REQUEST');
      assert.equal((await assign(request, ['Omar', 'Driss'], [], ADVISER)).problem?.code, 'FORBIDDEN');
      const {version} = await people(request);
      const stale = {request, version: version + 1, panel: [{examiner: self.id}]};
      assert.equal(
        (await world.ask('requests.assign', stale, await world.as(LEAD))).problem?.code,
        'REVISION_CHANGED',
      );
    });

    it('is shown to the lead as too close once they have said so, and cannot be named', async () => {
      const {request} = await ask('un');
      await world.ask('reviews.handOver', {request}, await world.as(EXAMINER));
      const {candidates} = await people(request);
      assert.deepEqual(
        candidates.filter(({isTooClose}) => isTooClose === true).map(({name}) => name),
        ['Driss'],
      );
      assert.equal((await assign(request, ['Driss'])).problem?.code, 'CONFLICT_OF_INTEREST');
    });

    it('is told; and gives way to the next of the pool by the lead’s hand', async () => {
      const {request} = await ask('un');
      await assign(request, ['Omar'], ['Driss']);
      await world.backend.drainOutbox();
      assert.ok(
        (await mailsTo(world, SUPERVISOR)).some(({subject}) => subject.startsWith('Une demande à lire')),
      );
      const {id} = await people(request);
      const replaced = await world.ask(
        'requests.replaceExaminer',
        {request, examiner: id('Omar')},
        await world.as(LEAD),
      );
      assert.deepEqual(
        replaced.value.panel?.map(({examiner}) => examiner),
        [id('Driss')],
      );
      assert.equal((await read(SUPERVISOR, request)).status, 404);
      const nobody = await world.ask(
        'requests.replaceExaminer',
        {request, examiner: id('Driss')},
        await world.as(LEAD),
      );
      assert.equal(nobody.problem?.code, 'EXAMINERS_MISSING');
    });

    it('names another one to decide, who must have the role', async () => {
      const {request} = await ask('toujours');
      const {id, version, candidates} = await people(request);
      assert.deepEqual(
        candidates.filter(({mayDecide}) => mayDecide).map(({name}) => name),
        ['Léna'],
      );
      const input = {request, version, panel: [{examiner: id('Driss')}], decider: id('Omar')};
      assert.equal(
        (await world.ask('requests.assign', input, await world.as(LEAD))).problem?.code,
        'EXAMINER_UNKNOWN',
      );
    });
  });
});

describe('peers', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  it('are people who hold the badge and agreed; they see what they may examine and nothing else', async () => {
    const peer = 'paula@example.org';
    const call = async () => world.as(peer);
    const early = await world.ask('me.givePeerConsent', {}, await call());
    assert.equal(early.problem?.code, 'PEER_NOT_ELIGIBLE');
    const first = await world.submit((await call()).token ?? '', 'un', PUBLIC_URL);
    await world.accept(await world.as(EXAMINER), first);
    await world.backend.drainOutbox();
    const before = await world.ask('me.peerConsent', {}, await call());
    assert.deepEqual([before.value.isGiven, before.value.badges], [false, ['entre-pairs']]);
    assert.equal((await world.ask('reviews.queue', {}, await call())).problem?.code, 'FORBIDDEN');
    assert.equal((await world.ask('me.givePeerConsent', {}, await call())).value.isGiven, true);
    const again = {token: (await world.signIn(peer, PUBLIC_URL)).token, origin: PUBLIC_URL};
    assert.deepEqual((await world.ask('me.get', {}, again)).value.roles, ['peer']);

    const earner = (await world.signIn('sami@example.org', PUBLIC_URL)).token;
    const request = await world.submit(earner, 'entre-pairs', PUBLIC_URL);
    const other = await world.submit(earner, 'un', PUBLIC_URL);
    const own = await world.submit(again.token, 'entre-pairs', PUBLIC_URL);
    const {items, waiting} = (await world.ask('reviews.queue', {}, again)).value;
    assert.deepEqual([items.map(({id}) => id), waiting], [[request], 1]);
    assert.equal((await world.ask('requests.get', {request: other}, again)).status, 404);
    assert.equal((await world.ask('requests.get', {request: own}, again)).status, 200);

    const yes = await world.accept(again, request);
    assert.deepEqual(
      [yes.value.state, yes.value.reviews[0]?.stance, yes.value.reviews[0]?.examinerName],
      ['inReview', 'peer', 'Sami'],
    );
    // Two are needed, one of each kind: the professional completes it.
    assert.equal((await world.accept(await world.as(EXAMINER), request)).value.state, 'approved');

    assert.equal((await world.ask('me.takeBackPeerConsent', {}, again)).status, 204);
    assert.equal((await world.ask('reviews.queue', {}, again)).problem?.code, 'FORBIDDEN');
    assert.deepEqual((await world.ask('me.get', {}, again)).value.roles, []);
  });

  it('keep their agreement when the definition is applied again, and lose their say with their badge', async () => {
    const peer = 'petra@example.org';
    const me = await world.as(peer);
    const first = await world.submit(me.token ?? '', 'un', PUBLIC_URL);
    await world.accept(await world.as(EXAMINER), first);
    await world.backend.drainOutbox();
    await world.ask('me.givePeerConsent', {}, me);
    const {images} = await import('../../test/world.js');
    const {reviewDefinition} = await import('../../test/review-world.js');
    await world.backend.apply(reviewDefinition(), {images, dryRun: false});
    const again = {token: (await world.signIn(peer, PUBLIC_URL)).token, origin: PUBLIC_URL};
    const earner = (await world.signIn('lou@example.org', PUBLIC_URL)).token;
    const request = await world.submit(earner, 'entre-pairs', PUBLIC_URL);
    assert.equal((await world.ask('requests.get', {request}, again)).status, 200);
    const award = (await world.ask('me.awards', {}, again)).value.items[0]?.id ?? '';
    await world.backend.revoke({award, reason: 'Donné par erreur'});
    assert.equal((await world.ask('requests.get', {request}, again)).status, 404);
    const late = await world.ask(
      'reviews.decide',
      {request, version: 1, revision: 1, answer: 'yes', noConflict: true},
      again,
    );
    assert.equal(late.problem?.code, 'PEER_NOT_ELIGIBLE');
  });
});
