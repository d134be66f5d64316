/** What assistive technology is given of `<badge-request>`: names, errors and focus, read from the browser's accessibility tree. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';

interface Said {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly properties: ReadonlyMap<string, unknown>;
}

const plain = (text: unknown): string => (typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '');
const fieldRoles = ['textbox', 'checkbox', 'radio', 'button', 'Date'];

async function said(page: Page): Promise<Said[]> {
  const devtools = await page.context().newCDPSession(page);
  const {nodes} = await devtools.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ignored}) => !ignored)
    .map((node) => ({
      role: plain(node.role?.value),
      name: plain(node.name?.value),
      description: plain(node.description?.value),
      properties: new Map((node.properties ?? []).map(({name, value}) => [name, value.value])),
    }));
}

describe('<badge-request>, as assistive technology is given it', () => {
  let browser: Browser;
  let server: LoopbackServer;
  let page: Page;
  before(async () => {
    const files = await bundlePage('test/e2e/request-access-page.ts');
    server = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '');
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        file?.contents ??
          '<!doctype html><html lang="fr"><title>Demande</title><body><script type="module" src="/request-access-page.js"></script>',
      );
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.error), args: browserFlags});
    page = await browser.newPage({viewport: {width: 360, height: 740}});
    await page.goto(server.url);
    await page.getByRole('button', {name: 'Commencer'}).click();
    // The questions out of sight follow in turns.
    await page
      .locator('badge-request form')
      .getByText('Dites ce que vous aimez dans votre travail.')
      .first()
      .waitFor();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('RGAA 11.1, 11.2: every field has a name, and each text field that of its question', async () => {
    const fields = (await said(page)).filter(({role}) => fieldRoles.includes(role));
    assert.ok(fields.length > 15, `${fields.length} fields`);
    assert.deepEqual(
      fields.filter(({name}) => name === ''),
      [],
    );
    const names = fields.map(({name}) => name);
    for (const name of [
      'Dans quel atelier êtes-vous ? Votre réponse',
      'Racontez votre journée. Votre réponse',
      'Votre travail est-il visible sur un site ? Votre réponse',
      'Dites ce que vous aimez dans votre travail. Parler',
    ])
      assert.ok(names.includes(name), `${name} in ${names.join(' | ')}`);
  });

  it('RGAA 11.5, 11.6: choices are groups with the name of their question', async () => {
    const groups = (await said(page)).filter(({role}) => role === 'radiogroup' || role === 'group');
    const names = groups.map(({name}) => name);
    for (const name of [
      'Quel est votre horaire ?',
      'Quels outils utilisez-vous ?',
      'Avez-vous lu le règlement ?',
    ])
      assert.ok(names.includes(name), `${name} in ${names.join(' | ')}`);
  });

  it('RGAA 11.10, 11.11: what is wrong is said with its field, by real keys', async () => {
    await page.getByRole('button', {name: 'Continuer'}).focus();
    await page.keyboard.press('Enter');
    await page.getByText('réponses sont à corriger').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const focused = page.locator('badge-request #short');
    await focused.and(page.locator(':focus')).waitFor();
    const field = (await said(page)).find(
      ({role, properties}) => role === 'textbox' && properties.get('focused') === true,
    );
    assert.equal(field?.name, 'Dans quel atelier êtes-vous ? Votre réponse');
    assert.match(field.description, /Écrivez une réponse ici\./);
    assert.equal(field.properties.get('invalid'), 'true');
    assert.equal(field.properties.get('required'), true);
  });
});
