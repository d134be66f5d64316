import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {plain} from '../testing/element-harness.js';
import {everyForm, fileOf, MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest} from '../testing/request-harness.js';
import {backendError, person, session} from '../testing/samples.js';

describe('the draft of <badge-request>', () => {
  it('survives a reload, words and files, and is not lost by being asked for again', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {signedIn: false});
    await fillIn(harness);
    await harness.shows('Brouillon gardé sur cet appareil.');
    await aTimeout(500);
    harness.provider.remove();
    const again = await openRequest(backend, badge, {signedIn: false});
    await again.shows('Reprendre ma demande');
    await again.press('Reprendre ma demande');
    await again.shows('Question 3 sur 3');
    expect(again.words).to.contain('Photo 1');
    await again.press('Continuer');
    await again.shows('J’ai droit à une pause.');
    expect(again.words).to.contain('À Driss, mon encadrant.');
  });

  it('is not shown to another person who signs in on the same device', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await aTimeout(500);
    harness.provider.remove();
    const other = await openRequest(backend, badge, {signedIn: false});
    other.provider.context.setSession({
      ...session,
      token: 'other',
      person: {...person, id: '0190d4a0-0000-7000-8000-0000000000ff'},
    });
    await other.shows('Commencer');
    expect(other.words).not.to.contain('Reprendre');
  });

  it('leaves once, under the same id, after the network came back', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Envoyer ma demande');
    await harness.shows(
      'Votre demande n’est pas encore partie. Nous n’arrivons pas à l’envoyer pour le moment. ' +
        'Votre demande n’est pas perdue. Elle partira toute seule un peu plus tard. Gardez cette page ouverte jusqu’à l’envoi. Si vous la fermez, vos réponses restent 14 jours sur cet appareil.',
    );
    await expect(harness.element).to.be.accessible();
    backend.refuseWith = undefined;
    backend.losesAnswers = true;
    await harness.press('Réessayer');
    await harness.shows('Votre demande n’est pas encore partie.');
    backend.losesAnswers = false;
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    await harness.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
    const submissions = backend.callsOf('requests.submit');
    const ids = new Set(submissions.map(({input}) => (input as {requestId: string}).requestId));
    expect(ids.size).to.equal(1);
    expect(new Set(submissions.map(({options}) => options?.idempotencyKey))).to.deep.equal(ids);
    const uploads = backend.callsOf('files.upload');
    expect(new Set(uploads.map(({options}) => options?.idempotencyKey)).size).to.equal(1);
    window.dispatchEvent(new Event('online'));
    await aTimeout(50);
    expect(backend.callsOf('requests.submit')).to.have.length(submissions.length);
  });

  it('uploads a file again that the backend has dropped', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const submit = backend.client.requests.submit;
    let refusals = 0;
    Object.assign(backend.client.requests, {
      submit: (...args: Parameters<typeof submit>) => {
        refusals += 1;
        return refusals === 1
          ? Promise.reject(Object.assign(new Error(), {code: 'FILE_UNKNOWN'}))
          : submit(...args);
      },
    });
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.callsOf('files.upload')).to.have.length(2);
  });
});

