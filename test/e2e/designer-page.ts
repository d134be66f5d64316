/** The page of somebody who makes a badge, on the built files, under a strict policy; and what they do there, in their own words. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {Download, Locator, Page} from 'playwright-core';
import {root} from '../support/command.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {coloursSettle} from './axe.ts';
import {expectText} from './expect.ts';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A site whose every page has a designer, with these `attributes`; but `/demande/<badge>`, where this badge is asked for. */
export async function designerSite(
  backend: string,
  structure: string,
  attributes: () => string,
): Promise<LoopbackServer> {
  const elementOf = (pathname: string): string => {
    const [, badge] = /^\/demande\/([\w-]+)$/.exec(pathname) ?? [];
    if (badge === undefined) return `<badge-designer ${attributes()}></badge-designer>`;
    return `<badge-sign-in></badge-sign-in><badge-request badge="${badge}"></badge-request>`;
  };
  return onLoopback((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://site');
    if (pathname.startsWith('/elements/')) {
      readFile(join(root, 'packages/elements/dist/cdn', pathname.slice('/elements/'.length))).then(
        (bytes) => response.writeHead(200, {'content-type': 'text/javascript'}).end(bytes),
        () => response.writeHead(404).end(),
      );
      return;
    }
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${backend}; img-src ${backend} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
      })
      .end(
        `<!doctype html><html lang="fr"><title>Les Trois Saules</title>
        <main><badge-backend backend="${backend}" structure="${structure}">${elementOf(pathname)}</badge-backend></main>
        <script type="module" src="/elements/badges.js"></script></html>`,
      );
  });
}

export class DesignerPage {
  readonly page: Page;
  readonly designer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.designer = page.locator('badge-designer');
  }

  async shows(pattern: RegExp): Promise<void> {
    await expectText(this.designer, pattern);
  }

  async press(name: string): Promise<void> {
    await this.designer.getByRole('button', {name, exact: true}).click();
  }

  /** Opens the line of this name. */
  async open(line: string): Promise<void> {
    await this.designer
      .locator('summary')
      .filter({hasText: new RegExp(`^\\s*${line}`)})
      .click();
  }

  /** By keyboard: what is drawn is the label, the radio button itself cannot be seen. */
  async choose(name: string): Promise<void> {
    const radio = this.designer.getByRole('radio', {name, exact: true});
    await radio.focus();
    await radio.press('Space');
  }

  async write(label: string, words: string): Promise<void> {
    await this.designer.getByLabel(label).fill(words);
  }

  async download(name: string, role: 'button' | 'link'): Promise<Download> {
    const downloading = this.page.waitForEvent('download');
    await this.designer.getByRole(role, {name, exact: true}).click();
    return downloading;
  }

  /** As a screen reader has it, with plain spaces. */
  async tree(): Promise<string> {
    return (await this.designer.ariaSnapshot()).replaceAll(/[\u00a0\u202f]/g, ' ');
  }

  /** What axe finds against RGAA 4 and WCAG 2.2. */
  async violations(disabled: readonly string[] = []): Promise<string[]> {
    await this.page.evaluate(await axe);
    await coloursSettle(this.page);
    return this.page.evaluate(async (off) => {
      const {axe: checker} = globalThis as unknown as {
        axe: {run: (options: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
      };
      const {violations} = await checker.run({
        runOnly: {type: 'tag', values: ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
        rules: Object.fromEntries(off.map((rule) => [rule, {enabled: false}])),
      });
      return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`);
    }, disabled);
  }

  async isTooWide(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  }
}
