import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {wav} from '../../test/recordings.js';
import {images, makeDefinition, openWorld, type TestWorld} from '../../test/world.js';

const options = ['velo', 'bus'].map((value) => ({value, label: value}));
const questions = [
  {id: 'trajet', type: 'choice', label: 'Comment venez-vous ?', options},
  {id: 'ligne', type: 'shortText', label: 'Quelle ligne ?', showIf: {question: 'trajet', is: 'bus'}},
  {
    id: 'casque',
    type: 'photo',
    label: 'Montrez le casque.',
    required: false,
    showIf: {question: 'trajet', is: 'velo'},
  },
];

function definitionWith(form: object[]) {
  return makeDefinition(({structures}) => {
    const [badge] = structures[0]?.badges ?? [];
    if (badge) badge['process'] = {mode: 'reviewed', form: {questions: form}};
  });
}

describe('a form with conditions', () => {
  let world: TestWorld;
  let examiner: string;
  let count = 0;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(definitionWith(questions), {images, dryRun: false});
    examiner = (await world.signIn('driss@trois-saules.example')).token;
  });
  after(() => world.close());

  const newcomer = async () => (await world.signIn(`condition-${String(count++)}@example.org`)).token;
  const submit = async (token: string, answers: object[]) =>
    world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'un', consent: true, answers: answers as never},
      {token},
    );

  it('asks for what the answers ask for', async () => {
    const {problem} = await submit(await newcomer(), [{question: 'trajet', choices: ['bus']}]);
    assert.deepEqual(problem?.problems, [{at: 'answers.ligne', code: 'ANSWER_REQUIRED'}]);
  });

  it('leaves out what was answered to a question that is closed, and keeps none of it', async () => {
    const me = await newcomer();
    const {value} = await submit(me, [
      {question: 'trajet', choices: ['velo']},
      {question: 'ligne', text: 'La ligne 4'},
    ]);
    assert.deepEqual(value.answers, [{question: 'trajet', choices: ['velo']}]);
    const seen = await world.ask('requests.get', {request: value.id}, {token: examiner});
    assert.doesNotMatch(JSON.stringify(seen.value), /ligne/);
  });

  it('opens, when something was missing, also the questions that a new answer asks', async () => {
    const me = await newcomer();
    const {value} = await submit(me, [{question: 'trajet', choices: ['velo']}]);
    await world.ask(
      'reviews.decide',
      {
        request: value.id,
        version: value.version,
        revision: 1,
        answer: 'missing',
        message: 'Vous venez en bus, je crois.',
        reopened: ['trajet'],
        noConflict: true,
      },
      {token: examiner},
    );
    const {version} = (await world.ask('requests.get', {request: value.id}, {token: me})).value;
    const again = await world.ask(
      'requests.resubmit',
      {
        request: value.id,
        version,
        answers: [
          {question: 'trajet', choices: ['bus']},
          {question: 'ligne', text: 'La ligne 4'},
        ],
      },
      {token: me},
    );
    assert.deepEqual(
      again.value.answers.map(({question}) => question),
      ['trajet', 'ligne'],
    );
  });

  it('takes no sound for a photo, and keeps the words that say what a photo shows', async () => {
    const me = await newcomer();
    const file = new Blob([Uint8Array.from(wav())], {type: 'audio/wav'});
    const {id} = (await world.ask('files.upload', {file}, {token: me})).value;
    const bike = {question: 'trajet', choices: ['velo']};
    const {problem} = await submit(me, [bike, {question: 'casque', files: [id]}]);
    assert.deepEqual(problem?.problems, [{at: 'answers.casque', code: 'ANSWER_WRONG_FILE'}]);
    const png = (await world.ask('files.upload', {file: new Blob([await onePixel()])}, {token: me})).value;
    const described = {
      question: 'casque',
      files: [png.id],
      descriptions: [{file: png.id, text: 'Un casque bleu'}],
    };
    assert.deepEqual((await submit(me, [bike, described])).value.answers, [bike, described]);
  });

  it('is refused when its questions wait for each other', async () => {
    const circle = [
      {...questions[0], showIf: {question: 'ligne', is: 'bus'}},
      {...questions[0], id: 'ligne', showIf: {question: 'trajet', is: 'bus'}},
    ];
    await assert.rejects(
      world.backend.apply(definitionWith(circle), {images, dryRun: false}),
      (error: {problems?: {code: string; at: string}[]}) =>
        error.problems?.[0]?.code === 'QUESTION_CYCLE' &&
        error.problems[0].at.endsWith('form.questions.0.showIf.question'),
    );
  });
});

async function onePixel(): Promise<Uint8Array<ArrayBuffer>> {
  const {default: sharp} = await import('sharp');
  const image = sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}});
  return Uint8Array.from(await image.png().toBuffer());
}