describe('what <badge-request> refuses, and keeps', () => {
  it('says why the backend takes no file, and keeps the answers', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    for (const [code, words] of [
      ['FILE_QUOTA', 'Vos fichiers prennent trop de place. Enlevez une photo ou un fichier, puis réessayez.'],
      ['EXAMINERS_MISSING', 'Personne ne peut répondre pour ce badge en ce moment.'],
      ['FILE_TOO_LARGE', 'Ce fichier est trop lourd. Prenez-en un de moins de 10\u00a0Mo.'],
    ] as const) {
      backend.refuseWith = code;
      await harness.press('Envoyer ma demande');
      await harness.shows(words.replaceAll('\u00a0', ' '));
    }
    backend.refuseWith = undefined;
    await harness.press('Changer : Montrez une règle');
    await harness.press('Enlever : Photo 1');
    await harness.press('Continuer');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
  });

  it('names the answer whose file the backend does not take, leads there, and does not send it again', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const {upload} = backend.client.files;
    let uploads = 0;
    Object.assign(backend.client.files, {
      upload: (...args: Parameters<typeof upload>) => {
        uploads += 1;
        return uploads === 2 ? Promise.reject(backendError('FILE_INFECTED')) : upload(...args);
      },
    });
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.press('Changer : Montrez une règle');
    await harness.pick(fileOf('presse.png', 'image/png'));
    await harness.press('Continuer');
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows(
      '1 réponse est à corriger. Montrez une règle affichée dans l’atelier. Photo 2. Ce fichier est dangereux',
    );
    expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('summary');
    await expect(harness.element).to.be.accessible();
    harness.one('.box.no a').click();
    await harness.shows('Photo 2. Ce fichier est dangereux : il porte un virus.');
    await harness.press('Continuer');
    await harness.shows('Photo 2. Ce fichier est dangereux : il porte un virus.');
    await harness.press('Enlever : Photo 2');
    expect(harness.words).not.to.contain('dangereux');
    await harness.press('Continuer');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(uploads).to.equal(2);
  });

  it('leads to every answer that holds a file where all of them together are too much', async () => {
    const questions = everyForm.questions.filter(({id}) => ['photo', 'file', 'link'].includes(id));
    const badge = newBadge({form: {version: 1, questions}});
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await harness.press('Commencer');
    await harness.pick(fileOf('poste.png', 'image/png'));
    await harness.press('Continuer');
    await harness.pick(fileOf('attestation.pdf', 'application/pdf'));
    await harness.press('Continuer');
    await harness.press('Continuer');
    await harness.choose('J’accepte');
    const {submit} = backend.client.requests;
    for (const code of ['FILE_UNKNOWN', 'FILE_QUOTA'] as const) {
      Object.assign(backend.client.requests, {submit: () => Promise.reject(backendError(code))});
      await harness.press('Envoyer ma demande');
      await harness.shows(
        code === 'FILE_QUOTA' ? 'Vos fichiers prennent trop de place.' : 'Un fichier s’est perdu.',
      );
      expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('summary');
      const named = harness.all('.box.no a').map((each) => plain(each.textContent));
      expect(named).to.deep.equal(['Montrez votre poste.', 'Ajoutez votre attestation.']);
    }
    expect(harness.one('.box.no').textContent.split('prennent trop de place')).to.have.length(2);
    await expect(harness.element).to.be.accessible();
    Object.assign(backend.client.requests, {submit});
    harness.all('.box.no a')[1]!.click();
    await harness.shows('Enlevez une photo ou un fichier, puis réessayez.');
    await harness.press('Enlever : Fichier 1');
    await harness.press('Continuer');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
  });

  it('names the answers that the backend does not take', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    const {submit} = backend.client.requests;
    const problems = [{at: 'answers.rule', code: 'ANSWER_WRONG_FILE'}];
    Object.assign(backend.client.requests, {
      submit: () => Promise.reject(Object.assign(backendError('REQUEST_INCOMPLETE'), {problem: {problems}})),
    });
    await harness.press('Envoyer ma demande');
    await harness.shows(
      '1 réponse est à corriger. Montrez une règle affichée dans l’atelier. Ce type de fichier',
    );
    Object.assign(backend.client.requests, {submit});
    harness.one('.box.no a').click();
    await harness.shows('Ce type de fichier ne passe pas.');
  });

  it('offers nothing that leads nowhere once nobody can ask any more: whom to talk to, and what was written', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'CAMPAIGN_ENDED';
    await harness.press('Envoyer ma demande');
    await harness.shows('On ne peut plus demander ce badge. Vous pouvez en parler à la structure');
    expect(harness.words).to.contain('Vos réponses ne sont pas parties.');
    expect(harness.words).to.contain('À Driss, mon encadrant.');
    const buttons = () => harness.all('button').map((each) => each.textContent.trim());
    expect(buttons()).to.deep.equal(['Effacer mes réponses']);
    await expect(harness.element).to.be.accessible();
    await harness.press('Effacer mes réponses');
    await harness.press('Oui, les effacer');
    await harness.shows('On ne peut plus demander ce badge.');
    expect(buttons()).to.deep.equal([]);
  });

  it('does not begin with a badge that is given no more', async () => {
    const badge = newBadge({isRetired: true});
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.shows('On ne donne plus ce badge.');
    expect(harness.all('button')).to.have.length(0);
  });

  it('refuses a file that is too large, or of a wrong type, in words, and keeps the good one', async () => {
    const badge = newBadge({
      form: {version: 1, questions: [everyForm.questions.find(({id}) => id === 'photo')!]},
    });
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.pick(fileOf('grand.png', 'image/png', 11 * 1024 * 1024), fileOf('bon.png', 'image/png'));
    await harness.shows('Ce fichier est trop lourd. Prenez-en un de moins de 10 Mo.');
    expect(harness.words).to.contain('Photo 1');
    const input = harness.root.querySelector<HTMLInputElement>('input[type="file"]:not([capture])')!;
    expect(harness.root.activeElement).to.equal(input);
    const described = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => harness.root.getElementById(id));
    expect(described.map((each) => each!.textContent).join(' ')).to.contain('trop lourd');
    await harness.pick(fileOf('page.svg', 'image/svg+xml'));
    await harness.shows('Ce type de fichier ne passe pas.');
    await harness.press('Enlever : Photo 1');
    expect(harness.words).not.to.contain('Photo 1');
  });

  it('asks who the person is before sending, and sends once they have signed in', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {signedIn: false});
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('Connectez-vous. Votre demande part juste après.');
    await waitUntil(() => harness.root.querySelector('badge-sign-in')?.shadowRoot);
    await expect(harness.element).to.be.accessible();
    expect(backend.callsOf('requests.submit')).to.have.length(0);
    harness.provider.context.setSession(session);
    await harness.shows('C’est envoyé.');
  });

  it('asks for a name that nobody knows yet', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {signedIn: false});
    harness.provider.context.setSession({...session, person: {...person, displayName: ''}});
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('Comment vous appelez-vous ?');
    await harness.press('Envoyer ma demande');
    await harness.shows('Écrivez votre nom.');
    await expect(harness.element).to.be.accessible();
    await harness.write('Malika T.', '#name');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.earnerName).to.equal('Malika T.');
  });

  it('sends nothing when the page cancels', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    harness.provider.addEventListener('badge-request-submit', (event) => {
      event.preventDefault();
    });
    await harness.press('Envoyer ma demande');
    expect(backend.calls).to.have.length(0);
    expect(harness.words).to.contain('Relisez avant d’envoyer.');
  });

  it('says what the backend refuses, by its code, and keeps the answers', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'CAMPAIGN_ENDED';
    await harness.press('Envoyer ma demande');
    await harness.shows('On ne peut plus demander ce badge.');
    expect(harness.words).to.contain('À Driss, mon encadrant.');
  });
});
