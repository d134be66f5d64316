import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ReadySentences} from '@pepites/recognition';
import {fullBackend, ids, openReview, type ReviewHarness} from '../testing/review-harness.js';

const own: ReadySentences = {
  yes: [{fr: 'Bien vu !', uk: 'Чудово!'}],
  missing: [{fr: 'Il manque la photo.'}, {fr: 'Il manque la date.'}],
  notYet: [],
};

const values = (harness: ReviewHarness, selector = '.sentences input'): string[] =>
  harness.all(selector).map((field) => (field as HTMLInputElement).value);

async function change(harness: ReviewHarness): Promise<void> {
  await harness.press('Changer les phrases prêtes');
  await harness.shows('Phrases prêtes');
  await waitUntil(() => harness.root.querySelector('#save'));
}

describe('<badge-review>, the ready-made sentences of a lead', () => {
  it('is offered to a lead alone', async () => {
    const harness = await openReview(fullBackend(1));
    expect(harness.words).not.to.contain('Changer les phrases prêtes');
  });

  it('begins with those of the page, in five languages, where the structure has none', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend, {roles: ['lead']});
    await change(harness);
    expect(values(harness).length).to.equal(6);
    await expect(harness.element).to.be.accessible();
    await harness.press('Enregistrer');
    await harness.shows('Les phrases sont enregistrées.');
    expect(Object.keys(backend.sentences!.yes[0]!)).to.deep.equal(['fr', 'en', 'es', 'ar', 'uk']);
  });

  it('adds, changes, orders and removes, by keyboard too, and keeps languages that are not shown', async () => {
    const backend = fullBackend(1);
    backend.sentences = own;
    const harness = await openReview(backend, {roles: ['lead']});
    await change(harness);
    expect(harness.words).to.contain('Aucune phrase.');
    await harness.press('Descendre : Il manque la photo.');
    await harness.shows('Place 2 sur 2.');
    expect(values(harness)).to.deep.equal(['Bien vu !', 'Il manque la date.', 'Il manque la photo.']);
    expect(harness.focused).to.equal('Descendre');
    await sendKeys({press: 'Tab'});
    expect(harness.focused).to.equal('Enlever');
    await sendKeys({press: 'Enter'});
    await harness.shows('La phrase est enlevée.');
    await harness.press('Ajouter une phrase avec « Pas encore »');
    await sendKeys({type: 'À bientôt.'});
    await harness.press('Enregistrer');
    await harness.shows('Les phrases sont enregistrées.');
    expect(backend.sentences).to.deep.equal({
      yes: [{fr: 'Bien vu !', uk: 'Чудово!'}],
      missing: [{fr: 'Il manque la date.'}],
      notYet: [{fr: 'À bientôt.'}],
    });
    await harness.press('Revenir à la liste');
    await harness.open();
    await harness.choose('Pas encore');
    expect(harness.words).to.contain('À bientôt.');
  });

  it('asks for words in French, and shows another language beside it', async () => {
    const backend = fullBackend(1);
    backend.sentences = own;
    const harness = await openReview(backend, {roles: ['lead']});
    await change(harness);
    const select = harness.one('#sentence-language', HTMLSelectElement);
    select.value = 'uk';
    select.dispatchEvent(new Event('change'));
    await harness.element.updateComplete;
    expect(values(harness).slice(0, 2)).to.deep.equal(['Bien vu !', 'Чудово!']);
    await harness.press('Ajouter une phrase avec « Oui »');
    await harness.press('Enregistrer');
    await harness.shows('Écrivez la phrase en français, ou enlevez-la.');
    expect(harness.root.activeElement?.getAttribute('aria-invalid')).to.equal('true');
    await expect(harness.element).to.be.accessible();
    expect(backend.callsOf('readySentences.set')).to.deep.equal([]);
  });

  it('does not write over what another lead has stored: both are shown first', async () => {
    for (const mine of [true, false]) {
      const backend = fullBackend(1);
      backend.sentences = own;
      const harness = await openReview(backend, {roles: ['lead']});
      await change(harness);
      await harness.write('Très bien !', '.sentences input');
      backend.sentences = {...own, yes: [{fr: 'Parfait.'}]};
      backend.version += 1;
      await harness.press('Enregistrer');
      await harness.shows('Quelqu’un d’autre a changé les phrases pendant ce temps.');
      expect(harness.words).to.contain('Parfait.');
      expect(harness.root.querySelector('#save') === null).to.equal(true);
      expect(values(harness)[0]).to.equal('Très bien !');
      expect(backend.sentences.yes[0]!.fr).to.equal('Parfait.');
      await expect(harness.element).to.be.accessible();
      await harness.press(mine ? 'Enregistrer les miennes' : 'Prendre les siennes');
      await waitUntil(() => !harness.words.includes('pendant ce temps'));
      await waitUntil(() => backend.sentences!.yes[0]!.fr === (mine ? 'Très bien !' : 'Parfait.'));
      expect(values(harness)[0]).to.equal(mine ? 'Très bien !' : 'Parfait.');
    }
  });

  it('asks once more before changes are lost', async () => {
    const backend = fullBackend(1);
    backend.sentences = own;
    const harness = await openReview(backend, {roles: ['lead']});
    await change(harness);
    await harness.write('Très bien !', '.sentences input');
    await harness.press('Revenir à la liste');
    expect(harness.focused).to.contain('Vos changements ne sont pas enregistrés.');
    await harness.press('Continuer à écrire');
    expect(values(harness)[0]).to.equal('Très bien !');
    await harness.press('Revenir à la liste');
    await harness.press('Quitter sans enregistrer');
    await harness.shows('1 demande attend une réponse.');
  });
});

