/**
 * Those who examine, on the built files, on a phone, in French, with a real backend: a jury of two at the same request, a peer, a guest
 * by link and code, and an applicant who means harm.
 */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {type Backend, serve} from '@pepites/server';
import type {BadgeBackendElement} from '@pepites/elements';
import type {BadgeBackend} from '@pepites/recognition';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createBadgeClient} from '@pepites/sdk';
import {images, STRUCTURE} from '../../packages/server/test/world.ts';
import {ADVISER, EXAMINER, LEAD, reviewDefinition} from '../../packages/server/test/review-world.ts';
import {pdf} from '../../packages/server/test/recordings.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {ExaminerDesk} from './examiner-desk.ts';
import {expectText} from './expect.ts';
import {hostileTexts} from './hostile-texts.ts';
import {openBackend} from './open-backend.ts';
import {answerQuestions, codeFor, complaintsOf, sendRequest, signIn, tick} from './people.ts';

const elementsDirectory = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));
const structure = STRUCTURE;
const PAULA = 'paula@exemple.example';

/** One question of each kind that takes what a person types. */
const openForm = {
  questions: [
    {id: 'court', type: 'shortText', label: 'Votre atelier ?', required: false},
    {id: 'long', type: 'longText', label: 'Racontez.', required: false},
    {id: 'lien', type: 'link', label: 'Un lien ?', required: false},
    {id: 'papier', type: 'file', label: 'Un papier ?', required: false},
  ],
};

