/** What a badge's editor in the console can say beyond the simple: other languages, who examines as what, several things to do of a course. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackend} from '@pepites/recognition';
import type {Page} from 'playwright-core';
import {LEAD} from '../../packages/server/test/review-world.ts';
import {STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {verdictOfAxe} from './axe.ts';
import {type ConsoleWorld, openConsoleWorld, openScreen} from './console-world.ts';
import {expectText} from './expect.ts';
import {tick} from './people.ts';

describe('the editor of a badge in the console', () => {
  let world: ConsoleWorld;
  let lead: BadgeBackend;
  let page: Page;
  before(async () => {
    world = await openConsoleWorld();
    lead = await world.client(LEAD);
    page = await world.comeIn(LEAD, {bypassCSP: true});
    await openScreen(page, 'Badges');
  });
  after(() => world.close());

  const edit = async (name: string): Promise<void> => {
    await page.getByRole('link', {name: `Modifier ${name}`, exact: true}).click();
    await page.getByLabel('Nom du badge', {exact: true}).waitFor();
  };
  const see = async () => page.getByRole('button', {name: 'Voir ce qui change'}).click();
  const apply = async (): Promise<void> => {
    await see();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
  };
  const leave = async (): Promise<void> => {
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', {name: 'Badges', exact: true}).last().click();
    await page.getByRole('link', {name: 'Modifier Badge deux', exact: true}).waitFor();
  };
  const defined = async (badge: string) => {
    const {definition} = await lead.definition.get({structure});
    return definition.structures[0]?.badges.find(({id}) => id === badge);
  };
  const assertUsable = async (): Promise<void> => {
    assert.deepEqual(await verdictOfAxe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  };

  it('writes the words in another language, line for line, and keeps those that were looked at', async () => {
    await edit('Badge un');
    await page.getByLabel('Critères', {exact: true}).fill('Ranger les outils.\nNettoyer le sol.');
    await page.getByLabel('Voir et écrire une traduction').selectOption('anglais');
    const name = page.getByLabel('Nom du badge (anglais)');
    await name.fill('Badge one');
    assert.equal(await name.getAttribute('lang'), 'en');
    const criteria = page.getByLabel('Critères (anglais)');
    await criteria.fill('Put the tools away.');
    // What is wrong is shown, whatever language is open.
    await page.getByLabel('Voir et écrire une traduction').selectOption('espagnol');
    assert.equal(await criteria.isVisible(), false);
    await see();
    await expectText(page.locator('#screen'), /Il faut 2 lignes, comme au-dessus/);
    assert.equal(await criteria.evaluate((field) => field === document.activeElement), true);
    await assertUsable();
    await criteria.fill('Put the tools away.\nClean the floor.');
    await apply();
    const translated = await defined('un');
    assert.deepEqual(translated?.name, {fr: 'Badge un', en: 'Badge one'});
    assert.deepEqual(translated.criteria, [
      {fr: 'Ranger les outils.', en: 'Put the tools away.'},
      {fr: 'Nettoyer le sol.', en: 'Clean the floor.'},
    ]);

    await edit('Badge un');
    await page.getByLabel('Voir et écrire une traduction').selectOption('anglais');
    assert.equal(await name.inputValue(), 'Badge one');
    await see();
    await expectText(page.locator('#screen'), /Rien ne change/);
    await page.getByLabel('Nom du badge', {exact: true}).fill('Badge premier');
    await page.getByLabel('Critères (anglais)').fill('');
    await apply();
    const kept = await defined('un');
    assert.deepEqual(kept?.name, {fr: 'Badge premier', en: 'Badge one'});
    assert.deepEqual(kept.criteria, [{fr: 'Ranger les outils.'}, {fr: 'Nettoyer le sol.'}]);
  });

  it('asks for professionals and peers, and says what does not fit', async () => {
    await edit('Badge deux-oui');
    const peers = page.getByLabel('Au moins combien de pairs');
    assert.equal(await peers.isVisible(), false, 'few badges need it');
    await page.getByText('Plus de règles').click();
    await peers.selectOption('3');
    await see();
    await expectText(page.locator('#screen'), /C’est plus que le nombre de personnes/);
    await peers.selectOption('1');
    await see();
    await expectText(page.locator('#screen'), /Choisissez le badge des pairs/);
    await page.getByLabel('Badge des pairs').selectOption('deux');
    await page.getByLabel('Au moins combien de professionnels').selectOption('1');
    await tick(page.getByLabel('La personne qui a tout écrit peut aussi examiner'));
    await page.getByLabel('Remplacer qui ne répond pas').fill('14');
    await assertUsable();
    await apply();
    const process = (await defined('deux-oui'))?.process;
    assert.deepEqual(process?.mode === 'reviewed' && process.quorum, {
      ...{min: 2, stances: {professional: 1, peer: 1}, peersHold: 'deux'},
      ...{writerMayExamine: true, replaceAfterDays: 14},
    });
    await edit('Badge entre-pairs');
    assert.equal(await peers.isVisible(), true);
    await see();
    await expectText(page.locator('#screen'), /Rien ne change/);
    await leave();
  });

  it('puts several things to do together, and takes them apart again', async () => {
    await edit('Badge gestes');
    const gestes = {passed: 'https://cours.example/gestes', minScaled: 0.8};
    await page.getByRole('button', {name: 'Ajouter une chose à faire'}).press('Enter');
    await expectText(page.locator('#said'), /ajoutée à la fin/);
    const part = (number: number) =>
      page.getByRole('listitem').filter({has: page.getByRole('heading', {name: `Chose à faire ${number}`})});
    const address = part(2).getByLabel('Adresse du cours');
    assert.equal(await address.evaluate((field) => field === document.activeElement), true);
    await address.fill('https://cours.example/quiz');
    await part(2).getByLabel('Ce qu’il faut faire').selectOption('Atteindre un résultat');
    await see();
    await expectText(part(2), /Il manque quelque chose ici/);
    await part(2).getByLabel('Résultat à atteindre').fill('60');
    await page.getByLabel('Pour avoir le badge').selectOption('Une seule chose suffit');
    await assertUsable();
    await apply();
    const quiz = {score: 'https://cours.example/quiz', min: 0.6};
    const ruleOf = async () => {
      const process = (await defined('gestes'))?.process;
      return process?.mode === 'onCriteria' ? process.rule : undefined;
    };
    assert.deepEqual(await ruleOf(), {any: [gestes, quiz]});

    await edit('Badge gestes');
    await page.getByLabel('Pour avoir le badge').selectOption('Plusieurs choses suffisent');
    await page.getByLabel('Combien de ces choses').fill('3');
    await see();
    await expectText(page.locator('#screen'), /Un nombre entier, de 1 à 2/);
    await page.getByLabel('Combien de ces choses').fill('2');
    await apply();
    assert.deepEqual(await ruleOf(), {atLeast: 2, of: [gestes, quiz]});
    await edit('Badge gestes');
    await see();
    await expectText(page.locator('#screen'), /Rien ne change/);
    await page.getByRole('button', {name: 'Retirer cette chose, Chose à faire 2'}).press('Enter');
    await expectText(page.locator('#said'), /La chose à faire est retirée/);
    assert.equal(await page.getByLabel('Pour avoir le badge').isVisible(), false);
    await apply();
    assert.deepEqual(await ruleOf(), gestes);
  });
});
