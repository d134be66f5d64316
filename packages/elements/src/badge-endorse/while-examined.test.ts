import {expect, waitUntil} from '@open-wc/testing';
import {EndorseBackend} from '../testing/endorse-backend.js';
import {openAsked, openByLink, openOwn} from '../testing/endorse-harness.js';
import {requestOf} from '../testing/request-backend.js';

/** A backend where somebody was asked while the badge is examined. */
function askedBackend(): {backend: EndorseBackend; kept: ReturnType<EndorseBackend['ask']>} {
  const backend = new EndorseBackend();
  return {backend, kept: backend.ask(undefined, undefined, new Date(), 'request')};
}

describe('<badge-endorse>, while the badge is examined', () => {
  it('says who will read the words, asks for the request, and tells the page which', async () => {
    const backend = new EndorseBackend();
    const harness = await openAsked(backend);
    expect(harness.words).to.contain('Si c’est oui, les personnes qui examinent votre demande les lisent.');
    await expect(harness.element).to.be.accessible();
    const asked: (string | undefined)[][] = [];
    harness.element.addEventListener('badge-endorsement-ask', ({award, request, way}) => {
      asked.push([award, request, way]);
    });
    await harness.press('Demander une recommandation');
    await harness.choose('Je lui donne un lien');
    await harness.press('Préparer le lien');
    await harness.shows('Donnez ce code à la personne');
    expect(backend.calls).to.include('askForRequest');
    expect(backend.calls).not.to.include('ask');
    expect(asked).to.deep.equal([[undefined, harness.element.request, 'link']]);
  });

  it('is found by the badge too, as long as its request is open', async () => {
    const backend = new EndorseBackend();
    backend.awardState = undefined;
    backend.requests = [requestOf({badge: 'velos', state: 'needsMore'})];
    const harness = await openOwn(backend);
    expect(harness.words).to.contain('les personnes qui examinent votre demande les lisent.');
    await harness.press('Demander une recommandation');
    await harness.choose('Je lui donne un lien');
    await harness.press('Préparer le lien');
    await harness.shows('Donnez ce code à la personne');
    expect(backend.calls).to.include('askForRequest');
    backend.requests = [requestOf({badge: 'velos', state: 'declined'})];
    const over = await openOwn(backend);
    await over.shows('Vous n’avez pas encore ce badge. Demandez-le d’abord.');
  });

  it('lets the person read what was written and say yes, and says what becomes of it', async () => {
    const {backend, kept} = askedBackend();
    backend.bring(kept, 'written');
    const harness = await openAsked(backend);
    expect(harness.words).to.contain('Elle répare vite et bien.');
    await harness.press('Oui');
    await harness.shows('On lit ces mots avec votre demande.');
    await waitUntil(() => harness.root.getAnimations().length === 0);
    await expect(harness.element).to.be.accessible();
  });

  it('tells whoever writes that the badge is not given yet, and who reads them first', async () => {
    const {backend, kept} = askedBackend();
    const harness = await (await openByLink(backend)).opened();
    expect(harness.words).to.contain('Malika T. demande ce badge.');
    expect(harness.words).to.contain('D’abord, les personnes qui examinent la demande les lisent.');
    await expect(harness.element).to.be.accessible();
    backend.bring(kept, 'accepted');
    const later = await (await openByLink(backend)).opened();
    await waitUntil(() => later.words.includes('On lit vos mots avec sa demande.'));
  });
});
