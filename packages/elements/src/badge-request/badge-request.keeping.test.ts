import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import {MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';
import {draftsOf, forget, restamp} from '../testing/kept-drafts.js';
import {person, session} from '../testing/samples.js';

/** Answers the first question, and waits until it is where it should be. */
async function begin(harness: RequestHarness, text = 'J’ai droit à une pause.'): Promise<void> {
  await harness.press('Commencer');
  await harness.choose('J’écris');
  await harness.write(text);
}

async function isKept(badge: Badge): Promise<void> {
  await waitUntil(async () => (await draftsOf(badge)).length > 0, 'kept', {timeout: 4000});
}

describe('whose device it is, in <badge-request>', () => {
  it('is asked before the first answer, once', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {owner: 'ask'});
    await harness.press('Commencer');
    await harness.shows('Cet appareil est à vous ?');
    expect(harness.focused).to.equal('Cet appareil est à vous ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Oui, il est à moi');
    await harness.shows('Question 1 sur 3');
    await harness.choose('J’écris');
    await harness.write('La pause.');
    await harness.shows('Brouillon gardé sur cet appareil.');
    harness.provider.remove();
    const other = newBadge();
    const again = await openRequest(new MemoryBackend([other]), other);
    await again.press('Commencer');
    await again.shows('Question 1 sur 3');
  });

  it('keeps nothing on one that others use, and says so; the request can still be sent', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {owner: 'ask'});
    await harness.press('Commencer');
    await harness.press('Non, d’autres l’utilisent');
    await harness.choose('J’écris');
    await harness.write('La pause.');
    await harness.shows('Rien ne reste sur cet appareil. Finissez sans fermer cette page.');
    await expect(harness.element).to.be.accessible();
    expect(await draftsOf(badge)).to.deep.equal([]);
    harness.provider.remove();
    const again = await openRequest(backend, badge, {owner: 'shared'});
    await again.shows('Commencer');
    await fillIn(again);
    await again.choose('J’accepte');
    await again.press('Envoyer ma demande');
    await again.shows('C’est envoyé.');
  });

  it('leaves nothing behind when the person signs out there, but keeps it when the session only ends', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge, {owner: 'shared'});
    await begin(harness);
    await harness.shows('Rien ne reste');
    harness.provider.context.setSession(undefined, 'backend');
    await aTimeout(50);
    expect(harness.one('textarea', HTMLTextAreaElement).value).to.equal('J’ai droit à une pause.');
    harness.provider.context.setSession({...session, token: 'again'});
    await aTimeout(50);
    expect(harness.one('textarea', HTMLTextAreaElement).value).to.equal('J’ai droit à une pause.');
    harness.provider.context.setSession(undefined);
    await harness.shows('Commencer');
    expect(harness.words).not.to.contain('Reprendre');
  });

  it('sends nothing of one person under the name of another', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {owner: 'shared'});
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'SESSION_ENDED';
    await harness.press('Envoyer ma demande');
    await harness.shows('Votre connexion est terminée. Connectez-vous de nouveau.');
    backend.refuseWith = undefined;
    harness.provider.context.setSession({
      ...session,
      token: 'other',
      person: {...person, id: '0190d4a0-0000-7000-8000-0000000000ff'},
    });
    await harness.shows('Commencer');
    await aTimeout(100);
    expect(backend.requests).to.have.length(0);
  });
});

