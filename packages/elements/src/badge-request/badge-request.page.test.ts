import {expect} from '@open-wc/testing';
import type {Form} from '@pepites/recognition';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {everyForm, MemoryBackend, shortForm} from '../testing/request-backend.js';
import {newBadge, openRequest} from '../testing/request-harness.js';

async function openPage(form: Form = everyForm) {
  const badge = newBadge({form});
  const backend = new MemoryBackend([badge]);
  const harness = await openRequest(backend, badge);
  harness.element.layout = 'page';
  await harness.press('Commencer');
  // A long form is drawn in turns.
  const total = /sur (\d+)/.exec(harness.words)?.[1] ?? '';
  await harness.shows(`Question ${total} sur ${total}`);
  return {harness, backend};
}

describe('<badge-request layout="page">', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('asks everything on one page, and is accessible', async () => {
    const {harness} = await openPage();
    expect(harness.words).to.contain('Question 1 sur 12');
    expect(harness.words).to.contain('Question 12 sur 12');
    expect(harness.focused).to.equal('12 questions');
    const headings = harness.all('h2, h3, h4').map((each) => each.localName);
    expect([headings[0], headings[1], headings[2]]).to.deep.equal(['h2', 'h3', 'h4']);
    await expect(harness.element).to.be.accessible();
    for (const width of [320, 360]) {
      await setViewport({width, height: 800});
      expect(harness.overflows(width)).to.deep.equal([]);
    }
  }).timeout(20_000);

  it('opens a question right where another answer asks it', async () => {
    const {harness} = await openPage();
    expect(harness.words).not.to.contain('Pourquoi pas encore');
    await harness.choose('Non');
    // First what was pressed, then the question, then the numbers of the others: each in the next picture.
    await harness.shows('Pourquoi pas encore');
    await harness.shows('Question 13 sur 13');
    await harness.choose('Oui');
    await harness.shows('Question 12 sur 12');
    expect(harness.words).not.to.contain('Pourquoi pas encore');
    expect(harness.words).not.to.contain('sur 13');
  });

  it('lists everything that is wrong first, each with the way to it', async () => {
    const {harness} = await openPage(shortForm);
    await harness.press('Continuer');
    await harness.shows('2 réponses sont à corriger.');
    expect(harness.root.activeElement?.getAttribute('data-focus')).to.equal('summary');
    await expect(harness.element).to.be.accessible();
    await harness.press('À qui parlez-vous');
    expect(harness.root.activeElement?.id).to.equal('whom');
    await sendKeys({type: 'À Driss.'});
    expect(harness.one('#whom').getAttribute('aria-invalid')).to.equal(null);
    // The other fault is still said.
    await harness.shows('1 réponse est à corriger.');
  });

  it('is read again before it is sent, and each answer leads back to its question', async () => {
    const {harness, backend} = await openPage(shortForm);
    await harness.choose('J’écris');
    await harness.write('Une pause.', 'textarea');
    await harness.write('À Driss.', '#whom');
    await harness.press('Continuer');
    await harness.shows('Relisez avant d’envoyer.');
    await harness.press('Changer : À qui');
    expect(harness.focused).to.equal('À qui parlez-vous s’il y a un problème ?');
    await harness.press('Continuer');
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers.map(({question}) => question)).to.deep.equal(['right', 'whom']);
  });
});
