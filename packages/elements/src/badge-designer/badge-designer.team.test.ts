import {expect, waitUntil} from '@open-wc/testing';
import type {Session} from '@pepites/recognition';
import type {BadgeDesignSavedEvent} from '../events/design-events.js';
import {type DesignerBackend, designerBackend} from '../testing/designer-backend.js';
import {DesignerHarness, type DesignerOptions} from '../testing/designer-harness.js';
import {once} from '../testing/dom.js';
import {session} from '../testing/samples.js';

const as = (...roles: Session['person']['roles']): Session => ({
  ...session,
  person: {...session.person, roles},
});

const ready = async (more: DesignerOptions = {}, backend: DesignerBackend = designerBackend()) => ({
  backend,
  designer: await DesignerHarness.open({
    client: backend.client,
    session: as('lead'),
    attributes: {purpose: 'structure'},
    ...more,
  }),
});

async function writeBadge(designer: DesignerHarness): Promise<void> {
  await designer.press('Continuer');
  await designer.fill('name', 'Je répare des vélos');
  await designer.fill('description', 'La personne remet un vélo en état.');
  await designer.fill('shows', 'Changer une chambre à air.\nRégler les freins.');
  await designer.press('Continuer');
}

describe('<badge-designer purpose="structure">', () => {
  it('asks for what a badge needs, says what is missing, and publishes it with a safe process', async () => {
    const {designer, backend} = await ready();
    expect(designer.words).to.include('Créer un badge de la structure');
    await designer.press('Continuer');
    await designer.press('Continuer');
    expect(designer.words).to.include('Écrivez un titre.');
    for (const id of ['name', 'description', 'shows'])
      expect(designer.one(`#${id}`).ariaInvalid, id).to.equal('true');
    const process = designer.one('[role=radiogroup]');
    expect(process.ariaLabel).to.equal('Comment avoir ce badge\u202f?');
    expect(designer.one('input[value=reviewed]', HTMLInputElement).checked).to.equal(true);
    await expect(designer.element).to.be.accessible();
    await designer.press('Revenir');
    await writeBadge(designer);
    expect(designer.words).to.include('Une personne de votre équipe répond sous 7 jours.');
    await expect(designer.element).to.be.accessible();
    const saved = once(designer.element, 'badge-design-saved');
    await designer.press('Publier le badge');
    const {kept, badge}: BadgeDesignSavedEvent = await saved;
    expect(kept?.state).to.equal('published');
    expect(kept?.badge).to.equal('nouveau');
    expect(badge.description).to.equal('La personne remet un vélo en état.');
    expect(backend.sent.get('badgeDrafts.save')).to.deep.include({
      name: 'Je répare des vélos',
      criteria: ['Changer une chambre à air.', 'Régler les freins.'],
      process: 'reviewed',
      isProposed: false,
      basedOn: 0,
      design: {...designer.element.value, language: 'fr'},
    });
    await designer.shows('Le badge est publié. On peut déjà le demander.');
    await expect(designer.element).to.be.accessible();
    await designer.press('Créer un autre badge');
    await designer.shows('Étape 1 sur 3');
    expect(designer.words).to.not.include('Je répare');
  });

  it('is proposed by who may not publish, and made by nobody else', async () => {
    const {designer, backend} = await ready({session: as('manager')});
    expect(designer.words, 'at the first step').to.include('Un responsable le relit, puis le publie.');
    await writeBadge(designer);
    expect(designer.words).to.not.include('Publier le badge');
    await designer.press('Proposer ce badge');
    await designer.shows('Votre badge est proposé. Un responsable va le relire.');
    expect(backend.calls).to.not.include('badgeDrafts.publish');
    const other = await ready({session: as('adviser')});
    expect(other.designer.words, 'at the first step').to.include(
      'Seuls les responsables font les badges de la structure. Vous pouvez essayer ici. Mais votre badge ne sera pas gardé.',
    );
    await expect(other.designer.element).to.be.accessible();
    await writeBadge(other.designer);
    expect(other.designer.words).to.include('Seuls les responsables font les badges de la structure.');
  });

  it('is kept as a draft, gone on with, taken up elsewhere, and published once whatever answer is lost', async () => {
    const {designer, backend} = await ready();
    await writeBadge(designer);
    await designer.press('Garder en brouillon');
    await designer.shows('Votre brouillon est gardé.');
    await designer.press('Continuer ce badge');
    await designer.openLine('Forme');
    await designer.choose('Étoile à douze');
    await designer.press('Continuer');
    await designer.press('Continuer');
    await designer.press('Garder en brouillon');
    await designer.shows('Votre brouillon est gardé.');
    expect(backend.sent.get('badgeDrafts.save')).to.deep.include({basedOn: 1});

    const later = (await ready({}, backend)).designer;
    await later.press('Ouvrir un badge déjà commencé');
    await later.shows('Brouillon Je répare des vélos');
    await expect(later.element).to.be.accessible();
    await later.press('Reprendre : Je répare');
    await later.shows('Étape 1 sur 3');
    expect(later.element.value.shape).to.equal('rosette');
    await later.press('Continuer');
    expect(later.one('#shows', HTMLTextAreaElement).value).to.include('Régler les freins.');
    await later.press('Continuer');
    backend.lose('badgeDrafts.publish');
    await later.press('Publier le badge');
    await later.shows('Le site ne répond pas.');
    await later.press('Publier le badge');
    await later.shows('Le badge est publié.');
  });

  it('changes a badge that there is, and says that those who have it keep theirs', async () => {
    const {designer, backend} = await ready();
    await designer.press('Ouvrir un badge déjà commencé');
    await designer.shows('Publié Gestes et postures');
    await designer.press('Reprendre : Gestes');
    await designer.shows('Vous changez ce badge');
    expect(designer.words).to.include('Les badges déjà donnés restent comme ils sont.');
    expect(designer.element.value.enamel).to.equal('plum');
    await designer.press('Continuer');
    expect(designer.root.querySelector('input[name=process]') === null).to.equal(true);
    await designer.press('Continuer');
    await designer.press('Publier le badge');
    await designer.shows('Le badge est publié.');
    expect(backend.sent.get('badgeDrafts.save')).to.deep.include({badge: 'gestes', basedOn: 0});
  });

  it('lets a manager propose a change of a badge that there is', async () => {
    const {designer, backend} = await ready({session: as('manager')});
    await designer.press('Ouvrir un badge déjà commencé');
    await designer.shows('Publié Gestes et postures');
    await designer.press('Reprendre : Gestes');
    await designer.shows('Vous changez ce badge');
    await designer.press('Continuer');
    await designer.press('Continuer');
    await designer.press('Proposer ce badge');
    await designer.shows('Votre badge est proposé.');
    expect(backend.sent.get('badgeDrafts.save')).to.deep.include({badge: 'gestes', isProposed: true});
  });

  it('keeps words in the language of the page that they are written on', async () => {
    const {designer, backend} = await ready({lang: 'uk'});
    await designer.press('Далі');
    await designer.fill('name', 'Я ремонтую велосипеди');
    await designer.fill('description', 'Людина ремонтує велосипед.');
    await designer.fill('shows', 'Міняти камеру.');
    await designer.press('Далі');
    await designer.press('Опублікувати відзнаку');
    await waitUntil(() => backend.calls.includes('badgeDrafts.publish'), 'published', {timeout: 5000});
    const {design, imageAlt} = backend.sent.get('badgeDrafts.save') as {
      design: {language: string};
      imageAlt: Record<string, string>;
    };
    expect(design.language).to.equal('uk');
    expect(imageAlt['uk']).to.match(/Шестикутник/);
    expect(imageAlt['fr']).to.match(/Un hexagone/);
  });

  it('says part by part what the backend refuses, without words for programs', async () => {
    const {designer, backend} = await ready();
    await writeBadge(designer);
    backend.refuse('badgeDrafts.save', 'BADGE_INCOMPLETE', [
      {at: 'criteria', code: 'MISSING'},
      {at: 'process.form', code: 'FORM_FAULT'},
    ]);
    await designer.press('Publier le badge');
    await designer.shows('Il manque quelque chose.');
    await waitUntil(() => designer.focused.includes('Il manque quelque chose.'));
    expect(designer.words).to.include('À revoir : Écrivez au moins une phrase.');
    expect(designer.words).not.to.match(/process|BADGE_INCOMPLETE/);
    await expect(designer.element).to.be.accessible();
  });

  it('takes up a badge of one’s own: a draft goes on, what is signed begins another', async () => {
    const {designer, backend} = await ready({attributes: {}, session});
    await designer.openLine('Forme');
    await designer.choose('Étoile à douze');
    await designer.toCheck();
    await designer.press('Créer mon badge');
    await designer.shows('Votre badge est créé.');
    await designer.press('Créer un autre badge');
    await designer.press('Ouvrir un badge déjà commencé');
    await designer.shows('Déjà fait Je répare des vélos');
    await designer.press('Reprendre : Je répare');
    await designer.shows('Vous faites un nouveau badge. L’ancien reste comme il est.');
    expect(designer.element.value.shape).to.equal('rosette');
    await designer.press('Continuer');
    await designer.press('Continuer');
    await designer.press('Créer mon badge');
    await designer.shows('Votre badge est créé.');
    const {items} = await backend.client.selfCreated.list({structure: ''});
    expect(items.length).to.equal(2);
  });
});
