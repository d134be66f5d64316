/** A real backend with the console on it, a phone's browser, and who signs in to it. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Backend, serve} from '@pepites/server';
import type {BadgeBackend} from '@pepites/recognition';
import {createBadgeClient} from '@pepites/sdk';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {images, STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {reviewDefinition} from '../../packages/server/test/review-world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {expectText} from './expect.ts';
import {openBackend} from './open-backend.ts';
import {codeFor, signIn} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));

export interface ConsoleWorld {
  /** For files of the tests. */
  readonly folder: string;
  readonly url: string;
  readonly backend: Backend;
  readonly browser: Browser;
  client(email: string): Promise<BadgeBackend>;
  /** On a phone, in French, where nothing else is said. */
  comeIn(email: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openConsoleWorld(): Promise<ConsoleWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const backend = await openBackend({publicUrl: url, dataDirectory: join(folder, 'data'), elementsDirectory});
  await backend.apply(reviewDefinition(), {images, dryRun: false});
  const listening = await serve(backend, {port});
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: browserFlags,
  });
  return {
    ...{folder, url, backend, browser},
    async client(email) {
      const visitor = createBadgeClient({backend: url});
      await visitor.signIn.sendCode({structure, email});
      const {token} = await visitor.signIn.withCode({structure, email, code: await codeFor(url, email)});
      return createBadgeClient({backend: url, token: () => token});
    },
    async comeIn(email, options = {}) {
      const context = await browser.newContext({
        locale: 'fr-FR',
        viewport: {width: 360, height: 740},
        acceptDownloads: true,
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`${url}/console?structure=${structure}`);
      await signIn(page.locator('badge-sign-in'), url, email);
      await page.locator('#nav').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await listening.close();
      await backend.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

export async function openScreen(page: Page, screen: string): Promise<void> {
  await page.locator('#nav').getByRole('link', {name: screen, exact: true}).click();
  await expectText(page.locator('h1'), new RegExp(`^${screen}$`));
  await page.locator('#screen > :not(.quiet)').first().waitFor();
}
