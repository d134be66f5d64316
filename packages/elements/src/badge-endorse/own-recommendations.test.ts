import {expect, waitUntil} from '@open-wc/testing';
import type {EndorsementView} from '@pepites/recognition';
import {EndorseBackend, endorserSession} from '../testing/endorse-backend.js';
import {openOwn} from '../testing/endorse-harness.js';

const overStates = ['declinedByEndorser', 'declinedByEarner', 'withdrawn', 'lapsed'] as const;
const states = ['pending', 'written', 'accepted', 'signed', ...overStates] as const;

function askedBackend(state: EndorsementView['state'] = 'pending'): EndorseBackend {
  const backend = new EndorseBackend();
  backend.bring(backend.ask(), state);
  return backend;
}

describe('<badge-endorse>, for the holder', () => {
  it('is accessible in every state', async () => {
    const signedOut = await openOwn(new EndorseBackend(), null);
    await waitUntil(() => signedOut.root.querySelector('badge-sign-in')?.shadowRoot);
    await expect(signedOut.element).to.be.accessible();
    const backend = new EndorseBackend();
    const empty = await openOwn(backend);
    await expect(empty.element).to.be.accessible();
    await empty.press('Demander une recommandation');
    await expect(empty.element).to.be.accessible();
    await empty.choose('Par mail');
    await empty.press('Envoyer ma demande');
    await expect(empty.element).to.be.accessible();
    await empty.choose('Je lui donne un lien');
    await empty.press('Préparer le lien');
    await waitUntil(() => empty.root.querySelector('.qr svg'));
    await expect(empty.element).to.be.accessible();
    for (const state of states) {
      const harness = await openOwn(askedBackend(state));
      await waitUntil(() => harness.root.querySelector(`[data-state=${state}]`));
      await expect(harness.element).to.be.accessible();
    }
  }).timeout(30_000);

  it('says what a recommendation is, and what happens next, before the first one', async () => {
    const harness = await openOwn(new EndorseBackend());
    expect(harness.words).to.contain('Pour le badge « Je répare des vélos »');
    expect(harness.words).to.contain('Si c’est oui, toute personne qui voit le badge les lit.');
  });

  it('says where the way back leads', async () => {
    const harness = await openOwn(new EndorseBackend());
    await harness.press('Demander une recommandation');
    await harness.press('Revenir à mes recommandations');
    await harness.shows('Mes recommandations');
    expect(harness.words).not.to.contain('Comment prévenir cette personne');
  });

  it('asks for a way and an address before it asks the backend', async () => {
    const backend = new EndorseBackend();
    const harness = await openOwn(backend);
    await harness.press('Demander une recommandation');
    expect(harness.focused).to.equal('Demander une recommandation');
    await harness.press('Envoyer ma demande');
    await harness.shows('Choisissez une réponse.');
    await harness.choose('Par mail');
    expect(harness.words).not.to.contain('Choisissez une réponse.');
    await harness.write('driss', '#email');
    await harness.press('Envoyer ma demande');
    await harness.shows('Écrivez une adresse mail');
    expect(harness.root.activeElement?.id).to.equal('email');
    expect(backend.calls).not.to.contain('ask');
  });

  it('hands over a link, as words and as a QR code, and a code that is told apart', async () => {
    const backend = new EndorseBackend();
    const harness = await openOwn(backend);
    const heard: string[] = [];
    harness.element.addEventListener('badge-endorsement-ask', ({way}) => heard.push(way));
    harness.element.addEventListener('badge-endorsement-asked', (event) =>
      heard.push(JSON.stringify(event.endorsement)),
    );
    await harness.press('Demander une recommandation');
    await harness.choose('Je lui donne un lien');
    await harness.press('Prendre l’exemple');
    await harness.press('Préparer le lien');
    await harness.shows('482913');
    const all =
      'Pour écrire ma recommandation\u00a0:\nhttps://badges.example/recommend/lien-de-test\nLe code\u00a0: 482913';
    expect(harness.one('#handed-link', HTMLTextAreaElement).value).to.equal(all);
    const copied: string[] = [];
    const writeText = async (words: string): Promise<void> => void copied.push(words);
    Object.defineProperty(navigator, 'clipboard', {value: {writeText}, configurable: true});
    await harness.press('Copier le lien et le code');
    await harness.shows('Le lien et le code sont copiés.');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied).to.deep.equal([all]);
    await waitUntil(() => harness.root.querySelector('.qr svg'));
    expect(heard[0]).to.equal('link');
    expect(heard[1]).not.to.match(/482913|recommend/);
    await harness.press('J’ai noté le code');
    await harness.shows('Demande envoyée');
    expect(harness.words).not.to.contain('482913');
  });

  it('asks somebody with an account', async () => {
    const backend = new EndorseBackend();
    const harness = await openOwn(backend);
    await harness.press('Demander une recommandation');
    await harness.choose('Elle a un compte ici');
    await harness.write('malika@example.org', '#email');
    await harness.press('Envoyer ma demande');
    await harness.shows('On ne se recommande pas soi-même.');
    await harness.write('driss@example.org', '#email');
    await harness.press('Envoyer ma demande');
    await harness.shows('Par son compte.');
    await waitUntil(() => harness.one('[role=status]').textContent.includes('Votre demande est partie'));
  });

  it('shows the words to the holder first, who says yes', async () => {
    const backend = askedBackend('written');
    const harness = await openOwn(backend);
    await harness.shows('À lire : Paul, chef d’atelier a écrit');
    expect(harness.words).to.contain('Elle répare vite et bien.');
    await harness.press('Oui, la montrer');
    await harness.shows('Vous avez dit oui');
    expect(backend.calls).to.contain('accept');
  });

  it('says no after one more question, and the words are gone', async () => {
    const harness = await openOwn(askedBackend('written'));
    await harness.press('Non, je ne veux pas');
    expect(harness.focused).to.contain('Ces mots seront effacés.');
    await harness.press('Effacer les mots');
    await harness.shows('Vous avez dit non');
    expect(harness.words).not.to.contain('Elle répare');
  });

  for (const [state, words] of [
    ['declinedByEndorser', 'La personne préfère ne pas écrire'],
    ['withdrawn', 'Recommandation retirée'],
    ['lapsed', 'La personne n’a pas répondu pendant 60 jours.'],
    ['signed', 'Mots de Paul, chef d’atelier, signés par la structure.'],
  ] as const)
    it(`says of one that is ${state} that it is`, async () => {
      const harness = await openOwn(askedBackend(state));
      await harness.shows(words);
    });

  it('says of a badge that is not there yet what comes first', async () => {
    const backend = new EndorseBackend();
    backend.awardState = undefined;
    const harness = await openOwn(backend);
    await harness.shows('Ensuite, vous pourrez demander ici une recommandation.');
  });

  it('shows nothing of one person to the next', async () => {
    const harness = await openOwn(new EndorseBackend());
    await harness.press('Demander une recommandation');
    await harness.choose('Je lui donne un lien');
    await harness.press('Préparer le lien');
    await harness.shows('482913');
    harness.provider.context.setSession(undefined);
    await harness.shows('Connectez-vous pour demander une recommandation.');
    harness.provider.context.setSession(endorserSession);
    await harness.shows('Mes recommandations');
    expect(harness.words).not.to.contain('482913');
  });

  it('tries again when the recommendations could not be had', async () => {
    const backend = askedBackend('written');
    backend.failures['list'] = 'UNREACHABLE';
    const harness = await openOwn(backend);
    await harness.shows('Le site ne répond pas.');
    delete backend.failures['list'];
    await harness.press('Réessayer');
    await harness.shows('À lire');
  });
});
