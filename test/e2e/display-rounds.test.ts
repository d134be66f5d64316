/** From a CDN, how many times a page waits for an answer until its first badge is checked: what will be needed is asked for together. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import {createBadgeMaker} from '../bench/badges.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundleAsBuilt, type PageFile} from '../support/bundle.ts';
import {onLoopback} from '../support/on-loopback.ts';

/** Whoever asks for something more has done so by then. */
const quietMs = 250;

/** Answers all that was asked for once nothing more is. */
class Rounds {
  readonly asked: string[][] = [];
  #waiting: {readonly url: string; readonly answer: () => void}[] = [];
  #timer: NodeJS.Timeout | undefined;

  ask(url: string, answer: () => void): void {
    this.#waiting.push({url, answer});
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const round = this.#waiting;
      this.#waiting = [];
      this.asked.push(round.map((one) => one.url));
      for (const one of round) one.answer();
    }, quietMs);
  }
}

describe('a first badge from a CDN', () => {
  let browser: Browser;
  let badge: string;
  let alone: ReadonlyMap<string, PageFile>;
  let loader: ReadonlyMap<string, PageFile>;

  before(async () => {
    const [made] = await (await createBadgeMaker()).make('small', 1, 1);
    badge = JSON.stringify(made);
    alone = await bundleAsBuilt({page: 'packages/elements/src/badge-display/badge-display.ts'});
    loader = await bundleAsBuilt({page: 'packages/elements/src/loader.ts'});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
  });

  /** The scripts of each round, until `state`. */
  async function roundsOf(
    files: ReadonlyMap<string, PageFile>,
    verify: string,
    state: string,
  ): Promise<string[][]> {
    const rounds = new Rounds();
    const site = await onLoopback((request, response) => {
      const url = request.url ?? '';
      const file = files.get(url);
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
      if (file) {
        rounds.ask(url, () => {
          response.end(file.contents);
        });
        return;
      }
      response.end(
        `<!doctype html><html lang="fr"><title>Un badge</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>
        <badge-display verify="${verify}"><script type="application/json">${badge}</script></badge-display></html>`,
      );
    });
    const page = await browser.newPage();
    try {
      await page.goto(site.url, {waitUntil: 'commit'});
      await page.waitForFunction(
        (wanted) => document.querySelector(`badge-display:state(${wanted})`) !== null,
        state,
      );
      // Nothing is asked for later either.
      await page.waitForTimeout(2 * quietMs);
      return rounds.asked;
    } finally {
      await page.close();
      await site.close();
    }
  }

  const isOfEngine = (url: string): boolean => /\/(?:engine|proofs|canonicalize|checking|context)/.test(url);

  it('is checked after four rounds by itself, and after five by the loader', async () => {
    for (const [files, most] of [
      [alone, 4],
      // A browser asks for six at a time of a server without HTTP/2: all that draws a badge takes three.
      [loader, 5],
    ] as const) {
      const rounds = await roundsOf(files, 'auto', 'verified');
      const told = JSON.stringify(rounds, undefined, 1);
      assert.ok(rounds.length <= most, told);
      // The engine comes whole, in the last of them.
      const last = (rounds.at(-1) ?? []).join(' ');
      for (const part of ['checking', 'engine', 'proofs', 'canonicalize', 'context'])
        assert.match(last, new RegExp(`/${part}`), told);
    }
  });

  it('asks for nothing of the engine where it is not to be checked', async () => {
    for (const verify of ['none', 'click']) {
      const rounds = await roundsOf(alone, verify, 'unchecked');
      assert.deepEqual(rounds.flat().filter(isOfEngine), [], verify);
    }
  });
});
