import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import {inviteGuest, mailsTo} from '../../test/guests.js';
import {ADVISER, EXAMINER, LEAD, openReviewWorld, type ReviewWorld} from '../../test/review-world.js';
import {type CallInit, PUBLIC_URL} from '../../test/world.js';

const words = {text: 'Elle installe le stand avant tout le monde.', name: 'Nadège Martin', consent: true};

describe('a recommendation for a badge that is still examined', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const applicant = async () => {
    const email = `demande-${String(count++)}@example.org`;
    const me = await world.as(email);
    const answers = [{question: 'reussite', text: 'J’ai tenu le stand.'}];
    const input = {
      requestId: crypto.randomUUID(),
      badge: 'un',
      answers,
      consent: true,
      displayName: 'Malika',
    };
    const request = (await world.ask('requests.submit', input, me)).value.id;
    return {me, email, request};
  };
  const ask = async (request: string, me: CallInit, email = ADVISER) =>
    world.ask('endorsements.askForRequest', {request, way: 'account', email}, me);
  const written = async (request: string, me: CallInit) => {
    const endorsement = (await ask(request, me)).value.endorsement.id;
    await world.ask('endorsements.write', {endorsement, ...words}, await world.as(ADVISER));
    return endorsement;
  };
  const readBy = async (request: string, who: CallInit) =>
    (await world.ask('requests.recommendations', {request}, who)).value.items;
  const listed = async (request: string, me: CallInit) =>
    (await world.ask('endorsements.listForRequest', {request}, me)).value.items;
  const decide = async (request: string, answer: 'yes' | 'notYet') => {
    const examiner = await world.as(EXAMINER);
    const {version, revision} = (await world.ask('requests.open', {request}, examiner)).value;
    const more =
      answer === 'yes' ? {criteriaMet: [0, 1]} : {message: 'Revenez quand vous aurez tenu la caisse.'};
    const decision = {request, version, revision, answer, noConflict: true, ...more};
    assert.equal((await world.ask('reviews.decide', decision, examiner)).status, 200);
    await world.backend.drainOutbox();
  };

  it('is read by those who examine once both have said yes, and stands signed beside the badge that is given', async () => {
    const {me, request} = await applicant();
    const asked = await ask(request, me);
    assert.equal(asked.status, 201);
    const {endorsement: one} = asked.value;
    assert.deepEqual([one.request, one.award, one.badgeName.fr], [request, undefined, 'Badge un']);
    assert.equal((await ask(request, me)).problem?.code, 'ENDORSEMENT_EXISTS');
    const endorser = await world.as(ADVISER);
    const mine = (await world.ask('endorsements.mine', {}, endorser)).value.items;
    const mineToo = mine.find(({id}) => id === one.id);
    assert.deepEqual([mineToo?.request, mineToo?.earnerName], [request, 'Malika']);
    await world.ask('endorsements.write', {endorsement: one.id, ...words}, endorser);
    const examiner = await world.as(EXAMINER);
    assert.deepEqual(await readBy(request, examiner), [], 'before the person has read it');
    assert.equal((await world.ask('endorsements.accept', {endorsement: one.id}, me)).value.state, 'accepted');
    await world.backend.drainOutbox();
    const [read] = await readBy(request, examiner);
    assert.deepEqual(
      [read?.text, read?.endorserName, read?.way, read?.isMine],
      [words.text, words.name, 'account', false],
    );

    await decide(request, 'yes');
    assert.deepEqual(await listed(request, me), []);
    const award = (await world.ask('me.awards', {}, me)).value.items[0]?.id ?? '';
    const [stands] = (await world.ask('endorsements.list', {award}, me)).value.items;
    assert.deepEqual(
      [stands?.id, stands?.state, stands?.award, stands?.request],
      [one.id, 'signed', award, undefined],
    );
    const document = await (await world.fetch(new URL(stands?.credentialUrl ?? '').pathname)).text();
    const verdict = await verify(document, {
      now: new Date(world.clock.now.getTime() + 1000),
      fetchDocument: async (url) => {
        const reply = await world.fetch(url.slice(PUBLIC_URL.length));
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    assert.equal(verdict.outcome, 'verified');
    const {credentialSubject} = JSON.parse(document) as {credentialSubject: {id: string}};
    assert.equal(credentialSubject.id, `urn:uuid:${award}`);
  });

  it('is answered beside the badge where the person had not answered before', async () => {
    const {me, request} = await applicant();
    const endorsement = await written(request, me);
    await decide(request, 'yes');
    const award = (await world.ask('me.awards', {}, me)).value.items[0]?.id ?? '';
    const state = async () => (await world.ask('endorsements.list', {award}, me)).value.items[0]?.state;
    assert.equal(await state(), 'written');
    await world.ask('endorsements.accept', {endorsement}, me);
    await world.backend.drainOutbox();
    assert.equal(await state(), 'signed');
  });

  it('comes by a link and a code too, is read by a guest, and says how little is known of who wrote it', async () => {
    const {me, request} = await applicant();
    const email = `amie-${String(count++)}@example.org`;
    const input = {request, way: 'link', email, message: 'Merci !'} as const;
    const {value} = await world.ask('endorsements.askForRequest', input, me);
    const {link = '', code = '', endorsement} = value;
    await world.backend.drainOutbox();
    assert.ok((await mailsTo(world, email)).some(({text}) => text.includes(new URL(link).pathname)));
    const key = link.split('/').at(-1) ?? '';
    const opened = (await world.ask('endorsements.openLink', {link: key, code}, {origin: null})).value;
    assert.deepEqual([opened.request, opened.earnerName], [request, 'Malika']);
    assert.ok(opened.criteria.length > 0);
    await world.ask('endorsements.writeByLink', {link: key, code, ...words}, {origin: null});
    await world.ask('endorsements.accept', {endorsement: endorsement.id}, me);
    const guest = await inviteGuest(world, await world.as(LEAD), request);
    const init = {token: guest.token, origin: PUBLIC_URL};
    const {recommendations} = (await world.ask('examination.get', {}, init)).value;
    assert.deepEqual(
      recommendations?.map(({way, endorserName}) => [way, endorserName]),
      [['link', words.name]],
    );
  });

  it('is asked by the person alone, while their request is examined, and not of themselves', async () => {
    const {me, email, request} = await applicant();
    const stranger = await world.as('autre@example.org');
    const unknown = 'REQUEST_UNKNOWN';
    assert.equal((await ask(request, stranger)).problem?.code, unknown);
    assert.equal((await ask(request, await world.as(LEAD))).problem?.code, unknown);
    for (const route of ['endorsements.listForRequest', 'requests.recommendations'] as const)
      assert.equal((await world.ask(route, {request}, stranger)).problem?.code, unknown, route);
    assert.equal((await ask(request, me, email)).problem?.code, 'ENDORSER_IS_EARNER');
    await world.ask('requests.withdraw', {request}, me);
    assert.equal((await ask(request, me)).problem?.code, 'REQUEST_STATE');
  });

  const ends = {
    refused: async (request: string) => decide(request, 'notYet'),
    'taken back': async (request: string, me: CallInit) => {
      await world.ask('requests.withdraw', {request}, me);
    },
  };
  for (const [how, end] of Object.entries(ends))
    it(`goes with a request that is ${how}: the words are deleted, the link is dead, the log says so`, async () => {
      const {me, request} = await applicant();
      const endorsement = await written(request, me);
      await world.ask('endorsements.accept', {endorsement}, me);
      const {value} = await world.ask('endorsements.askForRequest', {request, way: 'link'}, me);
      const {link = '', code = ''} = value;
      await end(request, me);
      assert.deepEqual(
        (await listed(request, me)).map(({state, text, endorserName}) => [state, text, endorserName]),
        [
          ['withdrawn', undefined, undefined],
          ['withdrawn', undefined, undefined],
        ],
      );
      assert.deepEqual(await readBy(request, await world.as(LEAD)), []);
      const key = link.split('/').at(-1) ?? '';
      const late = await world.ask('endorsements.writeByLink', {link: key, code, ...words}, {origin: null});
      assert.equal(late.problem?.code, 'REQUEST_STATE');
      const acts = (await world.ask('audit.list', {}, await world.as(LEAD))).value.items;
      const about = acts.filter(({object}) => object === endorsement).map(({act}) => act);
      for (const act of ['asked', 'written', 'accepted', 'withdrawn'])
        assert.ok(about.includes(`endorsement.${act}`), act);
    });

  it('is told in the log of who looked: those who examine, once an hour', async () => {
    const {me, request} = await applicant();
    const endorsement = await written(request, me);
    await world.ask('endorsements.accept', {endorsement}, me);
    const examiner = await world.as(EXAMINER);
    await readBy(request, examiner);
    await readBy(request, examiner);
    const acts = (await world.ask('audit.list', {}, await world.as(LEAD))).value.items;
    const looks = acts.filter(({act, object}) => act === 'recommendation.read' && object === request);
    assert.equal(looks.length, 1);
  });

  it('is forgotten with the request, in half a year, and is among what the person takes along until then', async () => {
    const {me, email, request} = await applicant();
    await written(request, me);
    const zip = await world.ask('me.export', {}, me);
    assert.equal(zip.status, 200);
    const held = (await world.ask('me.data', {}, me)).value;
    assert.ok(JSON.stringify(held).includes(words.text));
    await world.ask('requests.withdraw', {request}, me);
    await world.passDays(184);
    const again = await world.as(email);
    const late = await world.ask('endorsements.listForRequest', {request}, again);
    assert.equal(late.problem?.code, 'REQUEST_UNKNOWN');
    const zipAgain = (await world.ask('me.data', {}, again)).value;
    assert.ok(!JSON.stringify(zipAgain).includes(request));
  });
});
