import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import {images} from '../../test/world.js';
import {openReviewWorld, reviewDefinition, type ReviewWorld} from '../../test/review-world.js';

const answers = [{question: 'reussite', text: 'J’ai commencé à écrire.'}];

describe('a draft on the server', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const person = () => `brouillon-${String(count++)}@example.org`;
  const read = async (email: string, badge = 'un') =>
    world.ask('requests.getDraft', {badge}, await world.as(email));
  const save = async (email: string, version: number, more: object = {}) =>
    world.ask('requests.saveDraft', {badge: 'un', version, answers, ...more}, await world.as(email));

  it('goes on where another device stopped, and lets no device overwrite what it has not seen', async () => {
    const me = person();
    assert.equal((await read(me)).problem?.code, 'DRAFT_UNKNOWN');
    const first = await save(me, 0);
    assert.deepEqual([first.value.version, first.headers.get('etag')], [1, '"1"']);
    assert.equal((await save(me, 0)).problem?.code, 'REVISION_CHANGED');
    assert.equal((await save(me, 1, {answers: []})).value.version, 2);
    assert.equal((await save(me, 1)).problem?.code, 'REVISION_CHANGED');
    assert.deepEqual((await read(me)).value.answers, []);
    // Nobody else has one.
    assert.equal((await read(person())).problem?.code, 'DRAFT_UNKNOWN');
  });

  it('is of a reviewed badge, and names files of the person alone', async () => {
    const me = person();
    assert.equal((await save(me, 0, {badge: 'soutien'})).problem?.code, 'WRONG_MODE');
    assert.equal((await save(me, 0, {badge: 'x'})).problem?.code, 'BADGE_UNKNOWN');
    const file = new Blob([Uint8Array.from(pdf())]);
    const {id} = (await world.ask('files.upload', {file}, await world.as(person()))).value;
    const foreign = [{question: 'reussite', text: '', files: [id]}];
    assert.equal((await save(me, 0, {answers: foreign})).problem?.code, 'FILE_UNKNOWN');
  });

  it('is gone once it is sent, or deleted', async () => {
    const me = person();
    await save(me, 0);
    const init = await world.as(me);
    assert.equal((await world.ask('requests.deleteDraft', {badge: 'un'}, init)).status, 204);
    assert.equal((await read(me)).problem?.code, 'DRAFT_UNKNOWN');
    await save(me, 0);
    const requestId = crypto.randomUUID();
    await world.ask('requests.submit', {requestId, badge: 'un', answers, consent: true}, init);
    assert.equal((await read(me)).problem?.code, 'DRAFT_UNKNOWN');
  });

  it('is kept fourteen days after the last word', async () => {
    const me = person();
    const {expiresAt} = (await save(me, 0)).value;
    assert.equal(Date.parse(expiresAt) - world.clock.now.getTime(), 14 * 86_400_000);
    await world.passDays(13);
    await save(me, 1);
    await world.passDays(13);
    assert.equal((await read(me)).status, 200);
    await world.passDays(2);
    assert.equal((await read(me)).problem?.code, 'DRAFT_UNKNOWN');
    assert.equal((await save(me, 0)).value.version, 1);
  });
});

describe('a form that changes', () => {
  it('still shows what was asked, and takes what was missing by the old questions', async () => {
    const world = await openReviewWorld();
    try {
      const me = await world.as('ancienne@example.org');
      const request = await world.submit(me.token ?? '', 'un', me.origin ?? '');
      const formOf = async () => (await world.ask('requests.form', {request}, me)).value;
      const before = await formOf();
      assert.deepEqual(
        before.form.questions.map(({id}) => id),
        ['reussite', 'photo', 'piece'],
      );
      const changed = reviewDefinition(([un]) => {
        const form = {questions: [{id: 'nouvelle', type: 'longText', label: 'Une autre question\u00a0?'}]};
        Object.assign(un ?? {}, {process: {mode: 'reviewed', form}});
      });
      await world.backend.apply(changed, {images, dryRun: false});
      assert.deepEqual(await formOf(), before);
      const seen = (await world.ask('requests.get', {request}, me)).value;
      assert.equal(seen.formVersion, before.formVersion);
      const examiner = await world.as('driss@trois-saules.example');
      const message = 'Il manque une photo, s’il vous plaît.';
      const decision = {answer: 'missing', message, noConflict: true, revision: 1} as const;
      const more = await world.ask('reviews.decide', {request, version: seen.version, ...decision}, examiner);
      const again = await world.ask('requests.resubmit', {request, version: more.value.version, answers}, me);
      assert.deepEqual([again.value.state, again.value.formVersion], ['submitted', before.formVersion]);
      const stranger = await world.as('autre@example.org');
      assert.equal((await world.ask('requests.form', {request}, stranger)).problem?.code, 'REQUEST_UNKNOWN');
      const other = await world.as('nouvelle@example.org');
      const input = {requestId: crypto.randomUUID(), badge: 'un', consent: true};
      const asked = await world.ask(
        'requests.submit',
        {...input, answers: [{question: 'nouvelle', text: 'Oui.'}]},
        other,
      );
      assert.notEqual(asked.value.formVersion, before.formVersion);
    } finally {
      await world.close();
    }
  });
});
