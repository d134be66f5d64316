import {expect, waitUntil} from '@open-wc/testing';
import type {Badge, RequestReview} from '@pepites/recognition';
import {draftsOf, forget, restamp} from '../testing/kept-drafts.js';
import {MemoryBackend, requestOf} from '../testing/request-backend.js';
import {backendError, session} from '../testing/samples.js';
import {fillIn, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

/** Answers the first question, and waits until it is where it should be. */
async function begin(harness: RequestHarness, text = 'J’ai droit à une pause.'): Promise<void> {
  await harness.press('Commencer');
  await harness.choose('J’écris');
  await harness.write(text);
}

/** What the backend says from now on to who asks for the badge. */
function refuseBadge({client}: MemoryBackend, code: string): void {
  Object.assign(client.badges, {get: () => Promise.reject(backendError(code))});
}

async function isKept(badge: Badge): Promise<void> {
  await waitUntil(async () => (await draftsOf(badge)).length > 0, 'kept', {timeout: 4000});
}

describe('a draft that <badge-request> keeps', () => {
  it('is erased by the person, once they have confirmed', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await begin(harness);
    await harness.shows('Brouillon gardé');
    await harness.press('Effacer mes réponses');
    expect(harness.focused).to.equal('Voulez-vous effacer vos réponses ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, les garder');
    await harness.shows('Question 1 sur 3');
    await harness.press('Effacer mes réponses');
    await harness.press('Oui, les effacer');
    await harness.shows('Vos réponses sont effacées de cet appareil.');
    expect(harness.one('[role=status]').textContent).to.contain('Vos réponses sont effacées');
    await harness.shows('Commencer');
    expect(await draftsOf(badge)).to.deep.equal([]);
  });

  it('is said by its state to hold the newest writing, to the letter, while the sentence does not change', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await begin(harness);
    await harness.shows('Brouillon gardé');
    await waitUntil(() => !harness.element.matches(':state(unsaved)'));
    for (const words of ['J’ai droit à une', 'J’ai droit à une pause', 'J’ai droit à une pause, à midi.']) {
      await harness.write(words);
      expect(harness.element.matches(':state(unsaved)')).to.equal(true);
      expect(harness.words).to.contain('Brouillon gardé sur cet appareil.');
    }
    await waitUntil(() => !harness.element.matches(':state(unsaved)'), 'kept', {timeout: 4000});
    expect(JSON.stringify(await draftsOf(badge))).to.contain('à midi');
  });

  it('is not said to be unsaved where somebody who is signed in only looks', async () => {
    const badge = newBadge();
    const {element} = await openRequest(new MemoryBackend([badge]), badge);
    await waitUntil(() => !element.matches(':state(unsaved)'), 'nothing to keep', {timeout: 4000});
    expect(await draftsOf(badge)).to.deep.equal([]);
  });

  it('shows its questions again when the backend cannot be asked, on a device of one’s own only', async () => {
    for (const owner of ['mine', 'shared'] as const) {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      const harness = await openRequest(backend, badge, {owner});
      await begin(harness);
      if (owner === 'mine') await harness.shows('Brouillon gardé');
      else await harness.shows('Vos réponses sont seulement dans cette page.');
      harness.provider.remove();
      refuseBadge(backend, 'UNREACHABLE');
      const again = await openRequest(backend, badge, {owner, signedIn: false});
      if (owner === 'mine') {
        await again.press('Reprendre ma demande');
        expect(again.one('textarea', HTMLTextAreaElement).value).to.equal('J’ai droit à une pause.');
      } else {
        await again.shows('Le site ne répond pas');
        expect(again.words).not.to.contain('Commencer');
      }
    }
  });

  it('that completes a request comes back without a network, and before signing in; it is sent once', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const review = {examinerName: 'Nadège', criteriaMet: [], at: '2026-11-21T09:00:00Z'};
    const missing = {answer: 'missing', message: 'Dites à qui vous parlez.', reopened: ['whom'], revision: 1};
    const answers = [
      {question: 'right', text: 'La pause.'},
      {question: 'whom', text: 'À lui.'},
    ];
    backend.put(
      requestOf({state: 'needsMore', answers, reviews: [{...review, ...missing} as RequestReview]}),
    );
    const harness = await openRequest(backend, badge);
    await harness.press('Compléter ma demande');
    await harness.write('À Driss, mon encadrant.');
    await harness.shows('Brouillon gardé');
    harness.provider.remove();
    const get = backend.client.badges.get;
    refuseBadge(backend, 'UNREACHABLE');
    const again = await openRequest(backend, badge, {signedIn: false});
    await again.shows('Il manque quelque chose. Lisez le message.');
    expect(again.words).to.contain('Dites à qui vous parlez.');
    expect(again.words).not.to.contain('Retirer ma demande');
    await expect(again.element).to.be.accessible();
    await again.press('Compléter ma demande');
    expect(again.one('input.field', HTMLInputElement).value).to.equal('À Driss, mon encadrant.');
    await again.write('À Driss, mon chef.');
    await again.press('Continuer');
    Object.assign(backend.client.badges, {get});
    await again.press('Envoyer mes réponses');
    await again.shows('Votre demande part juste après.');
    again.provider.context.setSession(session);
    await again.shows('C’est envoyé.');
    const resubmitted = backend.callsOf('requests.resubmit');
    expect(resubmitted).to.have.length(1);
    expect(JSON.stringify(resubmitted[0]!.input)).to.contain('À Driss, mon chef.');
    expect(await draftsOf(badge)).to.deep.equal([]);
  });

  it('that completes a request gives way to what the backend says', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const request = backend.put(
      requestOf({state: 'needsMore', answers: [{question: 'right', text: 'La pause.'}]}),
    );
    const harness = await openRequest(backend, badge);
    await harness.press('Compléter ma demande');
    await isKept(badge);
    harness.provider.remove();
    backend.put({...request, state: 'declined', version: 2});
    const again = await openRequest(backend, badge, {signedIn: false});
    await again.shows('Il manque quelque chose.');
    again.provider.context.setSession(session);
    await again.shows('Pas encore. Vous pouvez redemander ce badge.');
  });

  it('shows nothing in the place of a badge that is gone', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await begin(harness);
    await harness.shows('Brouillon gardé');
    refuseBadge(backend, 'BADGE_UNKNOWN');
    const again = await openRequest(backend, badge);
    await again.shows('Nous ne trouvons pas ce badge.');
  });

  it('is gone after it was sent, words and files', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await fillIn(harness);
    await isKept(badge);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    await waitUntil(async () => (await draftsOf(badge)).length === 0);
  });

  it('is dropped after fourteen days; a clock that was wrong drops nothing', async () => {
    for (const [at, words] of [
      [new Date(Date.now() - 15 * 86_400_000).toISOString(), 'Commencer'],
      [new Date(Date.now() - 13 * 86_400_000).toISOString(), 'Reprendre ma demande'],
      ['1970-01-01T00:10:00Z', 'Reprendre ma demande'],
      ['2093-01-01T00:10:00Z', 'Reprendre ma demande'],
    ] as const) {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      const harness = await openRequest(backend, badge);
      await begin(harness);
      await isKept(badge);
      harness.provider.remove();
      await restamp(badge, at);
      const again = await openRequest(backend, badge);
      await again.shows(words);
      if (words === 'Commencer') expect(await draftsOf(badge)).to.deep.equal([]);
      else expect((await draftsOf(badge))[0]?.updatedAt.slice(0, 2)).to.equal('20');
      again.provider.remove();
    }
  });

  it('says where the device keeps nothing, and can be sent', async () => {
    const opened = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
    Object.defineProperty(IDBFactory.prototype, 'open', {
      ...opened,
      value: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    try {
      const badge = newBadge();
      const harness = await openRequest(new MemoryBackend([badge]), badge);
      await fillIn(harness);
      await harness.shows('Cet appareil ne peut rien garder. Finissez sans fermer cette page.');
      expect(harness.words).to.contain('Vous pourrez quand même envoyer votre demande.');
      expect(harness.words).not.to.contain('Brouillon gardé');
      await expect(harness.element).to.be.accessible();
      await harness.choose('J’accepte');
      await harness.press('Envoyer ma demande');
      await harness.shows('C’est envoyé.');
    } finally {
      Object.defineProperty(IDBFactory.prototype, 'open', opened);
    }
  });

  it('says when there is no room, keeps the words, and can be sent', async () => {
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      ...put,
      value(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (value instanceof Blob) throw new DOMException('full', 'QuotaExceededError');
        return (put.value as IDBObjectStore['put']).call(this, value, key);
      },
    });
    try {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      const harness = await openRequest(backend, badge);
      await fillIn(harness);
      await harness.shows('Il n’y a plus de place ici. Finissez sans fermer cette page.');
      await expect(harness.element).to.be.accessible();
      await harness.press('Changer : À qui parlez-vous');
      await harness.write('À Nadège.');
      await harness.press('Continuer');
      await harness.shows('1 photo');
      await waitUntil(async () => JSON.stringify(await draftsOf(badge)).includes('À Nadège.'));
      await harness.choose('J’accepte');
      await harness.press('Envoyer ma demande');
      await harness.shows('C’est envoyé.');
      expect(backend.requests[0]!.answers.map(({text}) => text)).to.deep.equal([
        'J’ai droit à une pause.',
        'À Nadège.',
        undefined,
      ]);
      expect(backend.requests[0]!.files).to.have.length(1);
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'put', put);
    }
  });

  it('is not lost to a draft of the first version, with its files inside', async () => {
    const badge = newBadge();
    await forget();
    const opening = indexedDB.open('pepites-drafts', 1);
    await new Promise((resolve) => {
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('drafts', {keyPath: 'id'});
      };
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('drafts', 'readwrite');
        const file = {
          id: 'f',
          name: 'a.png',
          mediaType: 'image/png',
          kind: 'photo',
          blob: new Blob(['x'], {type: 'image/png'}),
        };
        transaction.objectStore('drafts').put({
          id: crypto.randomUUID(),
          place: `|${badge.structure}|${badge.id}`,
          answers: [{question: 'rule', files: [file]}],
          displayName: '',
          consent: false,
          listed: false,
          isQueued: false,
          updatedAt: new Date().toISOString(),
        });
        transaction.oncomplete = resolve;
      };
    });
    opening.result.close();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await harness.shows('Reprendre ma demande');
  });
});
