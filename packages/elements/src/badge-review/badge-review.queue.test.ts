import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {requestOf, reviewedBadge, shortForm} from '../testing/request-backend.js';
import {ReviewBackend} from '../testing/review-backend.js';
import {fullBackend, openReview} from '../testing/review-harness.js';

const idOf = (n: number): string => `0190d4a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** So many requests, one a minute, for two badges by turns. */
function longQueue(count: number): ReviewBackend {
  const other = reviewedBadge(shortForm, {id: 'com-un-gant', name: {fr: 'Com’un gant'}});
  const backend = new ReviewBackend([reviewedBadge(), other]);
  const now = Date.now();
  for (let n = count; n > 0; n -= 1) {
    const isOther = n % 5 === 0;
    backend.put(
      requestOf({
        id: idOf(n),
        earnerName: `Personne ${n}`,
        ...(isOther && {badge: 'com-un-gant', badgeName: {fr: 'Com’un gant'}}),
        submittedAt: new Date(now - (count - n + 1) * 60_000).toISOString(),
        answers: [{question: 'right', text: 'J’ai droit à une pause.'}],
      }),
    );
  }
  return backend;
}

describe('<badge-review> with a long queue', () => {
  it('shows a page of it, says how many wait in all, and shows more when asked', async () => {
    const harness = await openReview(longQueue(60));
    expect(harness.words).to.contain('60 demandes attendent une réponse.');
    expect(harness.all('.queue > li')).to.have.length(25);
    await harness.press('Voir 35 autres demandes');
    await waitUntil(() => harness.all('.queue > li').length === 50);
    await harness.shows('50 demandes sont affichées.');
    await harness.press('Voir 10 autres demandes');
    await waitUntil(() => harness.all('.queue > li').length === 60);
    expect(harness.words).not.to.contain('Voir');
    await expect(harness.element).to.be.accessible();
  });

  it('is narrowed to one badge, with its number', async () => {
    const harness = await openReview(longQueue(30));
    const select = harness.one('#badge', HTMLSelectElement);
    expect([...select.options].map((each) => each.text)).to.deep.equal([
      'Tous les badges (30)',
      'B.A.BA de l’entreprise (24)',
      'Com’un gant (6)',
    ]);
    select.value = 'com-un-gant';
    select.dispatchEvent(new Event('change'));
    await harness.shows('6 demandes attendent une réponse.');
    expect(harness.all('.queue > li')).to.have.length(6);
    expect(harness.one('#badge', HTMLSelectElement).options).to.have.length(3);
    expect(harness.root.querySelector('#whose') === null).to.equal(true);
  });

  it('lets the lead see what waits for others, and read it without answering', async () => {
    const backend = fullBackend(2);
    backend.put({...backend.requests[0]!, waitsFor: 'decider'});
    backend.notForMe.add(backend.requests[0]!.id);
    const asked: unknown[] = [];
    const {queue} = backend.client.reviews;
    Object.assign(backend.client.reviews, {
      queue: (...args: Parameters<typeof queue>) => {
        asked.push(args[0].whose);
        return queue(...args);
      },
    });
    const harness = await openReview(backend, {roles: ['lead']});
    const select = harness.one('#whose', HTMLSelectElement);
    select.value = 'all';
    select.dispatchEvent(new Event('change'));
    await harness.shows('Une personne doit encore décider.');
    expect(asked.at(-1)).to.equal('all');
    await harness.press('Examiner');
    await harness.shows('Votre réponse n’est pas attendue.');
    expect(harness.words).not.to.contain('Envoyer ma réponse');
    await expect(harness.element).to.be.accessible();
    await harness.press('Revenir à la liste');
    await harness.shows('2 demandes attendent');
  });

  it('says which answers are late, in words', async () => {
    const backend = fullBackend(2);
    const [first, second] = backend.requests;
    backend.put({...second!, answerBy: new Date(Date.now() + 86_400_000 * 3).toISOString()});
    backend.put({...first!, answerBy: new Date(Date.now() - 86_400_000).toISOString()});
    const harness = await openReview(backend);
    expect(harness.all('.queue p.late')).to.have.length(1);
    expect(harness.words).to.contain('La réponse est en retard.');
    expect(harness.words).to.contain('Réponse promise avant le');
  });
});

describe('<badge-review> by keyboard', () => {
  it('goes through the list by arrows, Home and End, and by Tab as ever', async () => {
    const harness = await openReview(fullBackend(3));
    const names = (): string | null | undefined => harness.root.activeElement?.getAttribute('aria-label');
    harness.one('.queue button').focus();
    expect(names()).to.contain('Malika');
    await sendKeys({press: 'ArrowDown'});
    expect(names()).to.contain('Youssef');
    await sendKeys({press: 'End'});
    expect(names()).to.contain('Tran');
    await sendKeys({press: 'ArrowDown'});
    expect(names()).to.contain('Tran');
    await sendKeys({press: 'Home'});
    await sendKeys({press: 'Tab'});
    expect(names()).to.contain('Youssef');
    expect(harness.words).to.contain('Dans la liste, les flèches vont d’une demande à l’autre.');
  });

  it('sends by Ctrl and Enter, goes back by Escape and keeps what is written; a letter does nothing', async () => {
    const backend = fullBackend(2);
    const harness = await openReview(backend);
    await harness.open();
    await sendKeys({press: 'y'});
    await sendKeys({press: 'n'});
    expect(harness.all('input:checked')).to.have.length(0);
    await harness.tickAll();
    await harness.choose('Oui');
    await harness.write('Bravo Malika !');
    harness.one('#message').focus();
    await sendKeys({press: 'Escape'});
    await harness.shows('2 demandes attendent');
    expect(harness.root.activeElement!.id).to.equal('list-heading');
    await harness.open();
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Bravo Malika !');
    await harness.choose('Je n’ai pas écrit');
    harness.one('#message').focus();
    await sendKeys({down: 'Control'});
    await sendKeys({press: 'Enter'});
    await sendKeys({up: 'Control'});
    await harness.shows('Demande de Youssef B.');
    expect(backend.callsOf('reviews.decide')).to.have.length(1);
    expect(harness.root.activeElement!.id).to.equal('heading');
  });
});

describe('<badge-review> and what was asked', () => {
  it('shows the questionnaire in the version that was answered, and says when it has changed since', async () => {
    const backend = fullBackend(1);
    backend.form = {
      version: 3,
      questions: [
        {id: 'right', type: 'longText', label: {fr: 'L’ancienne question ?'}, required: true, maxLength: 10},
      ],
    };
    const harness = await openReview(backend);
    await harness.open();
    expect(harness.words).to.contain('L’ancienne question ?');
    expect(harness.words).to.contain('Questionnaire, version 3. Le questionnaire a changé depuis.');
  });

  it('offers the sentences of the structure where it has some, in the reader’s language', async () => {
    const backend = fullBackend(1);
    backend.sentences = {yes: [{fr: 'Beau travail.', en: 'Good work.'}], missing: [], notYet: []};
    const harness = await openReview(backend, {lang: 'en'});
    await harness.press('Review');
    await harness.shows('My answer');
    await harness.choose('Yes');
    await harness.press('Good work.');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Good work.');
    await harness.choose('Not yet');
    expect(harness.words).not.to.contain('Ready-made');
  });

  it('counts the criteria that are ticked, and keeps them while the answer changes', async () => {
    const harness = await openReview(fullBackend(1));
    await harness.open();
    expect(harness.words).to.contain('0 sur 3 cochés');
    await harness.choose('La personne dit un droit');
    await harness.choose('La personne sait');
    await harness.choose('Pas encore');
    await harness.choose('Oui');
    await aTimeout(0);
    expect(harness.words).to.contain('2 sur 3 cochés');
  });
});
