import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import {uploadFile} from '../../test/uploads.js';
import {makeDefinition, images, openWorld, type TestWorld} from '../../test/world.js';

describe('a request that is taken back', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition(({structures: [structure]}) => {
      const process = structure?.badges.find(({id}) => id === 'un')?.['process'] as {
        form: {questions: object[]};
      };
      process.form.questions.push({id: 'preuve', type: 'file', label: 'Une preuve ?'});
    });
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());

  it('shows nobody else what was written in it, nor its files; its person still reads it', async () => {
    const {token: me} = await world.signIn('sami@example.org');
    const {token: staff} = await world.signIn('driss@trois-saules.example');
    const {id: file} = (await uploadFile(world, pdf(), {type: 'application/pdf', token: me})).value;
    const answers = [
      {question: 'reussite', text: 'J’ai fini un travail.'},
      {question: 'preuve', files: [file]},
    ];
    const asked = {requestId: crypto.randomUUID(), badge: 'un', answers, consent: true, displayName: 'Sami'};
    const {id: request} = (await world.ask('requests.submit', asked, {token: me})).value;
    const read = async (token: string) => (await world.ask('requests.get', {request}, {token})).value;
    assert.equal((await read(staff)).answers.length, 2);
    assert.equal((await world.ask('files.get', {file}, {token: staff})).status, 200);

    await world.ask('requests.withdraw', {request}, {token: me});
    const seen = await read(staff);
    assert.deepEqual([seen.state, seen.answers, seen.files], ['withdrawn', [], []]);
    assert.equal((await world.ask('files.get', {file}, {token: staff})).problem?.code, 'FILE_UNKNOWN');
    assert.equal((await read(me)).answers.length, 2);
    assert.equal((await world.ask('files.get', {file}, {token: me})).status, 200);
  });
});
