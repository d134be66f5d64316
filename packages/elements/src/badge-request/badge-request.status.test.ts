import {expect, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import {MemoryBackend, requestOf, shortForm} from '../testing/request-backend.js';
import {newBadge, openRequest} from '../testing/request-harness.js';
import {badge as badgeOf, session} from '../testing/samples.js';

describe('<badge-request> after sending', () => {
  const review = {
    examinerName: 'Nadège',
    answer: 'missing' as const,
    message: 'Il manque un nom.\nÀ qui parlez-vous ?',
    criteriaMet: [],
    reopened: ['whom'],
    revision: 1,
    at: '2026-11-21T09:00:00Z',
  };
  const answers = [
    {question: 'right', text: 'La pause.'},
    {question: 'whom', text: 'À quelqu’un.'},
  ];

  it('opens only the questions that the examiner reopened, and sends all answers again', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({state: 'needsMore', version: 3, answers, reviews: [review]}));
    const harness = await openRequest(backend, badge);
    await harness.shows('Il manque quelque chose. Lisez le message.');
    expect(harness.words).to.contain('Il manque un nom. À qui parlez-vous ?');
    await harness.press('Compléter ma demande');
    // The message says the question's words too.
    await waitUntil(() => harness.root.querySelector('input'));
    expect(harness.root.querySelector('input')!.value).to.equal('À quelqu’un.');
    await harness.write('À Driss.');
    await harness.press('Continuer');
    expect(harness.words).not.to.contain('La pause.');
    await harness.press('Envoyer mes réponses');
    await harness.shows('C’est envoyé.');
    const [call] = backend.callsOf('requests.resubmit');
    expect(call!.input).to.deep.include({
      version: 3,
      answers: [
        {question: 'right', text: 'La pause.'},
        {question: 'whom', text: 'À Driss.'},
      ],
    });
  });

  it('says how one comes back to the answer, and that a message comes only where one does', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({answers, isToldByEmail: true}));
    const harness = await openRequest(backend, badge);
    await harness.shows(
      'La réponse sera ici. Pour la voir, revenez sur cette page. Connectez-vous alors avec malika@example.org. Un mail vous préviendra aussi.',
    );
    await expect(harness.element).to.be.accessible();
    harness.provider.remove();
    backend.put(requestOf({answers}));
    const byPaper = await openRequest(backend, badge, {signedIn: false});
    const {email: _none, ...nobody} = session.person;
    byPaper.provider.context.setSession({...session, person: nobody});
    await byPaper.shows(
      'Pour revenir, connectez-vous encore. Si vous aviez un code sur papier, demandez-en un autre.',
    );
    expect(byPaper.words).not.to.contain('mail');
  });

  it('offers to ask for a recommendation while the request is examined, and reads nothing before it is opened', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const sent = requestOf({answers});
    backend.put(sent);
    const asked: unknown[] = [];
    Object.assign(backend.client, {
      endorsements: {
        listForRequest: async (input: unknown) => {
          asked.push(input);
          return Promise.resolve({items: []});
        },
      },
    });
    const harness = await openRequest(backend, badge);
    await harness.shows('Demander une recommandation');
    expect(asked).to.deep.equal([]);
    harness.root.querySelector<HTMLElement>('.recommend summary')!.click();
    await waitUntil(() => harness.root.querySelector('badge-endorse')?.matches(':state(shown)'), undefined, {
      timeout: 10_000,
    });
    expect(asked).to.deep.equal([{structure: sent.structure, request: sent.id}]);
    await expect(harness.element).to.be.accessible();
  });

  it('lets the person take the request back, once they have confirmed', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({answers}));
    const harness = await openRequest(backend, badge);
    await harness.press('Retirer ma demande');
    expect(harness.focused).to.contain('Voulez-vous retirer votre demande ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Garder ma demande');
    expect(backend.requests[0]!.state).to.equal('submitted');
    await harness.press('Retirer ma demande');
    await harness.press('Oui, la retirer');
    await harness.shows('Commencer');
    expect(backend.requests[0]!.state).to.equal('withdrawn');
  });

  it('says "pas encore" with the examiner’s words, and begins again with the former answers', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({state: 'declined', answers, reviews: [{...review, answer: 'notYet'}]}));
    const harness = await openRequest(backend, badge);
    await harness.shows('Pas encore. Vous pouvez redemander ce badge.');
    await harness.press('Demander à nouveau');
    await harness.shows('Question 1 sur 3');
    await harness.choose('J’écris');
    expect(harness.root.querySelector('textarea')!.value).to.equal('La pause.');
  });

  it('follows the answer without a reload', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const request = backend.put(requestOf({answers}));
    const harness = await openRequest(backend, badge);
    await harness.shows('C’est envoyé.');
    backend.put({...request, state: 'approved', version: 2});
    harness.provider.context.notifyChange();
    await harness.shows('Nous le préparons.');
    backend.put({...request, state: 'issued', version: 3});
    harness.provider.context.notifyChange();
    await harness.shows('Bravo ! Ce badge est à vous.');
  });

  it('gives an automatic badge in one step, the list of supporters never ticked before', async () => {
    const {form: _none, ...rest} = newBadge();
    const badge: Badge = {...rest, mode: 'automaticOnRequest', listsSupporters: true};
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    const box = harness.root.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    expect(box.checked).to.equal(false);
    box.click();
    await harness.press('Avoir ce badge');
    await waitUntil(() => backend.callsOf('requests.submit').length === 1);
    expect(backend.callsOf('requests.submit')[0]!.input).to.deep.include({badge: badge.id, listed: true});
  });

  it('is not stopped by the second click of who pressed twice', async () => {
    const {form: _none, ...rest} = newBadge();
    const badge: Badge = {...rest, mode: 'automaticOnRequest'};
    const backend = new MemoryBackend([badge]);
    let answer = (): void => undefined;
    const {submit} = backend.client.requests;
    Object.assign(backend.client.requests, {
      submit: async (...args: Parameters<typeof submit>) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return submit(...args);
      },
    });
    const harness = await openRequest(backend, badge);
    await harness.press('Avoir ce badge');
    await harness.shows('Nous envoyons votre demande…');
    harness.one('.foot button').dispatchEvent(new MouseEvent('click', {detail: 2, bubbles: true}));
    answer();
    await waitUntil(() => backend.requests.length === 1);
  });

  it('passes no question by the second click of who pressed twice', async () => {
    const badge = newBadge({form: shortForm});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    const {textContent} = harness.one('.ask');
    harness
      .one('form button')
      .dispatchEvent(new MouseEvent('click', {detail: 2, bubbles: true, cancelable: true}));
    await harness.element.updateComplete;
    expect(harness.one('.ask').textContent).to.equal(textContent);
    expect(harness.root.querySelector('.error') === null).to.equal(true);
  });

  it('takes a name that the browser has filled in without a word', async () => {
    const {form: _none, ...rest} = newBadge();
    const badge: Badge = {...rest, mode: 'automaticOnRequest'};
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {signedIn: false});
    harness.provider.context.setSession({...session, person: {...session.person, displayName: ''}});
    await harness.shows('Votre nom');
    harness.one('#name', HTMLInputElement).value = 'Sami B.';
    await harness.press('Avoir ce badge');
    await waitUntil(() => backend.callsOf('requests.submit').length === 1);
    expect(backend.callsOf('requests.submit')[0]!.input).to.deep.include({displayName: 'Sami B.'});
  });

  it('says how other badges come', async () => {
    const {form: _none, ...rest} = newBadge();
    const key: Badge = {...rest, mode: 'keyBadge', requires: ['un'], minRequired: 1};
    const other = badgeOf('un', 'Je m’engage');
    const harness = await openRequest(new MemoryBackend([key, other]), key);
    expect(harness.words).to.contain('Ce badge-clé vient quand vous avez 1 badge : Je m’engage');
  });
});
