/** Storybook builds, and every story shows its element without an error and without an axe violation. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root, runTool} from '../support/command.ts';
import type {LoopbackServer} from '../support/on-loopback.ts';
import {serveFolder} from '../support/serve-folder.ts';

const output = join(root, 'out/storybook');
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the stories', () => {
  let browser: Browser;
  let server: LoopbackServer;

  before(async () => {
    const built = await runTool('storybook', [
      'build',
      ...['-c', 'stories/.storybook'],
      ...['-o', output],
      '--disable-telemetry',
      '--quiet',
    ]);
    assert.equal(built.code, 0, built.output);
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    server = await serveFolder(output);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('are shown without error and without an accessibility violation', async () => {
    const index = JSON.parse(readFileSync(join(output, 'index.json'), 'utf8')) as {
      entries: Record<string, {id: string; type: string}>;
    };
    const stories = Object.values(index.entries).filter((entry) => entry.type === 'story');
    assert.ok(stories.length >= 7, `${stories.length} stories`);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    for (const {id} of stories) {
      await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
      await page.locator('#storybook-root > *').first().waitFor({state: 'attached'});
      await page.waitForTimeout(150);
      await page.addScriptTag({path: axePath});
      const violations = await page.evaluate(async () => {
        const {axe} = window as unknown as {
          axe: {run: (where: string) => Promise<{violations: {id: string; help: string}[]}>};
        };
        return (await axe.run('#storybook-root')).violations.map((v) => `${v.id}: ${v.help}`);
      });
      problems.push(...violations.map((violation) => `${id}: ${violation}`));
    }
    assert.deepEqual(problems, []);
  });
});
