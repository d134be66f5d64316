/** A page sends a file over HTTP/1.1, as on most servers, and sees how much of it has gone. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';

const size = 3_000_000;

describe('the progress of a file in a page', () => {
  let browser: Browser;
  let server: LoopbackServer;
  let page: Page;
  const received: {
    token: string | undefined;
    key: string | string[] | undefined;
    type: string | undefined;
  }[] = [];

  before(async () => {
    const files = await bundlePage('test/e2e/upload-progress-page.ts');
    server = await onLoopback((request, response) => {
      const file = files.get(request.url ?? '');
      if (file) return response.writeHead(200, {'content-type': 'text/javascript'}).end(file.contents);
      if (request.url === '/') {
        response.writeHead(200, {'content-type': 'text/html'});
        return response.end(
          '<!doctype html><title>p</title><script type="module" src="/upload-progress-page.js"></script>',
        );
      }
      if (request.method !== 'POST') return response.writeHead(404).end();
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        const {authorization: token, 'idempotency-key': key, 'content-type': type} = request.headers;
        received.push({token, key, type});
        if (request.url?.includes('slow') === true) return;
        const isRefused = request.url?.includes('refuse') === true;
        const refusal = {type: 'urn:pepites:error:FILE_QUOTA', title: 'q', status: 413, code: 'FILE_QUOTA'};
        response
          .writeHead(isRefused ? 413 : 201, {
            'content-type': isRefused ? 'application/problem+json' : 'application/json',
          })
          .end(JSON.stringify(isRefused ? refusal : {id: crypto.randomUUID(), mediaType: type, bytes}));
      });
      return undefined;
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => 'send' in window);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('is told until all has gone, and the reply is read as ever', async () => {
    const {steps, stored, type} = await page.evaluate(async (bytes) => window.send(bytes), size);
    assert.deepEqual([stored, type], [size, 'image/png']);
    assert.equal(steps.at(-1), size);
    assert.deepEqual(
      [received[0]?.token, received[0]?.type, typeof received[0]?.key],
      ['Bearer secret', 'image/png', 'string'],
    );
  });

  it('ends in the same errors, by code, and by the caller’s own reason', async () => {
    assert.equal(await page.evaluate(async () => window.refused()), 'FILE_QUOTA');
    assert.equal(await page.evaluate(async () => window.left()), 'LEFT');
  });
});
