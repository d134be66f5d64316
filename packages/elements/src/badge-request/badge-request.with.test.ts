import {expect, waitUntil} from '@open-wc/testing';
import {MemoryBackend, requestOf} from '../testing/request-backend.js';
import {fillIn, malika, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

async function sendWith(backend: MemoryBackend, badge: ReturnType<typeof newBadge>): Promise<RequestHarness> {
  const harness = await openRequest(backend, badge, {with: 'Malika'});
  await harness.shows('Demander ce badge avec Malika');
  await harness.shows('Vous remplissez la demande ensemble.');
  await fillIn(harness);
  expect(harness.one('.readers').textContent).to.contain('La personne qui remplit cette demande avec Malika');
  await harness.choose('Malika accepte que ces personnes voient');
  await harness.press('Envoyer ma demande');
  await harness.shows('C’est envoyé. Malika doit confirmer.');
  return harness;
}

describe('<badge-request person>: together with an adviser', () => {
  it('is sent for the person, and confirmed by a code of theirs', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await sendWith(backend, badge);
    expect(backend.callsOf('requests.submit')).to.have.length(0);
    expect(backend.callsOf('requests.submitFor')[0]!.input).to.deep.include({
      person: malika,
      badge: badge.id,
      consent: true,
    });
    await expect(harness.element).to.be.accessible();
    await harness.write('FAUX', '#code');
    await harness.press('Confirmer avec ce code');
    await harness.shows('Ce code n’est pas le bon.');
    expect(harness.focused).to.contain('Ce code n’est pas le bon.');
    await harness.write(' K7QP-2M9X-4 ', '#code');
    await harness.press('Confirmer avec ce code');
    await harness.shows('Malika a confirmé. Réponse avant le 27 novembre 2026.');
    await expect(harness.element).to.be.accessible();
  });

  it('is confirmed on paper; a code can be sent, where there is an address', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await sendWith(backend, badge);
    const said = (): string => harness.one('form [role=status]').textContent.trim();
    expect(said()).to.equal('');
    await harness.press('Envoyer un code par mail');
    await harness.shows('Un code est parti à Malika.');
    backend.hasAddress = false;
    await harness.press('Envoyer un code par mail');
    await harness.shows('Malika n’a pas d’adresse mail.');
    expect(said()).to.contain('Prenez le code du papier.');
    await harness.press('J’ai son accord signé');
    await harness.shows('Malika a confirmé.');
    expect(backend.requests[0]!.confirmation?.way).to.equal('signature');
  });

  it('prints the person’s code on a sheet; where no window may open there is a link to it', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const asked: unknown[] = [];
    const sheet = {sheetUrl: 'https://badges.example/feuille', sheetExpiresAt: '2026-11-26T15:00:00Z'};
    Object.assign(backend.client, {
      claimCodes: {
        createMany: ({people}: {people: unknown}) => (
          asked.push(people),
          Promise.resolve({...sheet, items: [{person: malika}]})
        ),
      },
    });
    const harness = await sendWith(backend, badge);
    const realOpen = window.open.bind(window);
    window.open = () => null;
    try {
      await harness.press('Imprimer son code');
      await harness.shows('1 feuille est prête.');
    } finally {
      window.open = realOpen;
    }
    expect(asked).to.deep.equal([[{person: malika, displayName: 'Malika'}]]);
    expect(harness.one('a[target]', HTMLAnchorElement).href).to.equal(sheet.sheetUrl);
    await expect(harness.element).to.be.accessible();
  });

  it('is found again after a reload, and completed together', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    (await sendWith(backend, badge)).provider.remove();
    const again = await openRequest(backend, badge, {with: 'Malika'});
    await again.shows('Malika doit confirmer.');
    again.provider.remove();
    const review = {
      examinerName: 'Driss',
      answer: 'missing' as const,
      message: 'À qui parlez-vous ?',
      criteriaMet: [],
      reopened: ['whom'],
      revision: 1,
      at: '2026-11-21T09:00:00Z',
    };
    backend.put({...backend.requests[0]!, state: 'needsMore', version: 4, reviews: [review]});
    const more = await openRequest(backend, badge, {with: 'Malika'});
    await more.shows('Il manque quelque chose. Lisez le message ensemble.');
    await more.press('Compléter ma demande');
    await more.shows('À qui parlez-vous');
    await more.press('Continuer');
    await more.press('Envoyer mes réponses');
    await waitUntil(() => backend.callsOf('requests.resubmit').length === 1);
  });

  it('is not mixed up with what the adviser asks for themselves', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const own = await openRequest(backend, badge);
    await own.press('Commencer');
    await own.choose('J’écris');
    await own.write('Pour moi.');
    await own.shows('Brouillon gardé');
    own.provider.remove();
    const harness = await openRequest(backend, badge, {with: 'Malika'});
    await harness.shows('Commencer');
    expect(harness.words).not.to.contain('Reprendre');
  });

  it('is confirmed by the person on their own, or taken back', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const answers = [{question: 'right', text: 'J’ai droit à une pause.'}];
    backend.put(requestOf({answers, sentBy: 'Nadège', needsConfirmation: true}));
    const harness = await openRequest(backend, badge);
    await harness.shows('Est-ce bien votre demande ? Nadège a écrit ces réponses avec vous. Relisez-les.');
    await harness.shows('J’ai droit à une pause.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, la retirer');
    await harness.shows('Voulez-vous retirer votre demande ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Garder ma demande');
    await harness.press('Oui, c’est ma demande');
    await harness.shows('C’est envoyé. Réponse avant le 27 novembre 2026.');
    expect(backend.requests[0]!.confirmation?.way).to.equal('tap');
  });
});

