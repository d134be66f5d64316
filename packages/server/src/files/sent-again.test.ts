/** The files of a request that is sent a second time: those that it names now are its own, the others are not any more. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import {newcomer, uploadFile} from '../../test/uploads.js';
import {images, makeDefinition, openWorld, type TestWorld} from '../../test/world.js';

const atOnce = 4;
/** Four of them are less than a request may hold, eight are more. */
const large = pdf(`/Padding (${'x'.repeat(9 * 1024 * 1024)})`);
const message = 'Ce ne sont pas les bons documents.';

describe('files of a request that is sent again', () => {
  let world: TestWorld;
  let examiner: string;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition(({structures: [structure]}) => {
      const questions = [
        {id: 'reussite', type: 'longText', label: 'Racontez.'},
        {id: 'piece', type: 'file', label: 'Ajoutez.', required: false, maxFiles: atOnce},
      ];
      Object.assign(structure?.badges[0] ?? {}, {process: {mode: 'reviewed', form: {questions}}});
    });
    await world.backend.apply(definition, {images, dryRun: false});
    examiner = (await world.signIn('driss@trois-saules.example')).token;
  });
  after(() => world.close());

  const upload = async (token: string, bytes: Uint8Array): Promise<string> =>
    (await uploadFile(world, bytes, {type: 'application/pdf', token})).value.id;

  /** Sends these, is asked for others, and sends those. */
  const sendTwice = async (token: string, first: readonly string[], second: readonly string[]) => {
    const told = {question: 'reussite', text: 'Un travail.'};
    const answers = (files: readonly string[]) => [told, {question: 'piece', files: [...files]}];
    const submission = {requestId: crypto.randomUUID(), badge: 'un', consent: true};
    const sent = await world.ask('requests.submit', {...submission, answers: answers(first)}, {token});
    const {id: request, version} = sent.value;
    const decision = {revision: 1, answer: 'missing', message, noConflict: true} as const;
    const missing = await world.ask('reviews.decide', {request, version, ...decision}, {token: examiner});
    return world.ask(
      'requests.resubmit',
      {request, version: missing.value.version, answers: answers(second)},
      {token},
    );
  };

  it('count only where the request names them', async () => {
    const token = await newcomer(world);
    const [first, second]: [string[], string[]] = [[], []];
    for (const files of [first, second])
      for (let n = 0; n < atOnce; n++) files.push(await upload(token, large));
    const again = await sendTwice(token, first, second);
    assert.equal(again.problem, undefined);
    assert.deepEqual(again.value.files.map(({id}) => id).sort(), second.sort());
  });

  it('that were taken out are shown to no examiner', async () => {
    const token = await newcomer(world);
    const [taken, kept] = [await upload(token, pdf()), await upload(token, pdf())];
    await sendTwice(token, [taken, kept], [kept]);
    const read = async (file: string, who: string) =>
      (await world.ask('files.get', {file}, {token: who})).status;
    assert.deepEqual([await read(kept, examiner), await read(taken, examiner)], [200, 404]);
    assert.equal(await read(taken, token), 200);
  });
});
