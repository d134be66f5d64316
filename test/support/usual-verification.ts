/** What a page that has read a badge really loads to verify it: the files that Chromium asks for, made as for a CDN. */
import type {Browser} from 'playwright-core';
import {badge} from '../conformance/fixture-documents.ts';
import {createFixtureIssuer, GOOD_INDEX} from '../conformance/fixture-issuer.ts';
import {securings} from '../conformance/fixture-securing.ts';
import {NOW} from '../conformance/case.ts';
import {onLoopback} from './on-loopback.ts';
import {bundleAsBuilt} from './bundle.ts';

export interface LoadedFile {
  readonly name: string;
  /** Minified and gzipped. */
  readonly bytes: number;
  readonly modules: readonly string[];
}

export interface UsualVerification {
  readonly outcome: string;
  /** To read the badge, before. */
  readonly read: readonly LoadedFile[];
  /** On top of it, in the order in which they were asked for. */
  readonly loaded: readonly LoadedFile[];
  /** Files that only other badges need. */
  readonly others: readonly LoadedFile[];
}

/** Open Badges 3.0.3 on VC 2.0, signed with `eddsa-rdfc-2022`, in a status list, by an issuer at an address. */
export async function loadUsualVerification(browser: Browser): Promise<UsualVerification> {
  const files = await bundleAsBuilt({
    parse: 'packages/credentials/src/index.ts',
    verify: 'packages/credentials/src/verify.ts',
  });
  const asked: string[] = [];
  const server = await onLoopback((request, response) => {
    const path = request.url ?? '/';
    const file = files.get(path);
    if (file) asked.push(path);
    const type = file ? 'text/javascript' : 'text/html';
    response.writeHead(200, {'content-type': type}).end(file?.contents ?? '<!doctype html>');
  });
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/`);
    const question = await usualBadge();
    await page.evaluate(parseInPage, question.text);
    const before = new Set(asked);
    const outcome = await page.evaluate(verifyInPage, question);
    const fileAt = (name: string): LoadedFile => {
      const {weight = 0, modules = []} = files.get(name) ?? {};
      return {name, bytes: weight, modules};
    };
    const others = [...files.keys()].filter((name) => !asked.includes(name));
    const added = [...new Set(asked)].filter((name) => !before.has(name));
    return {
      outcome,
      read: [...before].map(fileAt),
      loaded: added.map(fileAt),
      others: others.map(fileAt),
    };
  } finally {
    await page.close();
    await server.close();
  }
}

interface Question {
  readonly text: string;
  readonly documents: Readonly<Record<string, string>>;
  readonly now: string;
}

async function usualBadge(): Promise<Question> {
  const issuer = await createFixtureIssuer('https://saules.example/issuers/1');
  const {secure} = securings.find(({format}) => format === 'ob3 eddsa-rdfc-2022')!;
  const text = await secure(badge(issuer, {statusIndex: GOOD_INDEX}), issuer);
  return {text, documents: Object.fromEntries(issuer.web), now: NOW};
}

async function parseInPage(text: string): Promise<void> {
  const address = '/parse.js';
  const {parse} = (await import(address)) as typeof import('@pepites/credentials');
  await parse(text);
}

async function verifyInPage({text, documents, now}: Question): Promise<string> {
  const address = '/verify.js';
  const {verify} = (await import(address)) as typeof import('@pepites/credentials/verify.js');
  const {outcome} = await verify(text, {
    now: new Date(now),
    fetchDocument: async (url) => {
      const body = documents[url];
      if (body === undefined) throw new Error('unreachable');
      return {url, status: 200, mediaType: 'application/json', body};
    },
  });
  return outcome;
}