describe('<badge-request> for somebody without an e-mail address', () => {
  it('begins with the code on paper', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge, {signedIn: false});
    await harness.press('J’ai un code sur papier');
    const inner = () => harness.root.querySelector('badge-sign-in')?.shadowRoot;
    await waitUntil(() => inner()?.querySelector('[name=claim]'));
    expect(inner()!.querySelector('label')!.textContent).to.equal('Votre code');
    await expect(harness.element).to.be.accessible();
  });

  it('begins at once on an address that was scanned from the paper', async () => {
    const before = location.href;
    history.replaceState(null, '', '#badge-code=K7QP-2M9X-4&other=1');
    try {
      const badge = newBadge();
      const harness = await openRequest(new MemoryBackend([badge]), badge, {signedIn: false});
      await waitUntil(
        () =>
          harness.root
            .querySelector('badge-sign-in')
            ?.shadowRoot?.querySelector<HTMLInputElement>('[name=claim]')?.value === 'K7QP-2M9X-4',
      );
    } finally {
      history.replaceState(null, '', before);
    }
  });
});

describe('what <badge-request> says of a sent request', () => {
  const hostile =
    '<img src=x onerror="globalThis.wasRun = true"><script>globalThis.wasRun = true</script>{name}';

  it('says when somebody reads it, and when the answer is late', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({state: 'inReview', answerBy: '2093-01-04T09:00:00Z'}));
    const harness = await openRequest(backend, badge);
    await harness.shows('Quelqu’un lit votre demande en ce moment.');
    backend.put(requestOf({state: 'submitted', version: 2, answerBy: '2026-01-04T09:00:00Z'}));
    harness.provider.context.notifyChange();
    await harness.shows('C’est envoyé. La réponse prend du retard.');
    await harness.shows('Vous pouvez en parler à la structure Les Trois Saules.');
    await expect(harness.element).to.be.accessible();
  });

  it('shows the words of others as words', async () => {
    const badge = newBadge();
    for (const state of ['needsMore', 'declined'] as const) {
      const backend = new MemoryBackend([badge]);
      const review = {
        examinerName: hostile,
        answer: 'missing' as const,
        message: hostile,
        criteriaMet: [],
        reopened: ['whom', hostile],
        revision: 1,
        at: '2026-11-21T09:00:00Z',
      };
      backend.put(requestOf({state, reviews: [review], sentBy: hostile, earnerName: hostile}));
      const harness = await openRequest(backend, badge);
      await harness.shows('<img src=x');
      expect(harness.all('img[src="x"], script')).to.have.length(0);
      await expect(harness.element).to.be.accessible();
      harness.provider.remove();
    }
    const backend = new MemoryBackend([badge]);
    backend.put(
      requestOf({sentBy: hostile, needsConfirmation: true, answers: [{question: 'right', text: hostile}]}),
    );
    const harness = await openRequest(backend, badge, {with: hostile});
    await harness.shows('<img src=x');
    expect(harness.all('img[src="x"], script')).to.have.length(0);
    expect((globalThis as {wasRun?: boolean}).wasRun).to.equal(undefined);
  });
});
