/**
 * Whoever runs the badges, on the built files, on a phone, in French, with a real backend: what waits, the team, the figures, a badge taken
 * back, a badge changed, a file put in place. Each screen is held against axe.
 */
import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackend} from '@pepites/recognition';
import {createBadgeClient} from '@pepites/sdk';
import type {Browser} from 'playwright-core';
import {STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {EXAMINER, LEAD} from '../../packages/server/test/review-world.ts';
import {verdictOfAxe} from './axe.ts';
import {type ConsoleWorld, openConsoleWorld, openScreen as open} from './console-world.ts';
import {expectText} from './expect.ts';
import {complaintsOf, signIn, tick} from './people.ts';

describe('the console', () => {
  let world: ConsoleWorld;
  let folder: string;
  let url: string;
  let browser: Browser;
  let lina: BadgeBackend;
  let lead: BadgeBackend;

  before(async () => {
    world = await openConsoleWorld();
    ({folder, url, browser} = world);
    lina = await client('lina@example.org');
    lead = await client(LEAD);
    const asks = {structure, displayName: 'Lina Marchand', consent: true};
    await lina.requests.submit({...asks, requestId: crypto.randomUUID(), badge: 'soutien'});
    const answers = [{question: 'reussite', text: 'J’ai rangé l’atelier.'}];
    await lina.requests.submit({...asks, requestId: crypto.randomUUID(), badge: 'un', answers});
  });
  after(() => world.close());

  const client = async (email: string): Promise<BadgeBackend> => world.client(email);
  const comeIn: ConsoleWorld['comeIn'] = async (email, options) => world.comeIn(email, options);

  it('is walked through by the lead: what waits, the team, the figures, a badge taken back', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await expectText(
      page.locator('#screen'),
      /1 demande attend[\s\S]*Badge un[\s\S]*Lina Marchand, depuis aujourd’hui/,
    );

    await open(page, 'Équipe');
    await expectText(page.locator('#screen'), /Nadège[\s\S]*Inviter une personne/);
    const driss = page.getByRole('listitem').filter({has: page.getByRole('heading', {name: 'Driss'})});
    await driss.getByText('Modifier').click();
    await tick(driss.getByRole('checkbox', {name: 'encadrer le travail'}));
    await driss.getByRole('button', {name: 'Enregistrer les rôles'}).click();
    await expectText(page.locator('#said'), /Les rôles de Driss ont changé/);
    await page.getByLabel('Son nom').fill('Nour');
    await page.getByLabel('Son adresse mail').fill('nour@example.org');
    await page.getByRole('button', {name: 'Envoyer l’invitation'}).click();
    await expectText(page.locator('#screen'), /Choisissez au moins un rôle/);
    await tick(
      page
        .getByRole('group', {name: /pourra faire/})
        .getByRole('checkbox', {name: 'accompagner des personnes'}),
    );
    await page.getByRole('button', {name: 'Envoyer l’invitation'}).click();
    await expectText(page.locator('#said'), /L’invitation est partie à nour@example\.org/);

    await open(page, 'Chiffres');
    await expectText(page.locator('#screen'), /Demander un badge[\s\S]*Demandes envoyées[\s\S]*moins de 5/);
    const csv = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Télécharger en CSV'}).click(),
    ]).then(async ([download]) => readFile(await download.path(), 'utf8'));
    assert.match(csv, /^\ufeff"Étape";"Quoi";"Nombre"\r\n/);
    assert.match(csv, /"Repérer les compétences";"Badges proposés";"\d+"\r\n/);

    await open(page, 'Badges donnés');
    await page.getByLabel('Son nom, ou son adresse mail entière').fill('lina');
    await page.getByRole('button', {name: 'Chercher'}).click();
    await page.getByRole('button', {name: /Voir ses badges/}).click();
    await expectText(page.locator('#screen'), /Badges de Lina Marchand[\s\S]*Badge soutien/);
    await page.getByText('Retirer ce badge').click();
    await page.getByLabel('Pourquoi').fill('Donné par erreur, pardon.');
    await page.getByRole('button', {name: 'Retirer le badge'}).click();
    await expectText(page.locator('#said'), /«\s*Badge soutien\s*» est retiré/);
    const {items} = await lina.me.awards({structure});
    assert.deepEqual([items[0]?.state, items[0]?.revokeReason], ['revoked', 'Donné par erreur, pardon.']);
    await open(page, 'Accueil');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('changes a badge: its words, its questions, and shows what changes before it is done', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge un', exact: true}).click();
    await page.getByLabel('Nom du badge').fill('Je range l’atelier');
    await page.getByRole('button', {name: 'Ajouter une question'}).click();
    await page.getByLabel('La question', {exact: true}).last().fill('Qui vous a aidé ?');
    await page.getByLabel('Réponse', {exact: true}).last().selectOption('shortText');
    await page.getByRole('button', {name: 'Monter, Question 4'}).press('Enter');
    await expectText(page.locator('#said'), /maintenant en place 3/);
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Monter, Question 3',
    );
    await page.getByLabel('Valable combien de mois').fill('douze');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Un nombre entier, de 1 à 1200/);
    await page.getByLabel('Valable combien de mois').fill('12');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(
      page.locator('#screen'),
      /Changement : le badge un \(le nom, la façon de le donner, la durée\)/,
    );
    const before = (await lina.badges.get({structure, badge: 'un'})).name;
    assert.equal(before.fr, 'Badge un');
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    await expectText(page.locator('#screen'), /Je range l’atelier/);
    const {name, validForMonths, form} = await lina.badges.get({structure, badge: 'un'});
    assert.deepEqual([name.fr, name['en'], validForMonths], ['Je range l’atelier', undefined, 12]);
    assert.deepEqual(
      form?.questions.map(({id, type}) => `${id} ${type}`),
      ['reussite longText', 'photo photo', 'question-4 shortText', 'piece file'],
    );
    const {items} = await lina.catalogue.list({structure});
    assert.ok(items.some((one) => one.name.fr === 'Je range l’atelier'));
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('changes a badge that nobody examines, says at its field what is refused, and drops a plan that is no longer true', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge soutien', exact: true}).click();
    await page.getByLabel('Valable combien de mois').fill('6');
    await page
      .getByLabel('Critères')
      .fill(Array.from({length: 13}, (_, index) => `Critère ${index}`).join('\n'));
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Le nombre de lignes ne convient pas/);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'));
    assert.equal(await focused(), 'true');
    await page.getByLabel('Critères').fill('');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Il manque quelque chose ici/);
    await page.getByLabel('Critères').fill('Soutenir la structure.');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    const apply = page.getByRole('button', {name: 'Faire ces changements'});
    await apply.waitFor();
    await page.getByLabel('Valable combien de mois').fill('7');
    assert.equal(await apply.count(), 0);
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await apply.click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    assert.equal((await lina.badges.get({structure, badge: 'soutien'})).validForMonths, 7);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('keeps what another lead did in between, and refuses where both changed the same badge; nothing written is lost unasked', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge soutien', exact: true}).click();
    await page.getByLabel('Valable combien de mois').fill('8');
    const changeAside = async (badge: string, months: number): Promise<void> => {
      const {definition} = await lead.definition.get({structure});
      const [own] = definition.structures;
      assert.ok(own);
      const badges = own.badges.map((one) => (one.id === badge ? {...one, validForMonths: months} : one));
      const text = JSON.stringify({version: 1, structures: [{...own, badges}]});
      const {mark} = await lead.definition.plan({structure, text});
      await lead.definition.apply({structure, text, mark});
    };
    await changeAside('deux', 24);
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    const monthsOf = async (badge: string) => (await lina.badges.get({structure, badge})).validForMonths;
    assert.deepEqual([await monthsOf('soutien'), await monthsOf('deux')], [8, 24]);
    await page.getByRole('link', {name: 'Modifier Badge soutien', exact: true}).click();
    await page.getByLabel('Valable combien de mois').fill('9');
    await changeAside('soutien', 10);
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#problem'), /Quelqu’un a changé ce badge/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'problem');
    assert.equal(await monthsOf('soutien'), 10);
    assert.deepEqual(complaints, []);

    page.once('dialog', (dialog) => void dialog.accept());
    await open(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge soutien', exact: true}).click();
    await page.getByLabel('Valable combien de mois').fill('11');
    // The question comes with the change of address, which a click does not wait for.
    const [asked] = await Promise.all([
      page.waitForEvent('dialog').then(async (dialog) => {
        await dialog.dismiss();
        return dialog.message();
      }),
      page.locator('#nav').getByRole('link', {name: 'Équipe'}).click(),
    ]);
    assert.match(asked, /pas enregistrés/);
    assert.equal(await page.getByLabel('Valable combien de mois').inputValue(), '11');
    await page.waitForURL(/#badges\/soutien$/);
    await page.route('**/definition', async (route) =>
      route.fulfill({status: 401, contentType: 'application/json', body: '{"code":"SESSION_ENDED"}'}),
    );
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#problem'), /Connectez-vous encore/);
    assert.equal(await page.getByLabel('Valable combien de mois').isVisible(), false);
    await page.unroute('**/definition');
    await signIn(page.locator('badge-sign-in'), url, LEAD);
    await page.getByLabel('Valable combien de mois').waitFor();
    assert.equal(await page.getByLabel('Valable combien de mois').inputValue(), '11');
    await page.context().close();
  });

  it('chooses how a badge is given: from others, or after a course', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge vite', exact: true}).click();
    await page.getByLabel('Façon de le donner').selectOption('keyBadge');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Choisissez au moins un badge/);
    await tick(page.getByRole('checkbox', {name: 'Badge soutien'}));
    await tick(page.getByRole('checkbox', {name: 'Badge gestes'}));
    await page.getByLabel('Combien de ces badges suffisent').fill('1');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    const {mode, requires, minRequired} = await lina.badges.get({structure, badge: 'vite'});
    assert.deepEqual([mode, requires, minRequired], ['keyBadge', ['soutien', 'gestes'], 1]);
    await page.getByRole('link', {name: 'Modifier Badge majorite', exact: true}).click();
    await page.getByLabel('Façon de le donner').selectOption('onCriteria');
    await page.getByLabel('Adresse du cours').fill('https://cours.example/vitesse');
    await page.getByLabel('Résultat minimum').fill('70');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    const {definition} = await lead.definition.get({structure});
    assert.deepEqual(definition.structures[0]?.badges.find(({id}) => id === 'majorite')?.process, {
      ...{mode: 'onCriteria', minTrust: 'T1'},
      rule: {passed: 'https://cours.example/vitesse', minScaled: 0.7},
    });
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('takes the structure along as a file, and puts a changed one in place', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Fichier');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Télécharger le fichier'}).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'pepites.zip');
    const faulty = join(folder, 'pepites.yaml');
    await writeFile(faulty, `version: 1\nstructures:\n  - id: ${structure}\n    name: ''\n    kind: ACI\n`);
    await page.getByLabel('Le fichier pepites.yaml').setInputFiles(faulty);
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Il y a une erreur[\s\S]*Ligne 4, colonne 5/);
    const {definition} = await lead.definition.get({structure});
    const [own] = definition.structures;
    const changed = {version: 1, structures: [{...own, name: 'Les Trois Grands Saules'}]};
    const good = join(folder, 'changed.json');
    await writeFile(good, JSON.stringify(changed));
    await page.getByLabel('Le fichier pepites.yaml').setInputFiles(good);
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Changement : la structure les-trois-saules \(le nom\)/);
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    assert.equal((await lina.structures.get({structure})).name, 'Les Trois Grands Saules');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('registers a site, and makes and ends the key of a course platform', async () => {
    const page = await comeIn(LEAD);
    const complaints = complaintsOf(page);
    await open(page, 'Sites et cours');
    await page.getByLabel('Adresse du site').fill('nouveau');
    await page.getByRole('button', {name: 'Ajouter', exact: true}).click();
    await expectText(page.locator('#screen'), /Écrivez une adresse comme/);
    await page.getByLabel('Adresse du site').fill('https://nouveau.example/');
    await page.getByRole('button', {name: 'Ajouter', exact: true}).click();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    await expectText(page.locator('#screen'), /https:\/\/nouveau\.example/);
    await page.getByRole('button', {name: /Créer une clé/}).click();
    const key = await page.getByLabel('La nouvelle clé', {exact: true}).inputValue();
    assert.match(key, /^pep_/);
    const server = createBadgeClient({backend: url, token: () => key});
    assert.deepEqual((await server.claims.waiting({structure})).items, []);
    await page.getByRole('button', {name: /Arrêter cette clé/}).click();
    await expectText(page.locator('#said'), /La clé ne marche plus/);
    assert.equal(
      await page.getByLabel('La nouvelle clé', {exact: true}).count(),
      0,
      'what is good no more is not shown',
    );
    await assert.rejects(server.claims.waiting({structure}), {code: 'API_KEY_WRONG'});
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('shows an examiner what is theirs, in English, and nobody without a role anything', async () => {
    const page = await comeIn(EXAMINER);
    const links = page.locator('#nav').getByRole('link');
    assert.deepEqual(await links.allInnerTexts(), ['Accueil', 'Demandes', 'Ma connexion']);
    await page.context().close();
    const context = await browser.newContext({locale: 'en-GB', viewport: {width: 360, height: 740}});
    const english = await context.newPage();
    await english.goto(`${url}/console?structure=${structure}`);
    await expectText(english.locator('badge-sign-in'), /Your e-?mail/i);
    await context.close();
    const nobody = await browser.newPage({locale: 'fr-FR'});
    await nobody.goto(`${url}/console?structure=${structure}`);
    await signIn(nobody.locator('badge-sign-in'), url, 'personne@example.org');
    await expectText(nobody.locator('#problem'), /pas de rôle dans cette structure/);
    assert.equal(await nobody.locator('#nav').isVisible(), false);
    await nobody.close();
  });

  it('has nothing that axe refuses, and nothing wider than a phone, on any screen', async () => {
    const page = await comeIn(LEAD, {bypassCSP: true});
    const titles = await page.locator('#nav').getByRole('link').allInnerTexts();
    assert.equal(titles.length, 10);
    for (const title of titles) {
      await open(page, title);
      await page.waitForTimeout(300);
      assert.deepEqual(await verdictOfAxe(page), [], title);
      const {inner, wide} = await page.evaluate(() => ({
        inner: innerWidth,
        wide: document.documentElement.scrollWidth,
      }));
      assert.ok(wide <= inner, `${title} is ${wide} wide`);
    }
    await open(page, 'Badges');
    await page.getByRole('link', {name: /^Modifier Badge deux$/}).click();
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(page.locator('#screen'), /Rien ne change/);
    assert.deepEqual(await verdictOfAxe(page), []);
    await page.context().close();
  });
});
