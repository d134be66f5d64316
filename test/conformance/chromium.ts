/** The same cases in Chromium: the verify door bundled as a page gets it, the cases and their web served by the loopback. */
import type {IncomingMessage} from 'node:http';
import {chromium} from 'playwright-core';
import {findBrowser, browserFlags} from '../support/browser.ts';
import {onLoopback} from '../support/on-loopback.ts';
import {bundlePage, bundleVc11, type PageFile} from '../support/bundle.ts';
import type {Case, Verdicts} from './case.ts';

/** What the elements promise to run under: no code from text either. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

interface Reply {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Verdicts in the order of the cases. */
export async function judgeInChromium(cases: readonly Case[]): Promise<Verdicts[]> {
  const files = new Map<string, Pick<PageFile, 'contents'>>(await bundlePage('test/conformance/page.ts'));
  files.set('/vc11.js', {contents: await bundleVc11()});
  const server = await onLoopback((request, response) => {
    answer(request, cases, files).then(
      (reply) => {
        if (!reply) response.writeHead(404).end();
        else
          response
            .writeHead(200, {'content-type': reply.type, 'content-security-policy': policy})
            .end(reply.body);
      },
      () => {
        response.writeHead(500).end();
      },
    );
  });
  const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/`);
    await page.waitForFunction(() => 'judgeCases' in globalThis);
    return await page.evaluate((count) => globalThis.judgeCases(count), cases.length);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function answer(
  request: IncomingMessage,
  cases: readonly Case[],
  files: ReadonlyMap<string, Pick<PageFile, 'contents'>>,
): Promise<Reply | undefined> {
  const {pathname, searchParams} = new URL(request.url ?? '/', 'http://cases');
  if (pathname === '/') {
    return {
      type: 'text/html; charset=utf-8',
      body: '<!doctype html><script type="module" src="/page.js"></script>',
    };
  }
  const file = files.get(pathname);
  if (file) return {type: 'text/javascript', body: file.contents};
  const [, index, document] = /^\/case\/(\d+)(\/document)?$/.exec(pathname) ?? [];
  const one = cases[Number(index)];
  if (!one) return undefined;
  if (document === undefined) return {type: 'application/octet-stream', body: one.input};
  const body = await one.serve(searchParams.get('url') ?? '');
  return body === undefined ? undefined : {type: 'text/plain; charset=utf-8', body};
}
