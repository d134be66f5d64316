/** Another program is told of what happens: added in the console on a phone, tried, looked at, sent again, switched off, removed. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {LEAD} from '../../packages/server/test/review-world.ts';
import {openReceiver, type Receiver} from '../support/receiver.ts';
import {verdictOfAxe} from './axe.ts';
import {type ConsoleWorld, openConsoleWorld, openScreen} from './console-world.ts';
import {expectText} from './expect.ts';
import {complaintsOf, tick} from './people.ts';

describe('webhooks in the console', () => {
  let world: ConsoleWorld;
  let receiver: Receiver;
  before(async () => {
    world = await openConsoleWorld();
    receiver = await openReceiver();
  });
  after(async () => {
    await receiver.down();
    await world.close();
  });

  it('are added, tried, sent again, switched off and removed', async () => {
    const page = await world.comeIn(LEAD);
    const complaints = complaintsOf(page);
    const lead = await world.client(LEAD);
    await openScreen(page, 'Sites et cours');
    await expectText(page.locator('#screen'), /Aucun logiciel n’est prévenu/);
    await page.getByText('Prévenir un logiciel').click();
    await page.getByLabel('Nom court du logiciel').fill('Mon logiciel');
    await page.getByLabel('Adresse qui reçoit les messages').fill('quelque part');
    const add = page
      .getByRole('group', {name: 'Le prévenir de quoi'})
      .locator('xpath=..')
      .getByRole('button');
    await add.click();
    await expectText(page.locator('#screen'), /Des petites lettres, des chiffres/);
    await page.getByLabel('Nom court du logiciel').fill('mon-logiciel');
    await add.click();
    await expectText(page.locator('#screen'), /Écrivez une adresse comme https/);
    await page.getByLabel('Adresse qui reçoit les messages').fill(receiver.url);
    await tick(page.getByRole('checkbox', {name: 'Demande envoyée'}));
    await add.click();
    await expectText(page.locator('#said'), /mon-logiciel sera prévenu/);
    assert.match(await page.getByLabel('Le secret', {exact: true}).inputValue(), /^whsec_/);

    await page.getByRole('button', {name: 'Envoyer un essai mon-logiciel'}).click();
    await expectText(page.locator('#said'), /L’essai part/);
    const started = performance.now();
    while (receiver.got.length === 0 && performance.now() - started < 20_000) await page.waitForTimeout(100);
    await page.getByRole('button', {name: 'Regarder de nouveau mon-logiciel'}).click();
    await expectText(page.locator('#screen'), /Essai, [^\n]*: arrivé/);
    await page.getByRole('button', {name: /^Envoyer de nouveau mon-logiciel, Essai/}).click();
    await expectText(page.locator('#said'), /Le message repart/);
    assert.deepEqual(await verdictOfAxe(page), []);
    await page.evaluate(() => {
      document.documentElement.scrollLeft = 100;
    });
    assert.equal(await page.evaluate(() => document.documentElement.scrollLeft), 0);

    await page.getByRole('button', {name: 'Éteindre mon-logiciel'}).click();
    await expectText(page.locator('#said'), /mon-logiciel n’est plus prévenu/);
    await expectText(page.locator('#screen'), /Éteint\. Rien n’est envoyé/);
    const hook = page.getByRole('listitem').filter({has: page.getByRole('heading', {name: 'mon-logiciel'})});
    await hook.getByText('Modifier mon-logiciel').click();
    const address = hook.getByLabel('Adresse qui reçoit les messages');
    await address.fill('ailleurs');
    await hook.getByRole('button', {name: 'Enregistrer'}).click();
    await expectText(hook, /Écrivez une adresse comme https/);
    await address.fill(`${receiver.url}/ailleurs`);
    await tick(hook.getByRole('checkbox', {name: 'Badge publié'}));
    await hook.getByRole('button', {name: 'Enregistrer'}).click();
    await expectText(page.locator('#said'), /mon-logiciel est modifié/);
    const [changed] = (await lead.webhooks.list({structure})).items;
    assert.deepEqual(
      [changed?.url, changed?.state, changed?.events.includes('badge.published')],
      [`${receiver.url}/ailleurs`, 'off', true],
    );

    const remove = hook.getByRole('button', {name: 'Retirer mon-logiciel'});
    await remove.click();
    await expectText(hook, /mon-logiciel ne recevra plus rien/);
    await hook.getByRole('button', {name: 'Annuler mon-logiciel'}).click();
    assert.equal(await remove.evaluate((button) => button === document.activeElement), true);
    await remove.click();
    assert.equal((await lead.webhooks.list({structure})).items.length, 1, 'asked first');
    await remove.click();
    await expectText(page.locator('#said'), /mon-logiciel est retiré/);
    assert.deepEqual((await lead.webhooks.list({structure})).items, []);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
