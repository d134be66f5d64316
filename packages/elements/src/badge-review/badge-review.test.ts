import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {requestOf, reviewedBadge} from '../testing/request-backend.js';
import {ReviewBackend} from '../testing/review-backend.js';
import {fullBackend, openReview} from '../testing/review-harness.js';
import {backendError} from '../testing/samples.js';

describe('<badge-review>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('is accessible in every state', async () => {
    const signedOut = await openReview(fullBackend(), {signedIn: false});
    await waitUntil(() => signedOut.root.querySelector('badge-sign-in')?.shadowRoot);
    await expect(signedOut.element).to.be.accessible();
    const empty = await openReview(new ReviewBackend([]));
    expect(empty.words).to.contain('Aucune demande n’attend. Merci pour votre travail !');
    await expect(empty.element).to.be.accessible();
    const harness = await openReview(fullBackend());
    await expect(harness.element).to.be.accessible();
    await harness.open();
    await waitUntil(() => harness.root.querySelector('audio'));
    await expect(harness.element).to.be.accessible();
    for (const answer of ['Oui', 'Il manque…', 'Pas encore']) {
      await harness.choose(answer);
      await expect(harness.element).to.be.accessible();
    }
    await harness.press('Envoyer ma réponse');
    await harness.shows('Écrivez un message.');
    await expect(harness.element).to.be.accessible();
  }).timeout(20_000);

  it('shows the queue with its ages, the oldest first', async () => {
    const harness = await openReview(fullBackend());
    expect(harness.words).to.contain(
      '3 demandes attendent une réponse. La plus ancienne d’abord. Elle est arrivée il y a 3 jours.',
    );
    const rows = harness.all('.queue li').map((each) => each.textContent);
    expect(rows[0]).to.match(/Malika T\.[^]*Reçue il y a 3 jours/);
    expect(rows[2]).to.match(/Tran L\.[^]*Reçue hier/);
    const [person, badge] = harness
      .all('.queue li:first-child p')
      .map((each) => getComputedStyle(each).fontSize);
    expect(Number.parseFloat(person!)).to.be.greaterThan(Number.parseFloat(badge!));
  });

  it('says of a course that the browser told that nobody has proven it', async () => {
    const backend = new ReviewBackend([reviewedBadge()]);
    const activity = 'https://cours.example/<b>gestes</b>';
    backend.put(requestOf({declared: [{activity, completed: true, scaled: 0.8}]}));
    const harness = await openReview(backend);
    await harness.open();
    expect(harness.words).to.contain(activity);
    expect(harness.words).to.contain('Dit par le navigateur, non prouvé.');
    expect(harness.words).to.match(/Fini · Score : 80.%/);
    await expect(harness.element).to.be.accessible();
  });

  it('says in words that a recording cannot be played: it may be downloaded, or asked for again', async () => {
    const backend = fullBackend(1);
    const {files} = backend.requests[0]!;
    const voice = files.find(({mediaType}) => mediaType.startsWith('audio/'))!;
    backend.files.set(voice.id, new Blob(['?']));
    const harness = await openReview(backend);
    await harness.open();
    await harness.shows(
      'Cet enregistrement ne s’écoute pas ici. Vous pouvez le redemander avec « Il manque… ».',
    );
    expect(harness.all('audio')).to.have.length(0);
    const link = harness
      .all('.evidence a')
      .find(({textContent}) => textContent.includes('Télécharger l’enregistrement'));
    expect(link?.getAttribute('download')).to.match(/\.wav$/);
    await expect(harness.element).to.be.accessible();
  });

  it('shows words as words, pictures and sound in place, and other files as downloads only', async () => {
    const backend = fullBackend();
    const harness = await openReview(backend);
    await harness.open();
    await waitUntil(() => harness.root.querySelector('audio'));
    expect(harness.words).to.contain('<img src=x onerror=alert(1)>');
    const questions = harness.all('.evidence > li > p').map((each) => each.textContent);
    expect(questions[0]).to.contain('Racontez un droit');
    const photo = harness.one('img.photo', HTMLImageElement);
    expect(photo.src).to.match(/^blob:/);
    expect((await (await fetch(photo.src)).blob()).type).to.equal('image/png');
    const link = harness.one('.evidence a', HTMLAnchorElement);
    expect(link.download).to.match(/\.pdf$/);
    expect((await (await fetch(link.href)).blob()).type).to.equal('application/octet-stream');
    const {src} = photo;
    harness.provider.remove();
    const gone = await fetch(src).catch(() => undefined);
    expect(gone).to.equal(undefined);
  });

  it('says of a file that is held back, or gone, that it is, and tries again when asked', async () => {
    const backend = fullBackend();
    const [held, gone] = backend.requests.at(-1)?.files ?? [];
    const {get} = backend.client.files;
    let isHeld = true;
    Object.assign(backend.client.files, {
      get: (...args: Parameters<typeof get>) =>
        isHeld && args[0].file === held!.id ? Promise.reject(backendError('FILE_HELD')) : get(...args),
    });
    backend.files.delete(gone!.id);
    const harness = await openReview(backend);
    await harness.open();
    await harness.shows('Nous vérifions que ce fichier est sans danger. Réessayez plus tard.');
    await harness.shows('Ce fichier n’est plus là.');
    await expect(harness.element).to.be.accessible();
    isHeld = false;
    await harness.press('Réessayer');
    await waitUntil(() => harness.root.querySelector('img.photo'));
  });

  it('sends an answer with revision and version, then opens the next one and says so', async () => {
    const backend = fullBackend();
    const harness = await openReview(backend);
    const heard: string[] = [];
    harness.provider.addEventListener('badge-review-decide', (event) => heard.push(event.decision.answer));
    harness.provider.addEventListener('badge-review-decided', (event) => heard.push(event.request.state));
    await harness.open();
    expect(harness.words).to.contain('Demande 1 sur 3');
    await harness.choose('La personne dit un droit');
    await harness.choose('Il manque…');
    await harness.press('Donnez un exemple');
    await harness.press('Donnez un exemple');
    expect(harness.all('.message input:checked')).to.have.length(1);
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await harness.shows('Demande de Youssef B.');
    expect(harness.one('[role="status"]').textContent).to.contain(
      'Réponse envoyée. Malika T. va la lire. La demande suivante s’ouvre.',
    );
    expect(harness.one('.said').matches('.done')).to.equal(true);
    expect(harness.root.activeElement!.id).to.equal('heading');
    const [call] = backend.callsOf('reviews.decide');
    expect(call!.input).to.deep.include({
      answer: 'missing',
      message: 'Donnez un exemple de votre travail.',
      criteriaMet: [0],
      reopened: ['whom'],
      noConflict: true,
      revision: 1,
      version: 1,
    });
    expect(heard).to.deep.equal(['missing', 'needsMore']);
    expect(harness.all('input:checked')).to.have.length(0);
    await harness.shows('Demande 1 sur 2');
  });

  it('asks once about a yes without one criterion ticked, and sends it with one more press', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend);
    await harness.open();
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await harness.shows('Vous n’avez coché aucun critère. Envoyer « Oui » quand même ?');
    expect(harness.root.activeElement!.id).to.equal('doubt');
    expect(backend.calls).to.have.length(0);
    await expect(harness.element).to.be.accessible();
    for (const [i, box] of harness.all('.criteria input').entries()) {
      if (i === 0) expect(harness.words).to.contain('coché aucun critère');
      box.click();
      await harness.element.updateComplete;
    }
    expect(harness.words).not.to.contain('quand même');
    // As for none of them: whichever is not ticked is asked about, by name.
    harness.all('.criteria input')[1]!.click();
    await harness.press('Envoyer ma réponse');
    await harness.shows('1 critère n’est pas coché : La personne dit un devoir au travail. Envoyer « Oui »');
    await expect(harness.element).to.be.accessible();
    await harness.press('Envoyer « Oui » quand même');
    await harness.shows('Aucune demande n’attend.');
    expect(backend.requests[0]!.state).to.equal('approved');
  });

  it('asks once about a yes to a request that holds no answer', async () => {
    const backend = fullBackend(1);
    backend.put({...backend.requests[0]!, answers: [], files: []});
    const harness = await openReview(backend);
    await harness.open();
    await harness.chooseYes();
    await harness.press('Envoyer ma réponse');
    await waitUntil(() => harness.root.activeElement?.id === 'doubt');
    expect(harness.focused).to.contain('La demande ne contient pas de réponse. Envoyer « Oui » quand même ?');
    expect(backend.calls).to.have.length(0);
    await harness.press('Envoyer « Oui » quand même');
    await harness.shows('Aucune demande n’attend.');
  });

  it('says before anything is wrong how long a message must be', async () => {
    const harness = await openReview(fullBackend(1));
    await harness.open();
    await harness.choose('Pas encore');
    expect(harness.one('#message-hint').textContent).to.contain('Au moins 10 lettres.');
    await harness.choose('Oui');
    expect(harness.one('#message-hint').textContent).not.to.contain('10');
  });

  it('ticks nothing of what is to do again before a criterion is ticked', async () => {
    const harness = await openReview(fullBackend(1));
    await harness.open();
    await harness.choose('Il manque…');
    expect(harness.all('.message input:checked')).to.have.length(0);
    expect(harness.words).to.contain('Si vous ne cochez rien, Malika T. pourra changer toutes ses réponses.');
    await harness.choose('La personne dit un droit');
    expect(harness.all('.message input:checked').length).to.be.greaterThan(0);
  });

  it('asks for an answer, a message where one is due, and the word of honour', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend);
    await harness.open();
    await harness.press('Envoyer ma réponse');
    await harness.shows('Choisissez une réponse.');
    await harness.choose('Pas encore');
    await harness.write('Non.');
    await harness.press('Envoyer ma réponse');
    await harness.shows('Écrivez un message. Il faut au moins 10 lettres.');
    expect(harness.root.activeElement!.id).to.equal('message');
    expect(harness.words).to.contain('Cochez la case si c’est vrai.');
    expect(backend.calls).to.have.length(0);
    await harness.chooseYes();
    await harness.press('Envoyer ma réponse');
    await harness.shows('Aucune demande n’attend.');
    expect(backend.requests[0]!.state).to.equal('approved');
  });
});