describe('those who examine', () => {
  let folder: string;
  let backend: Backend;
  let url: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  const complaints: string[][] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    url = `http://localhost:${port}`;
    site = await onLoopback((request, response) => {
      const badge = new URL(request.url ?? '/', 'http://site.example').searchParams.get('badge') ?? '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${url}; connect-src ${url}; img-src ${url} blob: data:; require-trusted-types-for 'script'`,
      );
      response.end(
        `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Les Trois Saules</title>
        <badge-backend backend="${url}" structure="${structure}">
          <badge-sign-in></badge-sign-in><badge-request badge="${badge}" heading-level="2"></badge-request>
        </badge-backend>
        <script type="module" src="${url}/elements/badges.all.js"></script></html>`,
      );
    });
    backend = await openBackend({publicUrl: url, dataDirectory: join(folder, 'data'), elementsDirectory});
    const definition = reviewDefinition((badges) => {
      const [un] = badges;
      badges.push({...un, id: 'ouvert', name: 'Badge ouvert', process: {mode: 'reviewed', form: openForm}});
    });
    for (const one of definition.structures) if (one.id === structure) one.origins.push(site.url);
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({locale: 'fr-FR', viewport: {width: 360, height: 740}});
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints.push(complaintsOf(page));
    return page;
  };
  const desk = async (email: string): Promise<ExaminerDesk> => {
    const one = new ExaminerDesk(await phone(), url);
    await one.comeIn(structure, email);
    return one;
  };
  /** Signed in without a page: what is only prepared here. */
  const client = async (email: string): Promise<BadgeBackend> => {
    const visitor = createBadgeClient({backend: url});
    await visitor.signIn.sendCode({structure, email});
    const code = await codeFor(url, email);
    const {token} = await visitor.signIn.withCode({structure, email, code});
    return createBadgeClient({backend: url, token: () => token});
  };
  const askOnPage = async (badge: string, email: string, name: string): Promise<Page> => {
    const page = await phone();
    await page.goto(`${site.url}/?badge=${badge}`);
    await signIn(page.locator('badge-sign-in').first(), url, email);
    const request = page.locator('badge-request');
    await answerQuestions(request, async () => {
      const box = request.getByRole('textbox');
      if (await box.count()) await box.first().fill('J’ai rangé tout l’atelier.');
    });
    await sendRequest(request, name);
    return page;
  };
  /** The badge on the person's own page, checked there. */
  const holdsBadge = async (page: Page, badge: string): Promise<void> => {
    // Asked again and again from here: `waitForFunction` takes the promise of a function for a yes.
    const isThere = (): Promise<boolean> =>
      page.evaluate(
        async ([structureId, id]) => {
          const provider = document.querySelector('badge-backend') as BadgeBackendElement;
          const {me} = await provider.context.client();
          const {items} = await me.awards({structure: structureId});
          const award = items.find((one) => one.badge === id && one.state === 'issued');
          if (!award?.credentialUrl) return false;
          const shown = document.createElement('badge-display');
          shown.setAttribute('src', award.credentialUrl);
          provider.append(shown);
          return true;
        },
        [structure, badge] as const,
      );
    for (const until = Date.now() + 20_000; !(await isThere()) && Date.now() < until;)
      await page.waitForTimeout(300);
    await expectText(page.locator('badge-display'), /Ce badge est vrai/);
  };

  it('two of a jury answer one request at the same time: neither overwrites the other, and both must say yes', async () => {
    const person = await askOnPage('deux-oui', 'malika@exemple.example', 'Malika T.');
    const nadege = await desk(ADVISER);
    const driss = await desk(EXAMINER);
    for (const one of [nadege, driss]) {
      await one.reads(/1 demande attend une réponse/);
      await one.open('Malika');
      await one.reads(/Il faut 2 réponses «.Oui.»\.[\s\S]*Personne n’a encore répondu/);
      await one.reads(/J’ai rangé tout l’atelier/);
    }
    await nadege.prepare('Oui', 'Bravo Malika !');
    await driss.prepare('Oui', 'Je l’ai vue travailler.');
    await driss.send();
    await driss.reads(/Réponse envoyée\. .+ attend encore d’autres réponses/);
    await nadege.send();
    await nadege.reads(
      /La demande a changé[\s\S]*Pendant ce temps :\s*Driss a dit oui[\s\S]*Elle est gardée/,
    );
    await nadege.reads(/1 réponse est déjà là[\s\S]*Je l’ai vue travailler/);
    assert.equal(await nadege.review.getByRole('textbox').inputValue(), 'Bravo Malika !');
    await nadege.send();
    await nadege.reads(/Réponse envoyée\. Malika T\. va la lire/);
    await nadege.reads(/Aucune demande n’attend/);
    await holdsBadge(person, 'deux-oui');
    assert.equal(await overflow(nadege.page), 0);
  });

  it('a peer agrees to examine, says yes beside a professional, and the badge is given', async () => {
    const paulas = await client(PAULA);
    const mine = await paulas.requests.submit({
      ...{structure, badge: 'un', requestId: crypto.randomUUID(), consent: true, displayName: 'Paula R.'},
      answers: [{question: 'reussite', text: 'J’ai aidé.'}],
    });
    await (
      await client(EXAMINER)
    ).reviews.decide({
      ...{structure, request: mine.id, version: mine.version, revision: 1},
      ...{answer: 'yes', noConflict: true},
    });
    await backend.drainOutbox();
    const person = await askOnPage('entre-pairs', 'youssef@exemple.example', 'Youssef B.');
    const paula = await desk(PAULA);
    await paula.reads(/Voulez-vous aider d’autres personnes/);
    await paula.press('Oui, je veux bien');
    await paula.press('Me connecter de nouveau');
    await signIn(paula.page.locator('badge-sign-in').first(), url, PAULA);
    await paula.open('Youssef');
    await paula.reads(
      /Il faut 2 réponses «.Oui.»\.\s+L’une doit venir d’un collègue\.\s+L’une doit venir de l’équipe/,
    );
    await paula.prepare('Oui');
    await paula.send();
    await paula.reads(/attend encore d’autres réponses/);
    const nadege = await desk(ADVISER);
    await nadege.open('Youssef');
    await nadege.reads(/Paula R\. \(collègue\) a dit oui/);
    await nadege.prepare('Oui');
    await nadege.send();
    await nadege.reads(/Youssef B\. va la lire/);
    await holdsBadge(person, 'entre-pairs');
  });

  it('a guest comes by link and code, on the same page as without scripts; the person sees that they looked', async () => {
    const amina = await client('amina@exemple.example');
    const {id: request} = await amina.requests.submit({
      ...{structure, badge: 'un', requestId: crypto.randomUUID(), consent: true, displayName: 'Amina D.'},
      answers: [{question: 'reussite', text: 'J’ai accueilli des clients.'}],
    });
    const lead = await client(LEAD);
    const email = 'claire@entreprise.example';
    const {code} = await lead.examinerLinks.create({structure, request, email, name: 'Claire'});
    await backend.drainOutbox();
    const inbox = await fetch(`${url}/dev/inbox`, {headers: {accept: 'application/json'}});
    const {items} = (await inbox.json()) as {items: {to: string; text: string}[]};
    const letter = items.find(({to}) => to === email)?.text ?? '';
    const link = /\/examine\/([\w-]+)/.exec(letter)?.[1] ?? '';
    const guest = new ExaminerDesk(await phone(), url);
    await guest.comeByLink(link, 'Claire Petit', code);
    await guest.reads(/J’ai accueilli des clients/);
    await guest.prepare('Il manque…', 'Dites quels clients, s’il vous plaît.');
    await tick(guest.review.getByRole('checkbox', {name: 'Racontez.'}));
    await guest.send();
    await guest.reads(/Merci, votre réponse est envoyée/);
    const {state, reviews} = await amina.requests.get({structure, request});
    assert.deepEqual(
      [state, reviews[0]?.examinerName, reviews[0]?.reopened],
      ['needsMore', 'Claire Petit', ['reussite']],
    );
    const {items: looks} = await amina.me.accesses({structure});
    assert.ok(looks.some(({act}) => act === 'request.opened'));
  });

  it('who knows the person hands the request over, and sees it no more', async () => {
    const ines = await client('ines@exemple.example');
    await ines.requests.submit({
      ...{structure, badge: 'un', requestId: crypto.randomUUID(), consent: true, displayName: 'Inès V.'},
      answers: [{question: 'reussite', text: 'J’ai réparé un vélo.'}],
    });
    const nadege = await desk(ADVISER);
    await nadege.open('Inès');
    await tick(nadege.review.getByRole('radio', {name: 'Pas encore'}));
    await nadege.send();
    const read = await accessibleNodes(nadege.page);
    const named = (role: string, name: RegExp) =>
      read.find((one) => one.role === role && name.test(one.name));
    assert.ok(named('heading', /Demande de Inès/), 'the title');
    for (const answer of [/^Oui$/, /^Il manque…$/, /^Pas encore$/]) assert.ok(named('radio', answer));
    const wrong = named('textbox', /Dites à Inès V\. pourquoi pas encore/);
    assert.deepEqual([wrong?.invalid, wrong?.isFocused], ['true', true]);
    assert.match(wrong?.description ?? '', /Écrivez un message/);
    await nadege.press('Je suis trop proche de cette personne');
    await nadege.press('Oui, passer à quelqu’un d’autre');
    await nadege.reads(/aura la réponse d’une autre personne/);
    await nadege.page.reload();
    await signIn(nadege.page.locator('badge-sign-in').first(), url, ADVISER);
    await nadege.reads(/demande|Aucune/);
    assert.doesNotMatch(await nadege.text(), /Inès/);
    const driss = await desk(EXAMINER);
    await driss.open('Inès');
  });

  it('an applicant who means harm runs nothing, and nothing is fetched that the examiner did not ask for', async () => {
    const mallory = await client('mallory@exemple.example');
    const {id: file} = await mallory.files.upload({structure, file: new Blob([Uint8Array.from(pdf())])});
    const nadege = new ExaminerDesk(await phone(), url);
    const elsewhere: string[] = [];
    const dialogs: string[] = [];
    nadege.page.on('request', (request) => {
      const {origin, protocol} = new URL(request.url());
      if (origin !== url && protocol !== 'blob:') elsewhere.push(request.url());
    });
    nadege.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const lookAgain = async (): Promise<void> =>
      nadege.page.evaluate(() => {
        (document.querySelector('badge-backend') as BadgeBackendElement).context.notifyChange();
      });
    await nadege.comeIn(structure, ADVISER);
    for (const [n, text] of hostileTexts.entries()) {
      const {id: request} = await mallory.requests.submit({
        ...{structure, badge: 'ouvert', requestId: crypto.randomUUID(), consent: true},
        displayName: text.slice(0, 100),
        answers: [
          {question: 'court', text: text.slice(0, 200)},
          {question: 'long', text: `${text}\n${text}`},
          ...(text.length <= 2000 && !/\s/.test(text) ? [{question: 'lien', text: safeLink(text)}] : []),
          ...(n === 0 ? [{question: 'papier', files: [file]}] : []),
        ],
      });
      await lookAgain();
      await nadege.reads(/Badge ouvert/);
      await nadege.press(/Examiner.*Badge ouvert/);
      await nadege.reads(/Ma réponse/);
      if (n === 0) await nadege.reads(/Télécharger le document/);
      const links = await nadege.review
        .locator('a[href]')
        .evaluateAll((all) =>
          all.map((each) => ({href: each.getAttribute('href') ?? '', rel: each.getAttribute('rel') ?? ''})),
        );
      for (const {href, rel} of links) {
        assert.match(href, /^(?:https?|blob):/);
        if (!href.startsWith('blob:')) assert.match(rel, /noopener/);
      }
      const made = await nadege.review.evaluate((element) => {
        const {shadowRoot} = element;
        return shadowRoot?.querySelectorAll(
          'script, iframe, object, embed, base, meta, form[action], [onerror], [onload], img[src^="x"]',
        ).length;
      });
      assert.equal(made, 0, text);
      await nadege.press('Plus tard');
      await mallory.requests.withdraw({structure, request});
      await lookAgain();
      await nadege.page.waitForFunction(() => {
        const list = document.querySelector('badge-review')?.shadowRoot;
        return list?.querySelector('.queue') && !list.textContent.includes('Badge ouvert');
      });
    }
    assert.deepEqual(dialogs, []);
    assert.deepEqual(elsewhere, []);
    assert.equal(await nadege.page.evaluate(() => 'harmed' in window), false);
  });

  it('breaks no page’s policy', () => {
    assert.deepEqual(complaints.flat(), []);
  });
});

/** The question takes addresses only: what is no address goes behind one that leads elsewhere. */
function safeLink(text: string): string {
  return `https://harm.example/?q=${encodeURIComponent(text).slice(0, 500)}`;
}

/** How far the page is wider than the phone, in CSS pixels. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly invalid: string | undefined;
  readonly isFocused: boolean;
}

/** What the browser tells a screen reader. */
async function accessibleNodes(page: Page): Promise<AccessibleNode[]> {
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
  return nodes.map(({role, name, description, properties = []}) => {
    const property = (wanted: string): unknown => properties.find((one) => one.name === wanted)?.value.value;
    return {
      role: asText(role?.value),
      name: asText(name?.value).replace(/[\u00a0\u202f]/g, ' '),
      description: asText(description?.value),
      invalid: asText(property('invalid')) || undefined,
      isFocused: property('focused') === true,
    };
  });
}
