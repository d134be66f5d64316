import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {plain} from '../testing/element-harness.js';
import {fullBackend, openOldest, openReview} from '../testing/review-harness.js';

async function pressCtrlEnter(): Promise<void> {
  await sendKeys({down: 'Control'});
  await sendKeys({press: 'Enter'});
  await sendKeys({up: 'Control'});
}

describe('<badge-review> and who knows the person', () => {
  it('asks once more, hands over, says so to the page, and opens the next', async () => {
    const backend = fullBackend(2);
    const harness = await openReview(backend);
    const heard: string[] = [];
    harness.provider.addEventListener('badge-review-handed-over', ({request}) => heard.push(request));
    await harness.open();
    const {id} = backend.requests.find(({earnerName}) => earnerName === 'Malika T.')!;
    await harness.press('Je suis trop proche de cette personne');
    expect(harness.root.activeElement!.id).to.equal('hand-over');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, je réponds');
    expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('know');
    await harness.press('Je suis trop proche de cette personne');
    await harness.press('Oui, passer à quelqu’un d’autre');
    await harness.shows('Demande de Youssef B.');
    // Above another person's request: it says whose it was.
    expect(plain(harness.one('[role="status"]').textContent)).to.contain(
      'C’est noté : Malika T. aura la réponse d’une autre personne.',
    );
    expect(heard).to.deep.equal([id]);
    expect(backend.callsOf('reviews.handOver')).to.have.length(1);
  });

  it('says what the rule says where somebody wrote the evidence', async () => {
    const {backend, harness} = await openOldest();
    await harness.chooseYes();
    backend.refuseWith = 'CONFLICT_OF_INTEREST';
    await harness.press('Envoyer ma réponse');
    await harness.shows(
      'Vous avez aidé pour cette demande, ou vous avez dit être proche. Quelqu’un d’autre doit répondre.',
    );
    // One way on: what would be refused again is not offered.
    expect(harness.words).not.to.contain('Envoyer ma réponse');
    await expect(harness.element).to.be.accessible();
    await pressCtrlEnter();
    expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('problem');
    expect(backend.callsOf('reviews.decide')).to.have.length(1);
    // Also while the request cannot be passed on.
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Passer à quelqu’un d’autre');
    await harness.shows('Le site ne répond pas.');
    expect(harness.words).not.to.contain('Envoyer ma réponse');
    await pressCtrlEnter();
    expect(backend.callsOf('reviews.decide')).to.have.length(1);
    backend.refuseWith = undefined;
    await harness.press('Passer à quelqu’un d’autre');
    await waitUntil(() => backend.callsOf('reviews.handOver').length === 2);
  });
});