describe('<badge-review>, who examines, named by a lead', () => {
  const people = (names: readonly string[]) =>
    names.map((name, i) => ({
      ...{examiner: `0190d4a0-0000-7000-8000-0000000000c${i}`, name, mayDecide: name === 'Léna'},
      ...{
        stance: name === 'Paula' ? ('peer' as const) : ('professional' as const),
        isExternal: name === 'Claire',
      },
    }));

  const open = async () => {
    const backend = fullBackend(1);
    backend.examiners = {candidates: people(['Driss', 'Nadège', 'Paula', 'Claire', 'Léna']), version: 4};
    const harness = await openReview(backend, {roles: ['lead']});
    await harness.open();
    harness.one('.manage summary').click();
    await waitUntil(() => harness.root.querySelector('#examiners-save'));
    return {backend, harness};
  };
  const choose = async (harness: ReviewHarness, name: string, part: string): Promise<void> => {
    const label = harness.all('.examiners label').find((each) => each.textContent.startsWith(name))!;
    const select = harness.one<HTMLSelectElement>(`[id="${label.getAttribute('for')!}"]`, HTMLSelectElement);
    select.value = part;
    select.dispatchEvent(new Event('change'));
    await harness.element.updateComplete;
  };

  it('names who examines, who takes over, and who decides', async () => {
    const {backend, harness} = await open();
    expect(harness.words).to.contain('Toute l’équipe qui examine ce badge peut répondre.');
    expect(getComputedStyle(harness.one('.medallion')).inlineSize, 'the styles of the request stay').to.equal(
      '56px',
    );
    const partOf = (): string =>
      harness.one('.examiners select', HTMLSelectElement).selectedOptions[0]!.textContent;
    expect(partOf()).to.equal('Peut répondre');
    expect(harness.words).to.contain('Paula (collègue)');
    expect(harness.words).to.contain('Claire (par un lien)');
    await expect(harness.element).to.be.accessible();
    await harness.press('Enregistrer ces noms');
    await harness.shows(
      'Pour choisir, mettez « Examine » à une personne. Sinon, toute l’équipe peut répondre.',
    );
    expect(harness.words).not.to.contain('au moins');
    await choose(harness, 'Driss', 'panel');
    await choose(harness, 'Nadège', 'pool');
    expect(harness.words).to.contain('N’examine pas').and.not.to.contain('Peut répondre');
    const decider = harness.one('#decider', HTMLSelectElement);
    decider.value = backend.examiners.candidates[4]!.examiner;
    decider.dispatchEvent(new Event('change'));
    await harness.press('Enregistrer ces noms');
    await harness.shows('Les noms sont enregistrés.');
    const [driss, nadege, , , lena] = backend.examiners.candidates.map(({examiner}) => examiner);
    expect(backend.callsOf('requests.assign')[0]!.input).to.deep.equal({
      request: ids[0],
      panel: [{examiner: driss, stance: 'professional'}],
      pool: [{examiner: nadege, stance: 'professional'}],
      decider: lena,
    });
    expect(harness.words).to.contain('Seules les personnes choisies voient cette demande.');
    await harness.press('Remplacer Driss');
    const replaced = 'Nadège examine maintenant, à la place de Driss.';
    await harness.shows(replaced);
    expect(harness.words.split(replaced), 'it is said once').to.have.length(2);
    expect(harness.one('form.lead [role="status"]').textContent).to.contain(replaced);
    expect(backend.examiners.panel!.map(({examiner}) => examiner)).to.deep.equal([nadege]);
  });

  it('says why nobody can take the place of one, though somebody stands there', async () => {
    const {backend, harness} = await open();
    await choose(harness, 'Driss', 'panel');
    await choose(harness, 'Nadège', 'pool');
    await harness.press('Enregistrer ces noms');
    await harness.shows('Les noms sont enregistrés.');
    backend.refuseWith = 'EXAMINERS_MISSING';
    await harness.press('Remplacer Driss');
    await harness.shows('Déjà un rôle dans cette demande : Nadège.');
  });

  it('says that only somebody of the team takes the place of one', async () => {
    const {harness} = await open();
    await choose(harness, 'Driss', 'panel');
    await choose(harness, 'Paula', 'pool');
    await harness.press('Enregistrer ces noms');
    await harness.shows('Les noms sont enregistrés.');
    await harness.press('Remplacer Driss');
    await harness.shows(
      'Driss répond pour l’équipe. Choisissez quelqu’un de l’équipe qui remplace si besoin.',
    );
  });

  it('says at the top that who has named others does not answer themselves, and who does', async () => {
    const {harness} = await open();
    await choose(harness, 'Driss', 'panel');
    await harness.press('Enregistrer ces noms');
    const words = 'Votre réponse n’est pas attendue. On attend encore la réponse de Driss.';
    await harness.shows(words);
    expect(harness.words.indexOf(words)).to.be.below(harness.words.indexOf('Ses preuves'));
    expect(harness.words).not.to.contain('Envoyer ma réponse');
    await expect(harness.element).to.be.accessible();
  });

  it('names who is too close, no longer offers them, and keeps the others that were chosen', async () => {
    const {backend, harness} = await open();
    await choose(harness, 'Driss', 'panel');
    await choose(harness, 'Nadège', 'panel');
    backend.refuseWith = 'CONFLICT_OF_INTEREST';
    const [driss, ...others] = backend.examiners.candidates;
    backend.examiners = {...backend.examiners, candidates: [{...driss!, isTooClose: true}, ...others]};
    await harness.press('Enregistrer ces noms');
    await harness.shows(
      'Trop proche de la personne qui demande, d’après Driss. Choisissez quelqu’un d’autre.',
    );
    expect(harness.root.querySelector(`[id="part-${driss!.examiner}"]`) === null).to.equal(true);
    expect(harness.one(`[id="part-${others[0]!.examiner}"]`, HTMLSelectElement).value).to.equal('panel');
    await expect(harness.element).to.be.accessible();
    backend.refuseWith = undefined;
    await harness.press('Enregistrer ces noms');
    await harness.shows('Les noms sont enregistrés.');
  });

  it('says who is too close, and that another lead was faster', async () => {
    const {backend, harness} = await open();
    await choose(harness, 'Driss', 'panel');
    backend.refuseWith = 'CONFLICT_OF_INTEREST';
    await harness.press('Enregistrer ces noms');
    await harness.shows('Une de ces personnes se dit trop proche.');
    backend.refuseWith = undefined;
    const [, nadege] = backend.examiners.candidates;
    const since = new Date().toISOString();
    backend.examiners = {
      ...backend.examiners,
      version: 5,
      panel: [{examiner: nadege!.examiner, stance: 'professional', since}],
    };
    await harness.press('Enregistrer ces noms');
    await harness.shows('Quelqu’un d’autre a changé cela.');
    expect(backend.examiners.panel!.map(({examiner}) => examiner)).to.deep.equal([nadege!.examiner]);
    const select = harness.one(`[id="part-${nadege!.examiner}"]`, HTMLSelectElement);
    expect(select.value).to.equal('panel');
    await expect(harness.element).to.be.accessible();
  });

  it('is not offered to an examiner', async () => {
    const harness = await openReview(fullBackend(1));
    await harness.open();
    expect(harness.root.querySelector('.manage') === null).to.equal(true);
  });
});
