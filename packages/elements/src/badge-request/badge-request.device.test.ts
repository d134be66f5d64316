import {aTimeout, expect} from '@open-wc/testing';
import {draftsOf} from '../testing/kept-drafts.js';
import {MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';
import {person, session} from '../testing/samples.js';

/** Answers the first question, and waits until it is where it should be. */
async function begin(harness: RequestHarness, text = 'J’ai droit à une pause.'): Promise<void> {
  await harness.press('Commencer');
  await harness.choose('J’écris');
  await harness.write(text);
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
    await harness.shows('Vos réponses sont seulement dans cette page. Finissez sans la fermer.');
    await expect(harness.element).to.be.accessible();
    expect(await draftsOf(badge)).to.deep.equal([]);
    harness.provider.remove();
    const again = await openRequest(backend, badge, {owner: 'shared'});
    await again.shows('Commencer');
    expect(again.words).not.to.contain('reprendre plus tard');
    await fillIn(again);
    await again.choose('J’accepte');
    await again.press('Envoyer ma demande');
    await again.shows('C’est envoyé.');
  });

  it('leaves nothing behind when the person signs out there, but keeps it when the session only ends', async () => {
    const badge = newBadge();
    const harness = await openRequest(new MemoryBackend([badge]), badge, {owner: 'shared'});
    await begin(harness);
    await harness.shows('Vos réponses sont seulement dans cette page.');
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

describe('a badge that <badge-request> asks for in one step', () => {
  const automatic = () =>
    newBadge({mode: 'automaticOnRequest', form: undefined, listsSupporters: true, examiners: []});

  it('keeps nothing on a device that nobody has called their own, and asks nothing about it', async () => {
    const badge = automatic();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {owner: 'ask'});
    await harness.shows('Avoir ce badge');
    expect(harness.words).not.to.contain('Cet appareil est à vous');
    harness.one('input[type="checkbox"]').click();
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Avoir ce badge');
    await harness.shows(
      'Elle partira toute seule un peu plus tard. Gardez cette page ouverte jusqu’à l’envoi. Si vous la fermez, il faudra recommencer.',
    );
    // Longer than a draft waits to be kept.
    await aTimeout(1200);
    expect(await draftsOf(badge)).to.deep.equal([]);
    expect(harness.words).not.to.contain('gardée sur cet appareil');
    expect(localStorage.getItem('pepites-device')).to.equal(null);
  });

  it('keeps it until it is sent on a device that the person has called theirs', async () => {
    const badge = automatic();
    const backend = new MemoryBackend([badge]);
    const harness = await openRequest(backend, badge, {owner: 'mine'});
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Avoir ce badge');
    await harness.shows('Votre demande n’est pas perdue.');
    expect(await draftsOf(badge)).to.have.length(1);
  });
});
