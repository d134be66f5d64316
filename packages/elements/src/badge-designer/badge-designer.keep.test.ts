import {expect, waitUntil} from '@open-wc/testing';
import {bakePng, bakeSvg, extract} from '@pepites/credentials/bake.js';
import {drawBadge, firstDesign, loadIcon} from '../design/index.js';
import type {BadgeDesignSavedEvent} from '../events/design-events.js';
import {designerBackend, ownAwardId} from '../testing/designer-backend.js';
import {DesignerHarness, type DesignerOptions} from '../testing/designer-harness.js';
import {once} from '../testing/dom.js';

const ready = async (more: DesignerOptions = {}) => {
  const backend = designerBackend();
  return {backend, designer: await DesignerHarness.open({client: backend.client, ...more})};
};

describe('<badge-designer>, keeping a badge,', () => {
  it('makes a badge of one’s own, and asks for evidence at once', async () => {
    const {designer, backend} = await ready();
    await designer.openLine('Symbole');
    await designer.fill('icon-search', 'vélo');
    await designer.choose('un vélo');
    await designer.toCheck('Je répare des vélos', 'Je change une chambre à air.\n\n Je règle les freins. ');
    expect(designer.words).to.include('Le badge dira : « Créé par la personne elle-même ».');
    const saved = once(designer.element, 'badge-design-saved');
    await designer.press('Créer mon badge');
    const {badge, award}: BadgeDesignSavedEvent = await saved;
    expect(award).to.equal(ownAwardId);
    expect(backend.calls.slice(0, 4)).to.deep.equal([
      'selfCreated.create',
      'selfDesigns.set',
      'selfCreated.setImage',
      'selfCreated.publish',
    ]);
    expect(backend.sent.get('selfCreated.create')).to.deep.include({
      name: 'Je répare des vélos',
      description: 'Je change une chambre à air. Je règle les freins.',
      criteria: ['Je change une chambre à air.', 'Je règle les freins.'],
      imageAlt: 'Un hexagone, fond bleu, bord doré. Au milieu\u00a0: un vélo.',
    });
    const bitmap = await createImageBitmap(badge.image);
    expect([badge.image.type, bitmap.width, bitmap.height]).to.deep.equal(['image/png', 600, 600]);
    expect(badge.svg).to.equal(
      drawBadge(badge.design, {icon: await loadIcon('bicycle'), alt: badge.imageAlt}),
    );
    await designer.shows('Votre badge est créé.');
    await waitUntil(() => designer.focused.includes('Votre badge est créé.'));
    const next = once(designer.element, 'badge-design-next');
    await designer.press('Ajouter une preuve');
    expect(await next).to.include({act: 'evidence', award: ownAwardId});
    await designer.fill('evidence', 'Douze vélos cet été.');
    await designer.press('Garder ma preuve');
    await designer.shows('Votre preuve est gardée.');
    await designer.shows('Vos preuves gardées Douze vélos cet été.');
    await designer.shows('Une autre preuve, si vous voulez');
    expect(designer.words).to.contain('Terminer').and.not.to.contain('Revenir');
    expect(backend.sent.get('awards.addEvidence')).to.deep.equal({
      kind: 'text',
      title: '',
      text: 'Douze vélos cet été.',
    });
    await designer.press('Terminer');
    await designer.shows('Et maintenant ?');
  });

  it('lets the page lead to evidence and recommendation itself', async () => {
    const {designer} = await ready();
    await designer.toCheck();
    await designer.press('Créer mon badge');
    await designer.shows('Votre badge est créé.');
    designer.element.addEventListener('badge-design-next', (event) => {
      event.preventDefault();
    });
    await designer.press('Demander une recommandation');
    expect(designer.words).to.include('Votre badge est créé.');
  });

  it('leaves the badge to a page that takes it over', async () => {
    const {designer, backend} = await ready();
    designer.element.addEventListener('badge-design-save', (event) => {
      event.preventDefault();
    });
    await designer.toCheck();
    const save = once(designer.element, 'badge-design-save');
    await designer.press('Créer mon badge');
    expect((await save).badge.title).to.equal('Je répare des vélos');
    await waitUntil(() => !designer.element.matches(':state(saving)'));
    expect(backend.calls).to.deep.equal([]);
  });

  it('makes one badge, whatever answer is lost', async () => {
    for (const call of [
      'selfCreated.create',
      'selfDesigns.set',
      'selfCreated.setImage',
      'selfCreated.publish',
    ]) {
      const {designer, backend} = await ready();
      await designer.toCheck();
      backend.lose(call);
      await designer.press('Créer mon badge');
      await designer.shows('Le site ne répond pas.');
      await waitUntil(() => designer.focused.includes('Le site ne répond pas.'));
      await designer.press('Changer les mots');
      await designer.fill('name', 'Un autre titre');
      await designer.press('Continuer');
      await designer.press('Créer mon badge');
      await designer.shows('Votre badge est créé.');
      const {items} = await backend.client.selfCreated.list({structure: ''});
      expect(
        items.map(({state}) => state),
        call,
      ).to.deep.equal(['published']);
      if (call !== 'selfCreated.publish') expect(items[0]?.name).to.equal('Un autre titre');
    }
  });

  it('signs in where nobody is, and goes on', async () => {
    const {designer} = await ready({session: undefined});
    await designer.toCheck();
    expect(designer.words).to.include('Dites qui vous êtes, pour garder votre badge.');
    expect(designer.root.querySelector('badge-sign-in') !== null).to.equal(true);
    await expect(designer.element).to.be.accessible();
  });

  it('gives a badge of the structure its image, said in both languages', async () => {
    const {designer, backend} = await ready({attributes: {purpose: 'structure', badge: 'gestes'}});
    expect(designer.words).to.include('Changer l’image d’un badge');
    expect(designer.words).to.include('Gestes et postures');
    await designer.toCheck();
    backend.refuse('badges.setImage', 'FORBIDDEN');
    await designer.press('Mettre cette image');
    await designer.shows('Vous n’avez pas accès');
    backend.refuse('badges.setImage', undefined);
    await designer.press('Mettre cette image');
    await designer.shows('Le badge a sa nouvelle image.');
    const {imageAlt, image} = backend.sent.get('badges.setImage') as {imageAlt: object; image: string};
    expect(imageAlt).to.deep.equal({
      fr: 'Un hexagone, fond bleu, bord doré. Au milieu\u00a0: une étoile.',
      en: 'A hexagon, blue background, gold edge. In the middle: a star.',
    });
    expect(atob(image).slice(1, 4)).to.equal('PNG');
  });

  it('draws for a page without a backend, and gives images that can carry a badge', async () => {
    const designer = await DesignerHarness.open({client: undefined});
    expect(designer.words).to.include('Dessiner un badge');
    designer.element.value = {shape: 'key', icon: 'key', text: 'no room'};
    await designer.element.updateComplete;
    const svg = await designer.element.toSvg();
    const png = new Uint8Array(await (await designer.element.toPng()).arrayBuffer());
    const credential = JSON.stringify({'@context': ['https://www.w3.org/ns/credentials/v2'], id: 'urn:x'});
    const fromPng = await extract(bakePng(png, credential));
    const fromSvg = await extract(new TextEncoder().encode(bakeSvg(svg, credential)));
    expect([fromPng.container, fromSvg.container]).to.deep.equal(['png', 'svg']);
    expect([JSON.parse(fromPng.text), JSON.parse(fromSvg.text)]).to.deep.equal(
      Array.from({length: 2}, () => JSON.parse(credential) as unknown),
    );
    await designer.toCheck();
    await designer.press('Garder l’image');
    await designer.shows('Votre image est prête.');
  });

  it('is part of a form: gives the design, holds the form back, is set back with it', async () => {
    const {designer} = await ready();
    const form = document.createElement('form');
    designer.element.setAttribute('name', 'dessin');
    designer.element.parentElement!.append(form);
    form.append(designer.element);
    await waitUntil(() => new FormData(form).has('dessin'));
    expect(JSON.parse(new FormData(form).get('dessin') as string)).to.deep.equal(firstDesign);
    expect(designer.element.form === form).to.equal(true);
    designer.element.value = {...firstDesign, enamel: 'ivory'};
    await designer.element.updateComplete;
    expect(form.checkValidity()).to.equal(false);
    form.reset();
    await designer.element.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    expect(designer.element.value).to.deep.equal(firstDesign);
    form.remove();
  });

  it('says that the backend is down, and what to do', async () => {
    const {designer, backend} = await ready();
    await designer.toCheck();
    backend.refuse('selfCreated.create', 'UNREACHABLE');
    await designer.press('Créer mon badge');
    await designer.shows('Le site ne répond pas. Réessayez dans un moment.');
    expect(designer.element.matches(':state(check)')).to.equal(true);
  });
});
