/** The site of a structure with a pathway on it, a real backend behind it, a person who comes to it and an examiner who answers. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {serve} from '@pepites/server';
import type {BadgeBackendElement} from '@pepites/elements';
import type {Answer} from '@pepites/recognition';
import {chromium, type Locator, type Page} from 'playwright-core';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {bundlePage} from '../support/bundle.ts';
import {freePort} from '../support/free-port.ts';
import {onLoopback} from '../support/on-loopback.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf, signIn} from './people.ts';

export interface StepActsSite {
  readonly backendUrl: string;
  readonly url: string;
  readonly page: Page;
  /** What the browser complained about on the page. */
  readonly complaints: readonly string[];
  /** Methods and paths of what the page has asked the backend, below the structure. */
  readonly asked: string[];
  readonly pathway: Locator;
  /** The opened step. */
  readonly sheet: Locator;
  readonly press: (name: string) => Promise<void>;
  /** The person signs in on the page, and is known there when this ends. */
  readonly enter: (email: string) => Promise<void>;
  /** The page asks the backend once more. */
  readonly look: () => Promise<void>;
  readonly upload: (file: Uint8Array, type: string) => Promise<string>;
  /** @returns the id of the request */
  readonly send: (badge: string, answers: readonly Answer[]) => Promise<string>;
  /** The examiner answers, on a page of their own. */
  readonly decide: (requests: readonly string[], decision: Decision) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Decision {
  readonly answer: 'yes' | 'missing';
  readonly message?: string;
  readonly reopened?: string[];
}

type Change = Parameters<typeof makeDefinition>[0];

/** @param options.inside what stands beside the pathway */
export async function openStepActsSite({
  change,
  inside = '',
}: {
  readonly change?: Change;
  readonly inside?: string;
}): Promise<StepActsSite> {
  const folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
  const port = await freePort();
  const backendUrl = `http://localhost:${port}`;
  const files = await bundlePage('test/e2e/step-acts-page.ts');
  const site = await onLoopback((request, response) => {
    const file = files.get(request.url ?? '/');
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; connect-src ${backendUrl}; img-src ${backendUrl} blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`,
    );
    response.end(
      file?.contents ??
        `<!doctype html><html lang="fr"><title>Les Trois Saules</title>
        <badge-backend backend="${backendUrl}" structure="${STRUCTURE}">
          <badge-sign-in></badge-sign-in><badge-pathway pathway="parcours"></badge-pathway>${inside}
        </badge-backend>
        <script type="module" src="/step-acts-page.js"></script></html>`,
    );
  });
  const backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
  const definition = makeDefinition((plain) => {
    plain.structures[0]?.origins.push(site.url);
    change?.(plain);
  });
  await backend.apply(definition, {images, dryRun: false});
  const listening = await serve(backend, {port});
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: browserFlags,
  });
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: {width: 1280, height: 900},
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const asked: string[] = [];
  page.on('request', (request) => {
    const {pathname} = new URL(request.url());
    const rest = pathname.split(`/structures/${STRUCTURE}/`)[1];
    if (rest !== undefined && request.method() !== 'OPTIONS')
      asked.push(`${request.method()} ${rest.replaceAll(/[0-9a-f-]{36}/g, ':id')}`);
  });
  const pathway = page.locator('badge-pathway');
  const sheet = pathway.locator('dialog');
  return {
    backendUrl,
    url: site.url,
    page,
    complaints: complaintsOf(page),
    asked,
    pathway,
    sheet,
    press: async (name) => sheet.getByRole('button', {name}).click(),
    enter: (email) => enter(page, backendUrl, email),
    look: async () =>
      page.evaluate(() => {
        (document.querySelector('badge-backend') as BadgeBackendElement).context.notifyChange();
      }),
    upload: async (file, type) =>
      page.evaluate(
        async ([structure, bytes, type]) => {
          const provider = document.querySelector('badge-backend') as BadgeBackendElement;
          const client = await provider.context.client();
          const {id} = await client.files.upload({
            structure,
            file: new Blob([Uint8Array.from(bytes)], {type}),
          });
          return id;
        },
        [STRUCTURE, [...file], type] as const,
      ),
    send: async (badge, answers) =>
      page.evaluate(
        async ([structure, badge, answers]) => {
          const provider = document.querySelector('badge-backend') as BadgeBackendElement;
          const client = await provider.context.client();
          const requestId = crypto.randomUUID();
          await client.requests.submit({
            structure,
            requestId,
            badge,
            answers: [...answers],
            consent: true,
            displayName: 'Sami B.',
          });
          return requestId;
        },
        [STRUCTURE, badge, answers] as const,
      ),
    decide: async (requests, decision) => {
      const desk = await (await browser.newContext({locale: 'fr-FR'})).newPage();
      await desk.goto(site.url);
      await enter(desk, backendUrl, 'nadege@trois-saules.example');
      await desk.locator('badge-pathway ol').waitFor();
      await desk.evaluate(
        async ([structure, requests, decision]) => {
          const provider = document.querySelector('badge-backend') as BadgeBackendElement;
          const client = await provider.context.client();
          for (const request of requests) {
            const {version, revision} = await client.requests.get({structure, request});
            await client.reviews.decide({
              structure,
              request,
              version,
              revision,
              criteriaMet: decision.answer === 'yes' ? [0, 1] : [],
              noConflict: true,
              ...decision,
            });
          }
        },
        [STRUCTURE, requests, decision] as const,
      );
      await desk.context().close();
    },
    close: async () => {
      await browser.close();
      await site.close();
      await listening.close();
      await backend.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** What is asked of the backend before the code has been answered would be asked by nobody. */
async function enter(page: Page, backendUrl: string, email: string): Promise<void> {
  await signIn(page.locator('badge-sign-in'), backendUrl, email);
  await page.waitForFunction(
    () => (document.querySelector('badge-backend') as BadgeBackendElement).context.session !== undefined,
  );
}
