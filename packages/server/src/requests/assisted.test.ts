import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import {mailsTo} from '../../test/guests.js';
import {
  ADVISER,
  EXAMINER,
  LEAD,
  openReviewWorld,
  type ReviewWorld,
  SUPERVISOR,
} from '../../test/review-world.js';
import {type CallInit, PUBLIC_URL} from '../../test/world.js';

const answers = [{question: 'reussite', text: 'Nous avons écrit ensemble.'}];
const message = 'Dites-en un peu plus, s’il vous plaît.';

describe('a request that an adviser sends with a person', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const bringIn = async (displayName = 'Amadou') =>
    (await world.ask('claimCodes.create', {displayName}, await world.as(ADVISER))).value;
  const sendFor = async (person: string, badge = 'un', more: object = {}, by = ADVISER) => {
    const input = {person, requestId: crypto.randomUUID(), badge, answers, consent: true, ...more};
    return world.ask('requests.submitFor', input, await world.as(by));
  };
  const signInWith = async (claimCode: string): Promise<CallInit> => {
    const {value} = await world.ask('signIn.withClaimCode', {claimCode}, {origin: PUBLIC_URL});
    return {token: value.token, origin: PUBLIC_URL};
  };

  it('is for people whom the structure brought in, for reviewed badges, by advisers', async () => {
    const {person} = await bringIn();
    assert.equal((await sendFor(crypto.randomUUID())).problem?.code, 'PERSON_UNKNOWN');
    const {id} = (await world.ask('me.get', {}, await world.as('autre@example.org'))).value;
    assert.equal((await sendFor(id)).problem?.code, 'PERSON_UNKNOWN');
    assert.equal((await sendFor(person, 'soutien')).problem?.code, 'WRONG_MODE');
    assert.equal((await sendFor(person, 'un', {consent: false})).problem?.code, 'CONSENT_MISSING');
    assert.equal((await sendFor(person, 'un', {}, EXAMINER)).problem?.code, 'FORBIDDEN');
  });

  it('waits for the person’s own yes after the examiners’, which they give on their account', async () => {
    const {person, claimCode} = await bringIn();
    const sent = (await sendFor(person)).value;
    assert.deepEqual(
      [sent.earnerName, sent.sentBy, sent.needsConfirmation, sent.state],
      ['Amadou', 'Nadège', true, 'submitted'],
    );
    // Who wrote it does not judge it.
    assert.equal(
      (await world.accept(await world.as(ADVISER), sent.id)).problem?.code,
      'CONFLICT_OF_INTEREST',
    );
    const yes = await world.accept(await world.as(EXAMINER), sent.id);
    assert.deepEqual([yes.value.state, yes.value.waitsFor], ['inReview', 'confirmation']);
    const me = await signInWith(claimCode);
    const other = await world.as('autre@example.org');
    const confirm = async (init: CallInit, revision = 1) =>
      world.ask('requests.confirm', {request: sent.id, revision}, init);
    assert.equal((await confirm(other)).problem?.code, 'REQUEST_UNKNOWN');
    assert.equal((await confirm(me, 2)).problem?.code, 'REVISION_CHANGED');
    const confirmed = await confirm(me);
    assert.deepEqual([confirmed.value.state, confirmed.value.confirmation?.way], ['approved', 'tap']);
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', {}, me)).value;
    assert.equal(items[0]?.state, 'issued');
  });

  it('is confirmed by a claim code on the adviser’s device, which is used up by it', async () => {
    const {person, claimCode} = await bringIn();
    const {id: request} = (await sendFor(person)).value;
    const confirm = async (code: string | undefined) =>
      world.ask('requests.confirmFor', {request, way: 'code', code, revision: 1}, await world.as(ADVISER));
    assert.equal((await confirm(undefined)).problem?.code, 'CONFIRMATION_INVALID');
    const stranger = (await bringIn('Lou')).claimCode;
    assert.equal((await confirm(stranger)).problem?.code, 'CONFIRMATION_INVALID');
    assert.equal((await confirm(claimCode)).value.confirmation?.way, 'code');
    assert.equal((await world.accept(await world.as(EXAMINER), request)).value.state, 'approved');
    await assert.rejects(signInWith(claimCode), /CODE_WRONG/);
    // The stranger’s is as good as before.
    assert.ok((await signInWith(stranger)).token);
  });

  it('is confirmed by a code sent to the person; wrong ones are counted', async () => {
    const {person, claimCode} = await bringIn();
    const {id: request} = (await sendFor(person)).value;
    const adviser = await world.as(ADVISER);
    const sendCode = async () => world.ask('requests.sendConfirmationCode', {request}, adviser);
    assert.equal((await sendCode()).value.isSent, false);
    const me = await signInWith(claimCode);
    const email = 'amadou@example.org';
    await world.ask('me.addEmail', {email, language: 'fr'}, me);
    await world.ask('me.confirmEmail', {email, code: await world.lastCode(email)}, me);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    assert.equal((await sendCode()).value.isSent, true);
    await world.backend.drainOutbox();
    const mail = (await mailsTo(world, email)).find(({subject}) => subject.endsWith('pour confirmer'));
    const code = mail?.subject.slice(0, 6) ?? '';
    assert.match(code, /^\d{6}$/);
    const confirm = async (written: string) =>
      world.ask('requests.confirmFor', {request, way: 'code', code: written, revision: 1}, adviser);
    const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    assert.equal((await confirm(other)).problem?.code, 'CONFIRMATION_INVALID');
    assert.equal((await confirm(code)).value.needsConfirmation, false);
    for (let n = 0; n < 8; n++) await confirm(other);
    assert.equal((await confirm(other)).problem?.code, 'TOO_MANY_ATTEMPTS');
    await world.ask('requests.withdraw', {request}, me);
    assert.equal((await sendCode()).problem?.code, 'REQUEST_STATE');
  });

  it('is confirmed on paper, which staff keep; and again when it is sent again', async () => {
    const {person} = await bringIn();
    const sent = (await sendFor(person, 'deux')).value;
    const request = sent.id;
    const sign = async (revision: number, by = ADVISER) =>
      world.ask('requests.confirmFor', {request, way: 'signature', revision}, await world.as(by));
    assert.equal((await sign(1, SUPERVISOR)).problem?.code, 'FORBIDDEN');
    assert.equal((await sign(1)).value.needsConfirmation, false);
    const more = await world.ask(
      'reviews.decide',
      {request, version: 2, revision: 1, answer: 'missing', message, noConflict: true},
      await world.as(EXAMINER),
    );
    assert.equal(more.value.state, 'needsMore');
    const resubmit = async (by: string) =>
      world.ask('requests.resubmit', {request, version: more.value.version, answers}, await world.as(by));
    assert.equal((await resubmit(EXAMINER)).problem?.code, 'REQUEST_UNKNOWN');
    const again = await resubmit(ADVISER);
    assert.deepEqual([again.value.revision, again.value.needsConfirmation], [2, true]);
    const yes = await world.accept(await world.as(EXAMINER), request);
    assert.equal(yes.value.waitsFor, 'confirmation');
    assert.equal((await sign(1)).problem?.code, 'REVISION_CHANGED');
    // The lead sees it too, and may keep the paper.
    assert.equal((await sign(2, LEAD)).value.state, 'approved');
  });

  it('takes the files that the adviser sent: they are the person’s from then on', async () => {
    const {person, claimCode} = await bringIn();
    const file = new Blob([Uint8Array.from(pdf())]);
    const {id} = (await world.ask('files.upload', {file}, await world.as(ADVISER))).value;
    const {id: strangers} = (await world.ask('files.upload', {file}, await world.as('autre@example.org')))
      .value;
    const withFile = (files: string[]) => ({
      answers: [
        {question: 'reussite', text: 'Oui.'},
        {question: 'piece', files},
      ],
    });
    assert.equal((await sendFor(person, 'un', withFile([strangers]))).problem?.code, 'FILE_UNKNOWN');
    assert.equal((await sendFor(person, 'un', withFile([id]))).value.files.length, 1);
    assert.equal((await world.ask('files.get', {file: id}, await signInWith(claimCode))).status, 200);
  });

  it('is found again by the adviser who sent it, and by nobody else', async () => {
    const {person} = await bringIn();
    const {id} = (await sendFor(person)).value;
    const list = async (by: string, more: object = {}) =>
      world.ask('requests.sentFor', {person, ...more}, await world.as(by));
    const {items} = (await list(ADVISER)).value;
    assert.deepEqual(
      items.map((one) => [one.id, one.needsConfirmation, one.answers]),
      [[id, true, answers]],
    );
    assert.deepEqual((await list(ADVISER, {badge: 'deux'})).value.items, []);
    assert.deepEqual((await list(LEAD)).value.items, []);
    assert.equal((await list(EXAMINER)).problem?.code, 'FORBIDDEN');
    const {id: stranger} = (await world.ask('me.get', {}, await world.as('autre@example.org'))).value;
    assert.equal((await list(ADVISER, {person: stranger})).problem?.code, 'PERSON_UNKNOWN');
  });

  it('is announced to the person, who is asked to confirm', async () => {
    const {person, claimCode} = await bringIn();
    await sendFor(person);
    await world.backend.drainOutbox();
    const me = await signInWith(claimCode);
    const [request] = (await world.ask('me.requests', {}, me)).value.items;
    assert.equal(request?.needsConfirmation, true);
    assert.deepEqual(await mailsTo(world, 'personne'), []);
  });
});
