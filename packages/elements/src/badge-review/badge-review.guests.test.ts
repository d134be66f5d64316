import {expect, waitUntil} from '@open-wc/testing';
import {backendError} from '../testing/samples.js';
import {fullBackend, openByLink, openReview, staff} from '../testing/review-harness.js';

describe('<badge-review> for somebody with a link', () => {
  it('asks for a name and the code, then shows the one request and takes one answer', async () => {
    const {backend, harness} = await openByLink();
    expect(harness.words)
      .to.contain('Le nom et le badge viennent après le code.')
      .and.not.to.contain('Malika');
    await expect(harness.element).to.be.accessible();
    await harness.press('Entrer');
    await harness.shows('Écrivez votre nom.');
    await harness.shows('Écrivez les 6 chiffres du code.');
    expect(harness.root.activeElement!.id).to.equal('name');
    await expect(harness.element).to.be.accessible();
    await harness.enter('000000');
    await harness.shows('Ce n’est pas le bon code.');
    await expect(harness.element).to.be.accessible();
    await harness.enter(' 123 456 ');
    await harness.shows('Ma réponse');
    expect(harness.provider.context.session === undefined).to.equal(true);
    await waitUntil(() => harness.root.querySelector('img.photo'));
    await harness.chooseYes();
    await harness.press('Envoyer ma réponse');
    await harness.shows('Merci, votre réponse est envoyée.');
    expect(backend.requests[0]!.state).to.equal('approved');
    await expect(harness.element).to.be.accessible();
  });

  it('lets the guest leave it to others', async () => {
    const {backend, harness} = await openByLink();
    await harness.enter();
    await harness.shows('Ma réponse');
    await harness.press('Je suis trop proche de cette personne');
    await harness.press('Oui, passer à quelqu’un d’autre');
    await harness.shows('Merci de l’avoir dit.');
    expect(backend.callsOf('examination.handOver')).to.have.length(1);
  });

  it('lets the guest break off, and come back with the same code to what was written', async () => {
    const {backend, harness} = await openByLink();
    await harness.enter();
    await harness.shows('Ma réponse');
    await harness.choose('Pas encore');
    await harness.write('Continuez encore un mois.');
    await harness.press('Plus tard');
    await harness.shows('Pour répondre plus tard, prenez le même lien et le même code.');
    expect(harness.words).not.to.contain('Malika');
    expect(harness.root.activeElement!.id).to.equal('heading');
    expect(backend.callsOf('examination.leave')).to.have.length(1);
    await expect(harness.element).to.be.accessible();
    await harness.press('Reprendre');
    await harness.enter();
    await harness.shows('Ma réponse');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Continuez encore un mois.');
  });

  it('asks for the code again when time is over, and keeps what was written', async () => {
    const {backend, harness} = await openByLink();
    await harness.enter();
    await harness.shows('Ma réponse');
    await harness.choose('Pas encore');
    await harness.write('Continuez encore un mois.');
    await harness.choose('Je n’ai pas écrit');
    backend.refuseWith = 'SESSION_ENDED';
    await harness.press('Envoyer ma réponse');
    await harness.shows('Votre connexion est terminée.');
    backend.refuseWith = undefined;
    await harness.press('Entrer');
    await harness.shows('Ma réponse');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Continuez encore un mois.');
  });

  it('says that a request is over', async () => {
    const {harness} = await openByLink((backend) => {
      backend.put({...backend.requests[0]!, state: 'approved'});
    });
    await harness.enter();
    await harness.shows('Cette demande est terminée.');
    await expect(harness.element).to.be.accessible();
  });
});

describe('<badge-review> for peers', () => {
  it('asks somebody whose badge makes them a peer, then has them sign in once more', async () => {
    const backend = fullBackend(1);
    backend.refuseQueueWith = 'FORBIDDEN';
    backend.consent = {isGiven: false, badges: ['entre-pairs']};
    Object.assign(backend.client.me, {signOut: () => Promise.resolve()});
    const harness = await openReview(backend, {roles: []});
    await harness.shows('Voulez-vous aider d’autres personnes ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Oui, je veux bien');
    await harness.shows('Connectez-vous encore une fois pour commencer.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Me connecter de nouveau');
    await harness.shows('Connectez-vous pour voir les demandes.');
  });

  it('lets a peer stop', async () => {
    const backend = fullBackend(1);
    backend.consent = {isGiven: true, badges: ['entre-pairs']};
    const harness = await openReview(backend, {roles: ['peer']});
    await harness.press('Je ne veux plus examiner');
    await harness.shows('Voulez-vous aider d’autres personnes ?');
  });
});

describe('<badge-review> on a page that the structure did not register', () => {
  it('says so, and leads to the backend’s own page', async () => {
    const backend = fullBackend(1);
    Object.assign(backend.client.reviews, {
      queue: () => Promise.reject(backendError('ORIGIN_NOT_REGISTERED')),
    });
    const harness = await openReview(backend);
    harness.element.structure = 'les-trois-saules';
    await harness.shows('Ce site n’est pas inscrit auprès de la structure.');
    await expect(harness.element).to.be.accessible();
    harness.provider.backend = 'https://badges.example/api';
    await harness.provider.updateComplete;
    harness.provider.context.setSession(staff);
    await harness.shows('Ici, on ne peut pas répondre.');
    await harness.shows('Répondre sur badges.example');
    expect(harness.one('a.button', HTMLAnchorElement).href).to.equal(
      'https://badges.example/api/examine?structure=les-trois-saules',
    );
    await expect(harness.element).to.be.accessible();
  });
});
