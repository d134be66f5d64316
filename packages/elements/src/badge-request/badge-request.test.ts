import {expect} from '@open-wc/testing';
import type {BadgeRequest, RequestReview} from '@pepites/recognition';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {everyForm, fileOf, MemoryBackend, requestOf} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest} from '../testing/request-harness.js';

describe('<badge-request>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('is accessible on every screen', async () => {
    const badge = newBadge({form: everyForm});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await expect(harness.element).to.be.accessible();
    await harness.press('Commencer');
    const answers: Readonly<Record<string, () => Promise<void>>> = {
      short: () => harness.write('Couture'),
      long: () => harness.write('Je couds.'),
      choice: () => harness.choose('Le matin'),
      choices: () => harness.choose('La perceuse'),
      'yes-no': () => harness.choose('Oui'),
      scale: () => harness.choose('Toujours'),
      date: () => harness.writeDay('12', '10', '2026'),
      photo: () => harness.pick(fileOf('poste.png', 'image/png')),
      agreed: () => harness.choose('Oui'),
    };
    for (const {id, required} of everyForm.questions.filter((question) => question.id !== 'why')) {
      await expect(harness.element).to.be.accessible();
      if (required) {
        await harness.press('Continuer');
        expect(harness.root.querySelector('.error'), id).not.to.equal(null);
        await expect(harness.element).to.be.accessible();
      }
      await answers[id]?.();
      await expect(harness.element).to.be.accessible();
      await harness.press('Continuer');
    }
    await harness.shows('Relisez avant d’envoyer.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Envoyer ma demande');
    await harness.shows('Il manque votre accord. Cochez la case.');
    expect(harness.root.activeElement?.id).to.equal('consent');
    await expect(harness.element).to.be.accessible();
  }).timeout(30_000);

  it('is accessible wherever the request stands', async () => {
    const review: RequestReview = {
      examinerName: 'Nadège',
      answer: 'missing',
      message: 'Il manque un devoir.',
      criteriaMet: [],
      reopened: ['whom'],
      revision: 1,
      at: '2026-11-21T09:00:00Z',
    };
    const requests: Partial<BadgeRequest>[] = [
      {state: 'submitted'},
      {state: 'needsMore', reviews: [review]},
      {state: 'declined', reviews: [{...review, answer: 'notYet'}]},
      {state: 'approved'},
      {state: 'issued'},
    ];
    for (const more of requests) {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      backend.put(requestOf(more));
      const harness = await openRequest(backend, badge);
      await expect(harness.element).to.be.accessible();
    }
    for (const mode of ['automaticOnRequest', 'keyBadge', 'onCriteria', 'selfCreated'] as const) {
      const {form: _none, ...rest} = newBadge();
      const badge = {...rest, mode, requires: ['a', 'b'], minRequired: 1, listsSupporters: true};
      const harness = await openRequest(new MemoryBackend([badge]), badge);
      await expect(harness.element).to.be.accessible();
    }
    const harness = await openRequest(new MemoryBackend([]), newBadge());
    await harness.shows('Nous ne trouvons pas ce badge.');
    await expect(harness.element).to.be.accessible();
  }).timeout(20_000);

  it('goes from the badge to a sent request, one question per screen', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    const heard: string[] = [];
    harness.provider.addEventListener('badge-request-submit', (event) => heard.push(`before ${event.badge}`));
    harness.provider.addEventListener('badge-request-sent', (event) => heard.push(event.request.state));
    await harness.shows('Avec ce badge, vous montrez que : La personne dit un droit au travail.');
    await harness.press('Commencer');
    expect(harness.focused).to.equal('Racontez un droit que vous avez au travail.');
    await harness.press('Revenir');
    await fillIn(harness);
    await harness.shows('Vous avez vu toutes les questions');
    expect(harness.words).to.contain('Les personnes chargées des badges chez Les Trois Saules');
    const consent = harness.root.querySelector<HTMLInputElement>('#consent')!;
    expect(consent.checked).to.equal(false);
    await harness.press('Envoyer ma demande');
    expect(backend.callsOf('requests.submit')).to.have.length(0);
    await harness.choose('J’accepte que ces personnes voient ma demande.');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé. Réponse avant le 27 novembre 2026.');
    expect(harness.focused).to.contain('C’est envoyé.');
    const [sent] = backend.requests;
    expect(sent!.answers.map(({question}) => question)).to.deep.equal(['right', 'whom', 'rule']);
    expect(backend.files.has(sent!.answers[2]!.files![0]!)).to.equal(true);
    expect(heard).to.deep.equal(['before baba-entreprise', 'submitted']);
  });
});

describe('<badge-request> for everyone', () => {
  it('is done by keyboard alone', async () => {
    const badge = newBadge({form: {version: 1, questions: everyForm.questions.slice(0, 3)}});
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    harness.element.focus();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Question 1 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Couture'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Question 2 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Je couds.'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Question 3 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Relisez avant d’envoyer.');
    for (let i = 0; i < 4; i += 1) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([
      {question: 'short', text: 'Couture'},
      {question: 'long', text: 'Je couds.'},
      {question: 'choice', choices: ['afternoon']},
    ]);
  });

  it('speaks English', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge, {lang: 'en'});
    await harness.press('Start');
    await harness.shows('Question 1 of 3');
    expect(harness.words).to.contain('Tell of a right that you have at work.');
    await harness.press('Continue');
    await harness.shows('Write, show a photo or speak.');
  });

  it('fits 320 px, and 360 px with text at 200 %', async () => {
    for (const [width, size] of [
      [320, '100%'],
      [360, '200%'],
    ] as const) {
      await setViewport({width, height: 800});
      const badge = newBadge({form: {version: 1, questions: [...everyForm.questions]}});
      const harness = await openRequest(new MemoryBackend([badge]), badge);
      harness.provider.style.fontSize = size;
      const fits = (): void => {
        expect(harness.overflows(width)).to.deep.equal([]);
      };
      fits();
      await harness.press('Commencer');
      fits();
      await harness.press('Continuer');
      fits();
      harness.provider.remove();
    }
  });

  it('keeps two on one page apart', async () => {
    const [one, two] = [newBadge(), newBadge()];
    const first = await openRequest(new MemoryBackend([one]), one);
    const second = await openRequest(new MemoryBackend([two]), two);
    await first.press('Commencer');
    await first.choose('J’écris');
    await first.write('La pause.');
    expect(second.words).to.contain('Commencer');
    expect(second.words).not.to.contain('Reprendre');
  });
});