describe('a draft that <badge-request> keeps', () => {
  it('is erased by the person, once they have confirmed', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge);
    await begin(harness);
    await harness.shows('Brouillon gardé');
    await harness.press('Effacer mon brouillon');
    expect(harness.focused).to.equal('Voulez-vous effacer vos réponses ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, les garder');
    await harness.shows('Question 1 sur 3');
    await harness.press('Effacer mon brouillon');
    await harness.press('Oui, les effacer');
    await harness.shows('Vos réponses sont effacées de cet appareil.');
    expect(harness.one('[role=status]').textContent).to.contain('Vos réponses sont effacées');
    await harness.shows('Commencer');
    expect(await draftsOf(badge)).to.deep.equal([]);
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

describe('a <badge-request> that is open on two pages', () => {
  async function two(badge: Badge, backend: MemoryBackend): Promise<[RequestHarness, RequestHarness]> {
    return [await openRequest(backend, badge), await openRequest(backend, badge)];
  }

  it('has the answers of both, and says so', async () => {
    const badge = newBadge();
    const [here, there] = await two(badge, new MemoryBackend([badge]));
    await here.press('Commencer');
    await there.press('Commencer');
    await here.choose('J’écris');
    await here.write('La pause.');
    await here.shows('Brouillon gardé');
    await here.shows('Cette demande est aussi ouverte dans une autre page.');
    await expect(here.element).to.be.accessible();
    await waitUntil(() => there.root.querySelector('textarea')?.value === 'La pause.');
    await there.press('Continuer');
    await there.write('À Driss.');
    await there.shows('Brouillon gardé');
    await here.press('Continuer');
    await waitUntil(() => here.root.querySelector<HTMLInputElement>('input.field')?.value === 'À Driss.');
    expect(await draftsOf(badge)).to.have.length(1);
    there.provider.remove();
    await waitUntil(() => !here.words.includes('dans une autre page'));
  });

  it('has the answers of both where each began before the other was kept', async () => {
    const badge = newBadge();
    const [here, there] = await two(badge, new MemoryBackend([badge]));
    for (const harness of [here, there]) await harness.press('Commencer');
    for (const harness of [here, there]) await harness.choose('J’écris');
    await Promise.all([here.write('Ici.'), there.write('Là.')]);
    await waitUntil(async () => {
      const drafts = await draftsOf(badge);
      const text = drafts[0]?.answers[0]?.text ?? '';
      return drafts.length === 1 && text.includes('Ici.') && text.includes('Là.');
    });
  });

  it('sends it once: the other page shows where it stands', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const [here, there] = await two(badge, backend);
    await fillIn(here);
    await here.choose('J’accepte');
    await isKept(badge);
    await there.shows('Reprendre ma demande');
    await there.press('Reprendre');
    await here.press('Envoyer ma demande');
    await here.shows('C’est envoyé.');
    await there.shows('Vous avez continué dans une autre page.');
    await there.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
    await aTimeout(600);
    expect(await draftsOf(badge)).to.deep.equal([]);
  });
});

describe('what <badge-request> has sent without knowing', () => {
  it('is told: later changes stay here for another time', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    const submit = backend.client.requests.submit;
    Object.assign(backend.client.requests, {
      submit: async (...args: Parameters<typeof submit>) => {
        await submit(...args);
        throw Object.assign(new Error(), {code: 'UNREACHABLE'});
      },
    });
    await harness.press('Envoyer ma demande');
    await harness.shows('Pas de réponse pour le moment.');
    await harness.press('Changer : À qui parlez-vous');
    await harness.write('À Nadège.');
    await harness.press('Continuer');
    Object.assign(backend.client.requests, {submit});
    await harness.press('Envoyer maintenant');
    await harness.shows('Votre demande était déjà partie, sans vos derniers changements.');
    await harness.shows('C’est envoyé.');
    expect(backend.requests.map(({answers}) => answers[1]!.text)).to.deep.equal(['À Driss, mon encadrant.']);
    await harness.press('Retirer ma demande');
    await harness.press('Oui, la retirer');
    await harness.shows('Votre demande est retirée.');
    await harness.press('Reprendre ma demande');
    for (let n = 0; n < 3; n += 1) if (!harness.words.includes('Relisez')) await harness.press('Continuer');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.requests.map(({answers, state}) => [state, answers[1]!.text])).to.deep.equal([
      ['submitted', 'À Nadège.'],
      ['withdrawn', 'À Driss, mon encadrant.'],
    ]);
  });

  it('waits, after the page was closed, for the person to sign in', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Envoyer ma demande');
    await harness.shows('Elle est gardée sur cet appareil.');
    harness.provider.remove();
    backend.refuseWith = undefined;
    const again = await openRequest(backend, badge, {signedIn: false});
    await again.shows('Connectez-vous. Elle part juste après.');
    again.provider.context.setSession(session);
    await again.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
  });

  it('can be stopped while it is on its way, and nothing is lost', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    const submit = backend.client.requests.submit;
    let isStuck = true;
    Object.assign(backend.client.requests, {
      submit: (...args: Parameters<typeof submit>) =>
        isStuck
          ? new Promise((_, reject) => {
              args[1]?.signal?.addEventListener('abort', () => {
                reject(new DOMException('left', 'AbortError'));
              });
            })
          : submit(...args),
    });
    await harness.press('Envoyer ma demande');
    await harness.shows('Nous envoyons votre demande…');
    await expect(harness.element).to.be.accessible();
    await harness.press('Arrêter l’envoi');
    await harness.shows('Relisez avant d’envoyer.');
    isStuck = false;
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
  });
});
