import {expect} from '@open-wc/testing';
import {MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest} from '../testing/request-harness.js';
import {session} from '../testing/samples.js';

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
    await harness.shows('Votre demande n’est pas encore partie.');
    await harness.press('Changer : À qui parlez-vous');
    await harness.write('À Nadège.');
    await harness.press('Continuer');
    Object.assign(backend.client.requests, {submit});
    await harness.press('Réessayer');
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
    await harness.shows('Votre demande n’est pas perdue.');
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