describe('<badge-review> for everyone', () => {
  it('is done by keyboard alone', async () => {
    const backend = fullBackend(1);
    backend.put({...backend.requests[0]!, answers: [{question: 'right', text: 'La pause.'}], files: []});
    const harness = await openReview(backend);
    harness.one('#list-heading').focus();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Ma réponse');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    for (let i = 0; i < 3; i += 1) {
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Space'});
    }
    await harness.shows('Un mot pour Malika T.');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Merci.'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    expect(harness.focused).to.contain('passer à quelqu’un d’autre');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Aucune demande n’attend.');
    expect(backend.callsOf('reviews.decide')[0]!.input).to.deep.include({
      answer: 'yes',
      message: 'Merci.',
      criteriaMet: [0, 1, 2],
      noConflict: true,
    });
  });

  it('speaks English', async () => {
    const harness = await openReview(fullBackend(), {lang: 'en'});
    await harness.shows('3 requests await an answer.');
    expect(harness.words).to.contain('Received 3 days ago');
    await harness.press('Review');
    await harness.shows('What the badge asks for');
  });

  it('fits 320 px, and 360 px with text at 200 %; puts evidence beside criteria where there is room', async () => {
    for (const [width, size] of [
      [320, '100%'],
      [360, '200%'],
    ] as const) {
      await setViewport({width, height: 800});
      const harness = await openReview(fullBackend());
      harness.provider.style.fontSize = size;
      expect(harness.overflows(width)).to.deep.equal([]);
      await harness.open();
      await harness.choose('Il manque…');
      await aTimeout(30);
      expect(harness.overflows(width)).to.deep.equal([]);
      harness.provider.remove();
    }
    await setViewport({width: 1280, height: 800});
    const harness = await openReview(fullBackend());
    await harness.open();
    const [evidence, answering] = harness.all('.columns > *').map((each) => each.getBoundingClientRect());
    expect(answering!.left).to.be.greaterThan(evidence!.right);
  });

  it('keeps two on one page apart', async () => {
    const first = await openReview(fullBackend(1));
    const second = await openReview(fullBackend(2));
    await first.open();
    expect(second.words).to.contain('2 demandes attendent une réponse.');
  });
});
