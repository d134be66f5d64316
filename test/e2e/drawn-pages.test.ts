/** The backend’s pages as the command line composes them: the badge and the badges are there before any script, and stay. */
import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {type Listening, serve} from '@pepites/server';
import {elementDrawer} from '../../packages/cli/src/pages/element-drawer.ts';
import {openWorld, PAGE, type TestWorld} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {markNodes, marksOf, shiftsOf, takenOver, watchShifts} from './drawn-watch.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));
const hostile = '</script><img src=x onerror="document.title=\'hacked\'">';

describe('the backend’s pages, drawn', () => {
  let world: TestWorld;
  let server: Listening;
  let browser: Browser;
  let url: string;
  let wallUrl: string;

  before(async () => {
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    const port = await freePort();
    world = await openWorld({publicUrl: `http://localhost:${port}`, elementsDirectory, elementDrawer});
    server = await serve(world.backend, {port, hostname: '127.0.0.1'});
    const {token} = await world.signIn('sami@example.org');
    const {token: examiner} = await world.signIn('driss@trois-saules.example');
    for (const badge of ['un', 'deux']) {
      const answers = [{question: 'reussite', text: 'J’ai réparé un vélo.'}];
      const wish = {requestId: crypto.randomUUID(), badge, answers, consent: true, displayName: hostile};
      const {value: request} = await world.ask('requests.submit', wish, {token, origin: PAGE});
      await world.accept({token: examiner}, request.id);
      await world.backend.drainOutbox();
    }
    const awards = (await world.ask('me.awards', {}, {token})).value.items.map(({id}) => id);
    ({url} = (await world.ask('shares.create', {award: awards[0] ?? '', scope: 'minimal'}, {token})).value);
    ({url: wallUrl} = (await world.ask('walls.create', {awards, showsName: true}, {token})).value);
    // Real time: the page and the backend compare dates.
    world.clock.now = new Date();
  });
  after(async () => {
    await browser.close();
    await server.close();
    await world.close();
  });

  const open = async (address: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      ...options,
    });
    const page = await context.newPage();
    await page.addInitScript(watchShifts);
    return page.goto(address, {waitUntil: 'commit'}).then(() => page);
  };

  it('is another nonce each time, and no style without it', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 2; i++) {
      const reply = await world.fetch(new URL(url).pathname);
      const policy = reply.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      const page = await reply.text();
      assert.match(page, /<badge-display lang="fr"[^>]*><template shadowrootmode="open">/);
      const styles = [...page.matchAll(/<style([^>]*)>/g)].map(([, given]) => given);
      assert.deepEqual(new Set(styles), new Set([` nonce="${nonce}"`]));
      assert.doesNotMatch(page, / style=/);
      assert.doesNotMatch(page, /proofValue/, 'whoever follows a link collects no credential');
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 2);
  });

  for (const [tag, words, checked] of [
    ['badge-display', /Badge [a-z-]+.*Donné par Les Trois Saules/s, /Vérifié aujourd’hui à/],
    ['badge-wall', /Badge (un|deux).*Badge (un|deux)/s, /Vérifié le \d+(er)? \S+ \d{4} à/],
  ] as const) {
    const addressOf = (): string => (tag === 'badge-wall' ? wallUrl : url);

    it(`says who has checked, without JavaScript: ${tag}`, async () => {
      const page = await open(addressOf(), {javaScriptEnabled: false});
      await page.locator(tag).waitFor();
      const text = await textOf(page.locator(tag));
      assert.match(text, words);
      assert.match(text, /Contrôlé par localhost:\d+ le/);
      assert.equal(await page.locator(`${tag} .button:not(a):visible`).count(), 0);
      assert.notEqual(await page.title(), 'hacked');
      await page.context().close();
    });

    for (const width of [360, 1280])
      it(`is taken over where it stands: ${tag}, ${width} px`, async () => {
        const context = await browser.newContext({locale: 'fr-FR', viewport: {width, height: 740}});
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        await page.addInitScript(watchShifts);
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        await page.route('**/badges.all.js', async (route) => {
          await held;
          await route.continue();
        });
        await page.goto(addressOf(), {waitUntil: 'commit'});
        await page.locator('.address').waitFor();
        await page.waitForTimeout(200);
        const count = await markNodes(page, tag);
        assert.ok(count > 40, `${count} nodes`);
        release();
        await takenOver(page, tag);
        await expectText(page.locator(tag), checked);
        const marks = new Set(await marksOf(page, tag));
        const kept = [...Array(count).keys()].filter((mark) => marks.has(mark)).length;
        assert.ok(kept > count * 0.95, `${kept} of ${count} nodes are still there`);
        assert.deepEqual(await shiftsOf(page), []);
        assert.notEqual(await page.title(), 'hacked');
        assert.deepEqual(complaints, []);
        await context.close();
      });
  }
});
