/** A person’s wall on the real backend, on a phone, in French: signed in, printed, shared, seen by a stranger, and closed again. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {type Listening, serve} from '@pepites/server';
import {openWorld, type TestWorld} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {pagesOf} from '../support/pdf-pages.ts';
import {expectText, textOf} from './expect.ts';
import {complaintsOf, signIn} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));
const email = 'malika@example.org';

/** JSON Resume’s own package has no types. */
interface JsonResumeSchema {
  readonly validate: (resume: object, tell: (problems: readonly object[] | null) => void) => void;
}

describe('a wall of badges', () => {
  let folder: string;
  let world: TestWorld;
  let server: Listening;
  let browser: Browser;
  let origin: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    origin = `http://localhost:${port}`;
    world = await openWorld({publicUrl: origin, elementsDirectory});
    server = await serve(world.backend, {port, hostname: '127.0.0.1'});
    const {token} = await world.signIn(email);
    const {token: examiner} = await world.signIn('driss@trois-saules.example');
    for (const badge of ['un', 'deux'])
      await world.accept({token: examiner}, await world.submit(token, badge));
    await world.backend.drainOutbox();
    // Real time: the page and the backend compare dates.
    world.clock.now = new Date();
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await server.close();
    await world.close();
    await rm(folder, {recursive: true, force: true});
  });

  const phone = (): Promise<BrowserContext> =>
    browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 740}});

  /** A page of the structure’s own site. */
  async function ownPage(): Promise<Page> {
    const page = await (await phone()).newPage();
    page.setDefaultTimeout(10_000);
    await page.route(`${origin}/mes-badges`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Mes badges</title>
          <script type="module" src="/elements/badges.all.js"></script>
          <main><badge-backend backend="${origin}" structure="les-trois-saules"><badge-wall heading-level="1"></badge-wall></badge-backend></main></html>`,
      }),
    );
    await page.goto(`${origin}/mes-badges`);
    return page;
  }

  it('is signed in to, shared, seen by a stranger, and closed', async () => {
    const page = await ownPage();
    const complaints = complaintsOf(page);
    const wall = page.locator('badge-wall');
    await expectText(wall, /Connectez-vous pour voir vos badges/);
    await signIn(page.locator('badge-sign-in'), origin, email);
    await expectText(wall, /Les 4 badges sont vrais et valables/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);

    await wall.getByRole('button', {name: 'Partager'}).click();
    await wall.getByRole('button', {name: 'Tout choisir'}).click();
    await wall.getByRole('button', {name: 'Créer le lien'}).click();
    await expectText(wall, /Le lien est prêt/);
    const url = await wall.getByLabel('Le lien').inputValue();
    assert.match(url, new RegExp(`^${origin}/w/[\\w-]{22}$`));

    const stranger = await (await phone()).newPage();
    stranger.setDefaultTimeout(10_000);
    await stranger.goto(url);
    const shown = stranger.locator('badge-wall');
    await expectText(shown, /Les 4 badges sont vrais et valables/);
    assert.doesNotMatch(await textOf(shown), /Malika|Partager/);
    await shown.getByRole('button', {name: /^Badge un/}).click();
    await expectText(stranger.locator('badge-display'), /Ce badge est vrai/);
    await stranger.keyboard.press('Escape');

    await wall.getByRole('button', {name: 'Arrêter ce lien'}).click();
    await expectText(wall, /Il ne montre plus rien/);
    await stranger.reload();
    await expectText(stranger.locator('main'), /Ce lien est fermé/);
    assert.deepEqual(complaints, []);
  });

  it('is kept as one file that opens without a network and without a script, and as a JSON Resume of the official schema', async () => {
    const page = await ownPage();
    await signIn(page.locator('badge-sign-in'), origin, email);
    const wall = page.locator('badge-wall');
    await expectText(wall, /Les 4 badges sont vrais et valables/);
    await wall.getByRole('button', {name: 'Garder une copie'}).click();
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        wall.getByRole('button', {name}).click(),
      ]);
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const resume = JSON.parse(await readFile(await saved('Enregistrer le fichier'), 'utf8')) as object;
    const {validate} = createRequire(import.meta.url)('@jsonresume/schema') as JsonResumeSchema;
    validate(resume, (problems) => {
      assert.equal(problems, null);
    });
    const file = await saved('Enregistrer la page');

    const alone = await browser.newContext({
      offline: true,
      javaScriptEnabled: false,
      viewport: {width: 360, height: 740},
    });
    const copy = await alone.newPage();
    const asked: string[] = [];
    copy.on('request', (request) => asked.push(request.url().slice(0, 30)));
    await copy.goto(pathToFileURL(file).href);
    await expectText(copy.locator('body'), /Copie faite le[\s\S]*Badge un/);
    const images = copy.locator('img');
    assert.equal(await images.count(), 4);
    for (const image of await images.all())
      assert.ok(await image.evaluate((one) => (one as HTMLImageElement).naturalWidth > 0));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')),
      [],
    );
    assert.equal(await copy.evaluate(() => document.documentElement.scrollWidth), 360);
    await alone.close();
  });

  it('says that the link is closed where a page shows it', async () => {
    const page = await ownPage();
    await page.evaluate(
      (src) => {
        const wall = document.querySelector('badge-wall');
        if (wall) wall.src = src;
      },
      `${origin}/w/${'a'.repeat(22)}/badges.json`,
    );
    await expectText(page.locator('badge-wall'), /Cette adresse ne mène à rien/);
  });

  it('is printed on one A4 page with twelve badges', async () => {
    const page = await ownPage();
    await signIn(page.locator('badge-sign-in'), origin, email);
    const wall = page.locator('badge-wall');
    await expectText(wall, /Les 4 badges sont vrais et valables/);
    const twelve = await page.evaluate(async () => {
      const {items} = await (
        document.querySelector('badge-backend') as unknown as {
          context: {use: (call: (client: unknown) => unknown) => Promise<{items: {credentialUrl: string}[]}>};
        }
      ).context.use((client) =>
        (client as {me: {awards: (of: object) => unknown}}).me.awards({structure: 'les-trois-saules'}),
      );
      const texts = await Promise.all(
        items.map(async ({credentialUrl}) => (await (await fetch(credentialUrl)).json()) as object),
      );
      return Array.from({length: 12}, (_, i) => ({
        ...texts[i % texts.length],
        id: `urn:uuid:0190d4a0-0000-4000-8000-${String(i).padStart(12, '0')}`,
      }));
    });
    await page.evaluate((sources) => {
      const element = document.querySelector('badge-wall');
      if (element) Object.assign(element, {sources, verify: 'none'});
    }, twelve);
    await expectText(wall, /12 badges/);
    const pages = pagesOf(
      await page.pdf({format: 'A4', margin: {top: '12mm', bottom: '12mm', left: '12mm', right: '12mm'}}),
    );
    assert.equal(pages.length, 1);
    const words = pages[0]?.runs.map(({text}) => text).join(' ') ?? '';
    assert.match(words, /12/);
    assert.match(words.replace(/\s+/g, ''), /Badgeun/);
  });
});
