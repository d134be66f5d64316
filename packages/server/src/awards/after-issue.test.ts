import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import type {FetchedDocument} from '@pepites/credentials';
import {mailsTo} from '../../test/guests.js';
import {ADVISER, EXAMINER, LEAD, openReviewWorld, type ReviewWorld} from '../../test/review-world.js';
import {PUBLIC_URL} from '../../test/world.js';

describe('a badge that was given', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const give = async () => {
    const email = `donne-${String(count++)}@example.org`;
    const me = await world.as(email);
    const request = await world.submit(me.token ?? '', 'un', PUBLIC_URL);
    await world.accept(await world.as(EXAMINER), request);
    const early = (await world.ask('me.awards', {}, me)).value.items[0]?.id ?? '';
    const soon = await world.ask('me.answerAward', {award: early, answer: 'accept'}, me);
    assert.equal(soon.problem?.code, 'REQUEST_STATE');
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, me)).value.items;
    assert.ok(award);
    return {email, me, request, award};
  };
  const outcome = async (credential: string): Promise<string> => {
    const {value} = await world.ask('verification.documents', {credential}, {origin: null});
    const verdict = await verify(credential, {
      now: new Date(world.clock.now.getTime() + 1000),
      recognisedIssuers: value.recognisedIssuers,
      fetchDocument: async (url): Promise<FetchedDocument> => {
        const document = value.documents.find((one) => one.url === url);
        if (!document) throw new Error(`not among the documents: ${url}`);
        return document;
      },
    });
    return verdict.outcome;
  };
  const credentialOf = async (url: string | undefined): Promise<string> =>
    (await world.fetch(new URL(url ?? '').pathname)).text();
  const stateOf = async (request: string): Promise<string> =>
    (await world.ask('requests.get', {request}, await world.as(LEAD))).value.state;

  it('is announced, accepted by the person, once', async () => {
    const {email, me, award, request} = await give();
    assert.ok((await mailsTo(world, email)).some(({subject}) => subject.startsWith('Votre badge est prêt')));
    const answer = async (init: typeof me) =>
      world.ask('me.answerAward', {award: award.id, answer: 'accept'}, init);
    assert.equal((await answer(await world.as('autre@example.org'))).problem?.code, 'AWARD_UNKNOWN');
    assert.ok((await answer(me)).value.acceptedAt);
    assert.equal((await answer(me)).problem?.code, 'REQUEST_STATE');
    assert.equal(await stateOf(request), 'accepted');
  });

  it('is out of the world when the person refuses it', async () => {
    const {me, award, request} = await give();
    const credential = await credentialOf(award.credentialUrl);
    assert.equal(await outcome(credential), 'verified');
    await world.ask('me.answerAward', {award: award.id, answer: 'refuse'}, me);
    assert.equal(await stateOf(request), 'refusedByEarner');
    assert.deepEqual((await world.ask('me.awards', {}, me)).value.items, []);
    assert.equal(await outcome(credential), 'refused');
    // It can be asked for again.
    assert.ok(await world.submit(me.token ?? '', 'un', PUBLIC_URL));
  });

  it('is taken back by the lead with a reason, which the person reads', async () => {
    const {email, me, award, request} = await give();
    const credential = await credentialOf(award.credentialUrl);
    const reason = 'Ce badge était pour une autre personne.';
    const revoke = async (by: string, why: string, id = award.id) =>
      world.ask('awards.revoke', {award: id, reason: why}, await world.as(by));
    assert.equal((await revoke(ADVISER, reason)).problem?.code, 'FORBIDDEN');
    assert.equal((await revoke(LEAD, 'non')).problem?.code, 'REASON_REQUIRED');
    assert.equal((await revoke(LEAD, reason, crypto.randomUUID())).problem?.code, 'AWARD_UNKNOWN');
    assert.equal((await revoke(LEAD, reason)).value.state, 'revoked');
    assert.equal((await revoke(LEAD, reason)).problem?.code, 'AWARD_NOT_VALID');
    assert.equal(await stateOf(request), 'revoked');
    assert.equal(await outcome(credential), 'refused');
    await world.backend.drainOutbox();
    const mail = (await mailsTo(world, email)).find(({subject}) => subject.startsWith('Votre badge a été'));
    assert.match(mail?.text ?? '', /pour une autre personne/);
    assert.equal((await world.ask('me.awards', {}, me)).value.items[0]?.revokeReason, reason);
  });

  it('of another mode is not there to be accepted', async () => {
    const me = await world.as('soutien@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, me);
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, me)).value.items[0]?.id ?? '';
    const answer = await world.ask('me.answerAward', {award, answer: 'accept'}, me);
    assert.equal(answer.problem?.code, 'WRONG_MODE');
  });
});
