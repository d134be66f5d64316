import {expect} from '@open-wc/testing';
import type {BadgeRequest} from '@pepites/recognition';
import {fullBackend, ids, openOldest, openReview, staff} from '../testing/review-harness.js';
import {backendError} from '../testing/samples.js';

describe('<badge-review> when things change', () => {
  it('reads a changed request again and keeps what was written', async () => {
    const {backend, harness} = await openOldest();
    await harness.choose('Il manque…');
    await harness.write('Il manque un devoir.');
    await harness.choose('Je n’ai pas écrit');
    const changed: BadgeRequest = {
      ...backend.requests[0]!,
      version: 5,
      revision: 2,
      earnerName: 'Malika Tahar',
    };
    backend.put(changed);
    await harness.press('Envoyer ma réponse');
    await harness.shows(
      'La demande a changé. Pendant ce temps : La personne a envoyé de nouvelles réponses.',
    );
    await harness.shows('Demande de Malika Tahar');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Il manque un devoir.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Envoyer ma réponse');
    await harness.shows('Aucune demande n’attend.');
    expect(backend.callsOf('reviews.decide')[1]!.input).to.deep.include({version: 5, revision: 2});
  });

  it('says that somebody else has answered, and leads on', async () => {
    const {backend, harness} = await openOldest(2);
    await harness.chooseYes('Bravo Malika !');
    backend.put({...backend.requests.find(({id}) => id === ids[0])!, state: 'approved', version: 2});
    await harness.press('Envoyer ma réponse');
    await harness.shows('Demande suivante');
    expect(harness.words).to.contain('Bravo Malika !');
    await expect(harness.element).to.be.accessible();
    await harness.press('Demande suivante');
    await harness.shows('Demande de Youssef B.');
  });

  it('leads to the list where no other waits', async () => {
    const {backend, harness} = await openOldest();
    await harness.chooseYes();
    backend.put({...backend.requests[0]!, state: 'approved', version: 2});
    await harness.press('Envoyer ma réponse');
    await harness.shows('Revenir à la liste');
    expect(harness.words).not.to.contain('Demande suivante');
    await harness.press('Revenir à la liste');
    await harness.shows('Aucune demande n’attend.');
  });

  it('keeps what was written when no answer comes, and when the session ends', async () => {
    const {backend, harness} = await openOldest();
    await harness.chooseYes('Bravo à vous !');
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Envoyer ma réponse');
    await harness.shows('Le site ne répond pas. Rien n’est perdu.');
    // Above the button that tries again, and no second one.
    const {bottom} = harness.one('[data-focus="problem"]').getBoundingClientRect();
    expect(bottom).to.be.at.most(harness.one('.decision .actions').getBoundingClientRect().top);
    expect(harness.root.textContent).not.to.contain('Réessayer');
    await harness.press('Envoyer ma réponse');
    expect(backend.callsOf('reviews.decide')).to.have.length(2);
    backend.refuseWith = 'SESSION_ENDED';
    await harness.press('Envoyer ma réponse');
    await harness.shows('Connectez-vous pour voir les demandes.');
    backend.refuseWith = undefined;
    harness.provider.context.setSession({...staff, token: 'again'});
    await harness.shows('Ma réponse');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Bravo à vous !');
    await harness.press('Envoyer ma réponse');
    await harness.shows('Aucune demande n’attend.');
  });

  it('sends nothing when the page cancels', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend);
    harness.provider.addEventListener('badge-review-decide', (event) => {
      event.preventDefault();
    });
    await harness.open();
    await harness.chooseYes();
    await harness.press('Envoyer ma réponse');
    expect(backend.calls).to.have.length(0);
  });

  it('tells a person without the role so, and offers another account', async () => {
    const backend = fullBackend();
    Object.assign(backend.client.reviews, {queue: () => Promise.reject(backendError('FORBIDDEN'))});
    Object.assign(backend.client.me, {signOut: () => Promise.resolve()});
    const harness = await openReview(backend);
    await harness.shows('Vous ne répondez pas aux demandes de cette structure.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Changer de compte');
    await harness.shows('Connectez-vous pour voir les demandes.');
  });
});
