/** A badge, a wall, a catalogue and supporters that a server has drawn: the nodes stay, nothing moves, and true is what was checked. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Verdict} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {type Browser, chromium, type Page} from 'playwright-core';
import {
  renderCatalog,
  renderDisplay,
  type RenderDisplayOptions,
  renderSupporters,
  renderWall,
} from '../../packages/elements/src/server.ts';
import {catalogBadges} from '../../packages/elements/src/testing/catalog-samples.ts';
import {attacks} from '../../packages/elements/src/testing/hostile.ts';
import {
  type SignedBadge,
  signedBadge,
  type SignedBadgeOptions,
  tampered,
} from '../../packages/elements/src/testing/signed-badge.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {type Draw, type DrawnPages, openDrawnPages} from './drawn-page.ts';
import {markNodes, marksOf, move, shiftsOf, takenOver, watchShifts} from './drawn-watch.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf} from './people.ts';

const by = 'La Plateforme';
const at = new Date('2026-11-26T10:00:00Z');
const languages = ['fr', 'en', 'ar'] as const;

async function verdictOn({credential, documents}: SignedBadge): Promise<Verdict> {
  return verify(JSON.stringify(credential), {
    now: at,
    fetchDocument: (url) => {
      const document = documents.documents.find((one) => one.url === url);
      return document ? Promise.resolve(document) : Promise.reject(new Error('Not there'));
    },
    recognisedIssuers: documents.recognisedIssuers,
  });
}

const supporters = attacks.slice(0, 3).map((name, i) => ({
  name,
  since: `2026-0${i + 1}-02T10:00:00Z`,
  isOrganisation: i === 1,
  url: 'javascript:hacked.push(5)',
}));

describe('elements that a server has drawn', () => {
  let browser: Browser;
  let server: DrawnPages;
  const badges = new Map<string, SignedBadge>();

  const tags = ['badge-display', 'badge-wall', 'badge-catalog', 'badge-supporters'] as const;
  const show = (path: string, draw: Draw): void => {
    server.pages.set(path, draw);
  };
  const display = (badge: SignedBadge, more: Partial<RenderDisplayOptions> = {}): Draw => {
    const {attributes, ...others} = more;
    return async (nonce) =>
      renderDisplay({
        credential: badge.credential,
        checked: {verdict: await verdictOn(badge), by, at},
        pageUrl: `${server.url}/`,
        nonce,
        attributes: {backend: server.url, 'heading-level': '2', ...attributes},
        ...others,
      });
  };

  before(async () => {
    server = await openDrawnPages(tags);
    const sign = async (name: string, options: SignedBadgeOptions): Promise<SignedBadge> => {
      const badge = await signedBadge(options);
      badges.set(name, badge);
      return badge;
    };
    const good = await sign('good', {isRecognised: true});
    const hostile = await sign('hostile', {
      isRecognised: true,
      name: attacks.join(' '),
      narrative: attacks.map((attack) => `- ${attack}`).join('\n'),
      issuerName: attacks[1],
      moreOfAchievement: {description: attacks.join(' ')},
    });
    await sign('late', {isRecognised: true, validUntil: new Date('2026-11-01T10:00:00Z')});
    await sign('gone', {isRecognised: true, isRevoked: true});
    badges.set('changed', {...good, credential: tampered(good)});
    const numbered = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => signedBadge({number, name: `Badge ${number}`})),
    );
    for (const language of languages) {
      for (const form of ['card', 'row', 'medallion'])
        show(`/badge-display/${form}/${language}`, display(good, {language, attributes: {form}}));
      show(`/badge-display/hostile/${language}`, display(hostile, {language}));
      show(`/badge-wall/six/${language}`, async (nonce) =>
        renderWall({
          items: await Promise.all(
            [hostile, ...numbered].map(async (badge) => ({
              credential: badge.credential,
              verdict: await verdictOn(badge),
            })),
          ),
          ...{name: attacks[0], checked: {by, at}, nonce, language, pageUrl: `${server.url}/`},
          attributes: {verify: 'none'},
        }),
      );
      show(`/badge-catalog/all/${language}`, async (nonce) =>
        renderCatalog({
          badges: catalogBadges.map((badge, i) => ({...badge, name: {fr: attacks[i % 9] ?? ''}})),
          ...{nonce, language, pageUrl: `${server.url}/`},
          attributes: {'request-href': '/demander/{badge}'},
        }),
      );
      show(`/badge-supporters/three/${language}`, async (nonce) =>
        renderSupporters({
          badge: {name: {fr: attacks[0]}, imageUrl: 'javascript:hacked.push(20)'},
          ...{supporters, nonce, language, pageUrl: `${server.url}/`},
        }),
      );
    }
    for (const [name, badge] of badges) show(`/badge-display/${name}`, display(badge));
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Opens a page whose script is held back. @returns what lets it come */
  const openHeld = async (path: string, width: number): Promise<{page: Page; release: () => void}> => {
    const page = await browser.newPage({viewport: {width, height: 900}, locale: 'fr-FR'});
    await page.addInitScript(watchShifts);
    await page.addInitScript(() => Object.assign(globalThis, {hacked: []}));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/badge-[a-z]+\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}${path}`, {waitUntil: 'commit'});
    await page.locator('#after').waitFor();
    await page.waitForTimeout(100);
    return {page, release};
  };
  const hackedOn = (page: Page): Promise<unknown> =>
    page.evaluate(() => (globalThis as unknown as {hacked: unknown}).hacked);
  const placeOf = (page: Page): Promise<number> =>
    page.evaluate(() => document.querySelector('#after')!.getBoundingClientRect().y);

  const kinds = [
    ...['card', 'row', 'medallion', 'hostile'].map((form) => ['badge-display', form] as const),
    ...([
      ['badge-wall', 'six'],
      ['badge-catalog', 'all'],
      ['badge-supporters', 'three'],
    ] as const),
  ];
  for (const [tag, kind] of kinds)
    for (const language of languages)
      for (const width of [360, 1280])
        it(`keeps its nodes and its places: ${tag}, ${kind}, ${language}, ${width} px`, async () => {
          server.documents = badges.get(kind === 'hostile' ? 'hostile' : 'good')?.documents;
          const {page, release} = await openHeld(`/${tag}/${kind}/${language}`, width);
          const complaints = complaintsOf(page);
          const count = await markNodes(page, tag);
          assert.ok(count > 15, `${count} nodes`);
          const place = await placeOf(page);
          assert.ok(place > 80, 'it is drawn before there is a script');
          release();
          await takenOver(page, tag);
          const marks = await marksOf(page, tag);
          if (tag === 'badge-display') {
            await expectText(page.locator(tag), /^(?!.*Plateforme)[^]/s);
            await page.waitForTimeout(300);
          } else assert.deepEqual(marks, [...Array(count).keys()]);
          const kept = [...Array(count).keys()].filter((mark) => marks.includes(mark)).length;
          assert.ok(kept > count * 0.95, `${kept} of ${count} nodes are still there`);
          assert.deepEqual(await shiftsOf(page), []);
          assert.equal(await placeOf(page), place);
          assert.deepEqual(await hackedOn(page), []);
          assert.deepEqual(complaints, []);
          await move(page);
          assert.notDeepEqual(await shiftsOf(page), []);
          await page.close();
        });

  const findings = {
    good: [
      /Ce badge est vrai.*Contrôlé par La Plateforme le 26 novembre 2026\./s,
      /Vérifié aujourd’hui à/,
      'verified',
    ],
    late: [/plus valable depuis.*Contrôlé par La Plateforme/s, /plus valable depuis/, 'expired'],
    gone: [/Ce badge a été retiré.*Contrôlé par La Plateforme/s, /Ce badge a été retiré/, 'revoked'],
    changed: [/a été modifié.*Contrôlé par La Plateforme/s, /a été modifié/, 'refused'],
  } as const;
  for (const [name, [before, then, state]] of Object.entries(findings))
    it(`says who has checked it, then checks it itself: ${name}`, async () => {
      server.documents = badges.get(name)?.documents;
      const {page, release} = await openHeld(`/badge-display/${name}`, 360);
      const badge = page.locator('badge-display');
      await expectText(badge, before);
      release();
      await expectText(badge, new RegExp(`^(?!.*Plateforme).*${then.source}`, 's'));
      assert.equal(await page.locator(`badge-display:state(${state})`).count(), 1);
      assert.deepEqual(await shiftsOf(page), []);
      await page.close();
    });

  it('never takes the word of its server for what it has found itself', async () => {
    server.documents = badges.get('good')?.documents;
    const good = badges.get('good')!;
    const verdict = await verdictOn(good);
    const changed = badges.get('changed')!;
    show('/lie', display(changed, {checked: {verdict, by, at}}));
    show('/lie/none', display(changed, {checked: {verdict, by, at}, attributes: {verify: 'none'}}));
    const page = await browser.newPage();
    await page.goto(`${server.url}/lie`);
    await expectText(page.locator('badge-display'), /a été modifié/);
    await page.goto(`${server.url}/lie/none`);
    await takenOver(page, 'badge-display');
    await expectText(page.locator('badge-display'), /Ce badge est vrai.*Contrôlé par La Plateforme/s);
    assert.equal(await page.locator('badge-display:state(unchecked)').count(), 1);
    await page.close();
  });

  it('forgets what its server has found once it shows another badge', async () => {
    show('/other', display(badges.get('good')!, {attributes: {verify: 'none'}}));
    const {page, release} = await openHeld('/other', 1280);
    await page.evaluate(() => {
      const data = document.querySelector('badge-display > script')!.firstChild as Text;
      data.data = data.data.replaceAll('B.A.BA de l’entreprise', 'Tout autre chose');
    });
    release();
    await takenOver(page, 'badge-display');
    await expectText(page.locator('badge-display'), /Tout autre chose/);
    await page.evaluate((credential) => {
      document.querySelector('badge-display')!.credential = credential;
    }, badges.get('late')!.credential);
    await expectText(page.locator('badge-display'), /n’a pas été vérifié/);
    await page.close();
  });

  it('is read without JavaScript, and has nothing to press in vain', async () => {
    const context = await browser.newContext({javaScriptEnabled: false});
    const page = await context.newPage();
    const words = {
      '/badge-display/card/fr':
        /B\.A\.BA de l’entreprise.*Donné par Les Trois Saules.*Je connais mes droits/s,
      '/badge-display/row/fr': /B\.A\.BA de l’entreprise.*Vrai et valable/s,
      '/badge-display/medallion/fr': /B\.A\.BA de l’entreprise.*Vrai et valable/s,
      '/badge-wall/six/fr': /Badge 1.*Badge 6|Badge 6.*Badge 1/s,
      '/badge-catalog/all/fr': /Demander/,
      '/badge-supporters/three/fr': /hacked\.push\(1\)/,
    };
    for (const [path, pattern] of Object.entries(words)) {
      await page.goto(`${server.url}${path}`);
      await page.locator('#after').waitFor();
      const tag = path.split('/')[1] ?? '';
      assert.match((await textOf(page.locator(tag))).replaceAll('\u00a0', ' '), pattern, path);
      assert.equal(await page.locator(`${tag} :is(.button:not(a), input, select):visible`).count(), 0, path);
    }
    await context.close();
  });

  it('stays as it was drawn when a part of its script cannot be had', async () => {
    const page = await browser.newPage();
    await page.route(/take-over|-drawing|display-picture/, (route) => route.abort());
    for (const path of ['/badge-display/card/fr', '/badge-catalog/all/fr', '/badge-supporters/three/fr']) {
      await page.goto(`${server.url}${path}`);
      const before = await textOf(page.locator('main'));
      await page.waitForTimeout(500);
      assert.equal(await textOf(page.locator('main')), before);
    }
    await page.close();
  });
});
