import {expect} from '@open-wc/testing';
import type {Form, Question, RequestReview} from '@pepites/recognition';
import {sendKeys} from '@web/test-runner-commands';
import {plain} from '../testing/element-harness.js';
import {everyForm, fileOf, MemoryBackend, requestOf, shortForm} from '../testing/request-backend.js';
import {newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

const asking = (id: string, more: Partial<Question> = {}): Form => ({
  version: 1,
  questions: everyForm.questions
    .filter((question) => question.id === id)
    .map((question) => ({...question, ...more}) as Question),
});

async function openQuestion(
  id: string,
  more: Partial<Question> = {},
): Promise<{
  harness: RequestHarness;
  backend: MemoryBackend;
}> {
  const badge = newBadge({form: asking(id, more)});
  const backend = new MemoryBackend([badge]);
  const harness = await openRequest(backend, badge);
  await harness.press('Commencer');
  return {harness, backend};
}

const send = async (harness: RequestHarness): Promise<void> => {
  await harness.choose('J’accepte que');
  await harness.press('Envoyer ma demande');
};

describe('an agreement', () => {
  it('is a yes or a no; nothing is wrong before one is chosen', async () => {
    const {harness} = await openQuestion('agreed');
    expect(harness.words).to.contain('Vous pouvez dire non. Alors votre demande ne part pas.');
    expect(harness.all('.choice').map((each) => each.textContent.trim())).to.deep.equal(['Oui', 'Non']);
    await harness.press('Continuer');
    await harness.shows('Choisissez oui ou non.');
  });

  it('may be refused: what follows is said, and nothing is sent', async () => {
    const {harness, backend} = await openQuestion('agreed');
    await harness.choose('Non');
    await harness.shows('Votre demande ne peut pas partir. Parlez-en avec Nadège ou Driss.');
    expect(harness.root.querySelector('.error') === null).to.equal(true);
    await expect(harness.element).to.be.accessible();
    expect(harness.all('.foot button').map((each) => each.textContent.trim())).to.deep.equal([
      'Relire mes réponses',
      'Revenir',
      'Effacer mes réponses',
    ]);
    await harness.press('Relire mes réponses');
    await harness.shows(
      'Votre demande ne peut pas partir. Parlez-en avec Nadège ou Driss. Vous avez dit non ici',
    );
    expect(harness.root.activeElement?.textContent).to.equal('Votre demande ne peut pas partir.');
    expect(harness.all('button').some((each) => each.textContent.includes('Envoyer'))).to.equal(false);
    await expect(harness.element).to.be.accessible();
    await harness.press('Changer : Les personnes');
    await harness.choose('Oui');
    await harness.press('Continuer');
    await send(harness);
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([{question: 'agreed', agreed: true}]);
  });

  it('names the answers that hold photos and voices, and says who sees them', async () => {
    const questions = [
      ...asking('photo').questions,
      ...asking('voice').questions,
      ...asking('agreed').questions,
    ];
    const badge = newBadge({form: {version: 1, questions}});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.pick(fileOf('poste.png', 'image/png'), fileOf('presse.png', 'image/png'));
    await harness.press('Continuer');
    await harness.press('Continuer');
    await harness.shows('Les personnes sur mes photos sont d’accord.');
    expect(harness.one('[role="radiogroup"]').getAttribute('aria-describedby')).to.equal(
      'agreed-given agreed-hint',
    );
    const asked = harness.all('.about dt').map((each) => plain(each.textContent));
    expect(asked).to.deep.equal([
      'Ce que vous envoyez',
      'Qui le voit ?',
      'Combien de temps ?',
      'Et si vous changez d’avis ?',
    ]);
    const [given, readers, kept, wayBack] = harness
      .all('.about > div')
      .map((each) => plain(each.textContent));
    expect(given).to.contain('2 photos · Montrez votre poste.').and.not.to.contain('Dites ce que');
    expect(given).to.contain('Ce n’est pas obligatoire. Vous pouvez revenir et l’enlever.');
    expect(readers).to.contain('Nadège, conseillère').and.to.contain('choisirez à qui montrer vos réponses.');
    expect(kept).to.contain('3 ans au maximum après votre dernière visite.');
    expect(wayBack).to.contain('Après, demandez à Les Trois Saules de tout effacer.');
    await expect(harness.element).to.be.accessible();
  });

  it('does not say that a photo may be taken out where the badge needs one', async () => {
    const questions = [...asking('photo', {required: true}).questions, ...asking('agreed').questions];
    const badge = newBadge({form: {version: 1, questions}});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.pick(fileOf('poste.png', 'image/png'));
    await harness.press('Continuer');
    await harness.shows('Ce que vous envoyez');
    expect(harness.words).not.to.contain('obligatoire');
  });

  it('that is refused before other questions leads to what was answered, not on to them', async () => {
    const questions = [...asking('agreed').questions, ...asking('short').questions];
    const badge = newBadge({form: {version: 1, questions}});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.choose('Non');
    await harness.press('Relire mes réponses');
    await harness.shows('Vous avez dit non ici');
  });

  it('that the badge does not need is sent as it was given', async () => {
    const {harness, backend} = await openQuestion('agreed', {required: false});
    await harness.shows('Vous pouvez passer cette question.');
    await harness.choose('Non');
    expect(harness.words).not.to.contain('ne peut pas partir');
    await harness.press('Continuer');
    await send(harness);
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([{question: 'agreed', agreed: false}]);
  });
});

describe('a date', () => {
  it('RGAA 11.5, 11.6: is three boxes in one group with the name of the question', async () => {
    const {harness} = await openQuestion('date');
    const group = harness.one('[role="group"]');
    expect(group.getAttribute('aria-labelledby')).to.equal('date-question');
    const boxes = harness.all('.boxes input');
    expect(boxes.map((box) => box.closest('div')!.querySelector('label')!.textContent)).to.deep.equal([
      'Jour',
      'Mois',
      'Année',
    ]);
    for (const box of boxes) {
      expect(box.getAttribute('inputmode')).to.equal('numeric');
      expect(box.getAttribute('autocomplete')).to.equal('off');
    }
  });

  it('is typed by keyboard, and sent as a day', async () => {
    const {harness, backend} = await openQuestion('date');
    for (const part of ['14', 'octobre', '2026']) {
      await sendKeys({press: 'Tab'});
      await sendKeys({type: part});
    }
    expect(harness.one('input.month', HTMLInputElement).value).to.equal('octobre');
    await sendKeys({press: 'Enter'});
    await harness.shows('14 octobre 2026');
    await send(harness);
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([{question: 'date', text: '2026-10-14'}]);
  });

  it('RGAA 11.10: has one error for the three, above them', async () => {
    const {harness} = await openQuestion('date');
    await harness.press('Continuer');
    await harness.shows('Écrivez le jour, le mois et l’année.');
    await harness.writeDay('31', '2', '2026');
    await harness.press('Continuer');
    await harness.shows('Cette date n’est pas complète, ou n’existe pas.');
    expect(harness.all('.error').length).to.equal(1);
    expect(harness.root.activeElement?.id).to.equal('date-day');
    const before = harness.one('.error').compareDocumentPosition(harness.one('.boxes'));
    expect(before & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(0);
    await expect(harness.element).to.be.accessible();
  });

  it('may be unknown where the question may be passed', async () => {
    const asked = await openQuestion('date');
    expect(asked.harness.words).not.to.contain('Je ne sais plus');
    const {harness, backend} = await openQuestion('date', {required: false});
    await harness.writeDay('1', '2', '20');
    await harness.choose('Je ne sais plus');
    expect(harness.one('input.day', HTMLInputElement).value).to.equal('');
    await harness.press('Continuer');
    await harness.shows('Je ne sais plus');
    await send(harness);
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([]);
  });
});

describe('what stands before an answer', () => {
  it('says that several may be chosen, and what is wrong, above the choices', async () => {
    const {harness} = await openQuestion('choices');
    await harness.shows('Vous pouvez choisir plusieurs réponses.');
    await harness.press('Continuer');
    await harness.shows('Choisissez au moins une réponse.');
    const follows = (one: Element, other: Element): boolean =>
      (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    expect(follows(harness.one('.ask'), harness.one('.error'))).to.equal(true);
    expect(follows(harness.one('.error'), harness.one('.choice'))).to.equal(true);
  });

  it('says what is not to be written before the field', async () => {
    const {harness} = await openQuestion('long');
    const hint = harness.all('.hint').find((each) => each.textContent.includes('santé'))!;
    expect(
      hint.compareDocumentPosition(harness.one('textarea')) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).not.to.equal(0);
  });

  it('says nothing of sizes before a file is too large, then says it', async () => {
    const {harness} = await openQuestion('file');
    expect(harness.words).not.to.contain('Mo');
    await harness.pick(fileOf('attestation.pdf', 'application/pdf', 16_000_000));
    await harness.shows('Ce fichier est trop lourd. Prenez-en un de moins de 10 Mo.');
  });

  it('numbers no question that is alone', async () => {
    const {harness} = await openQuestion('short');
    expect(harness.words).not.to.contain('Question 1');
  });

  it('says who reads the answers before the first question', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    const readers = harness.all('.readers > li').map((each) => plain(each.textContent));
    // Also whom the structure names, or invites for this one request.
    expect(readers).to.deep.equal([
      'Nadège, conseillère',
      'Driss, encadrant',
      'Les personnes chargées des badges chez Les Trois Saules',
      'Une autre personne, si elles la choisissent pour vous répondre',
    ]);
    expect(harness.words).to.contain('Personne en dehors de cette liste.');
  });

  it('says the same words once', async () => {
    const words = {fr: 'Je tiens mon poste propre.'};
    const badge = newBadge({name: {fr: 'Poste propre'}, criteria: [words, words], howEarned: words});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    expect(harness.words.split(words.fr).length - 1).to.equal(1);
    const alone = newBadge({name: {fr: 'Poste propre'}, criteria: [{fr: 'Poste propre.'}]});
    const other = await openRequest(new MemoryBackend([alone]), alone);
    expect(other.words.split('Poste propre').length - 1).to.equal(1);
    expect(other.words).not.to.contain('vous montrez');
  });
});

describe('the title above the badge', () => {
  for (const [state, title] of [
    [undefined, 'Demander ce badge'],
    ['submitted', 'Votre demande'],
    ['approved', 'Votre badge'],
    ['issued', 'Votre badge'],
  ] as const)
    it(`is “${title}” when the request is ${state ?? 'not sent'}`, async () => {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      if (state) backend.put(requestOf({state}));
      const harness = await openRequest(backend, badge);
      await harness.shows(title);
      expect(harness.one('#heading').textContent).to.contain(title);
    });
});

describe('French words among others', () => {
  it('RGAA 8.7, 8.8, 8.10: keep their language and their direction', async () => {
    const badge = newBadge({form: shortForm});
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {lang: 'ar'});
    const french = (selector: string): void => {
      const marked = harness.one(`${selector} [lang="fr"]`);
      expect(marked.dir, selector).to.equal('ltr');
    };
    french('#heading');
    french('.shows li');
    await harness.press('البدء');
    french('.ask');
    french('#right-help');
    const review: RequestReview = {
      examinerName: 'Nadège',
      answer: 'missing',
      message: 'Il manque un nom.',
      criteriaMet: [],
      reopened: ['whom'],
      revision: 1,
      at: '2026-11-21T09:00:00Z',
    };
    backend.put(requestOf({state: 'needsMore', reviews: [review]}));
    const other = await openRequest(backend, badge, {lang: 'ar'});
    await other.shows('Il manque un nom.');
    // What is asked again comes with the draft, from the device.
    await other.shows('À qui parlez-vous');
    expect(other.one('blockquote [lang="fr"]').dir).to.equal('ltr');
    expect(other.one('.plain-list [lang="fr"]').dir).to.equal('ltr');
  });
});

describe('taking back', () => {
  it('offers to keep the request first', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({}));
    const harness = await openRequest(backend, badge);
    await harness.press('Retirer ma demande');
    const [keep] = harness.all('[aria-labelledby="withdraw"] button');
    expect(keep!.textContent.trim()).to.equal('Garder ma demande');
    expect(keep!.matches('.primary')).to.equal(true);
    await harness.press('Garder ma demande');
    expect(backend.callsOf('requests.withdraw')).to.have.length(0);
  });

  it('lets the person change what was written with them, files included', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.files.set('0190d4a0-0000-7000-8000-0000000000f1', fileOf('regle.png', 'image/png'));
    backend.put(
      requestOf({
        sentBy: 'Nadège',
        needsConfirmation: true,
        answers: [
          {question: 'right', text: 'Une pause.'},
          {question: 'whom', text: 'À Driss.'},
          {question: 'rule', files: ['0190d4a0-0000-7000-8000-0000000000f1']},
        ],
        files: [{id: '0190d4a0-0000-7000-8000-0000000000f1', mediaType: 'image/png', bytes: 16}],
      }),
    );
    const harness = await openRequest(backend, badge);
    await harness.shows('Est-ce bien votre demande ?');
    await harness.press('Changer une réponse');
    await harness.shows('Relisez avant d’envoyer.');
    expect(harness.words).to.contain('Changez ce que vous voulez.');
    expect(harness.words).to.contain('1 photo');
    await harness.press('Changer : À qui');
    await harness.write('À Nadège.');
    await harness.press('Continuer');
    await send(harness);
    await harness.shows('C’est envoyé.');
    const [sent, before] = backend.requests;
    expect(before!.state).to.equal('withdrawn');
    expect(sent!.answers.map(({text}) => text)).to.deep.equal(['Une pause.', 'À Nadège.', undefined]);
    expect(sent!.answers[2]!.files).to.have.length(1);
  });
});
