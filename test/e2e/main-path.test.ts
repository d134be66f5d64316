/**
 * The main path, on the built files, in a browser, with a real backend and a real store: asked for, reviewed, signed, shown,
 * verified; the pathway moves on; the key badge comes by itself; a crash in the middle loses nothing and gives nothing twice.
 */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import sharp from 'sharp';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import type {Demo} from '../../demo/world.ts';
import {expectText, textOf} from './expect.ts';
import {openDemo} from './open-backend.ts';
import {answerQuestions, complaintsOf, sendRequest, signIn, tick} from './people.ts';

const malika = 'malika@exemple.example';
const nadege = 'nadege@trois-saules.example';

describe('the main path', () => {
  let folder: string;
  let demo: Demo;
  let browser: Browser;
  let person: BrowserContext;
  let examiner: BrowserContext;
  let site: Page;
  let desk: Page;
  const complaints: string[][] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    demo = await openDemo({
      backendPort: await freePort(),
      sitePorts: {siae: 0, partner: 0, course: 0},
      dataDirectory: join(folder, 'data'),
      hasPeople: false,
      say: () => undefined,
    });
    browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
    person = await browser.newContext({
      locale: 'fr-FR',
      viewport: {width: 360, height: 740},
      acceptDownloads: true,
    });
    examiner = await browser.newContext({locale: 'fr-FR', viewport: {width: 1280, height: 800}});
    site = await person.newPage();
    desk = await examiner.newPage();
    for (const page of [site, desk]) {
      page.setDefaultTimeout(8000);
      complaints.push(complaintsOf(page));
    }
  });

  after(async () => {
    await browser.close();
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  });

  let isBroken = false;
  /** One step of the path: when an earlier one failed, the later ones fail at once, and say so. */
  const step = (name: string, act: () => Promise<void> | void): void => {
    it(name, async () => {
      assert.ok(!isBroken, 'an earlier step failed');
      isBroken = true;
      await act();
      isBroken = false;
    });
  };

  const pathway = () => site.locator('badge-pathway');
  const request = () => site.locator('#demande badge-request');
  const review = () => desk.locator('badge-review');

  step('shows the pathway to a visitor who has not signed in', async () => {
    await site.goto(demo.sites.siae);
    await expectText(
      pathway(),
      /Je m’engage pour mon parcours[\s\S]*B\.A\.BA[\s\S]*Com’un gant[\s\S]*Cap sur la suite/,
    );
    assert.doesNotMatch(await textOf(pathway()), /À faire maintenant/);
  });

  step('shows a really signed badge, checked in the page', async () => {
    const example = site.locator('#soutien badge-display');
    await example.scrollIntoViewIfNeeded();
    await expectText(example, /Ce badge est vrai/);
  });

  step('signs the person in with a one-time code, and shows what is next', async () => {
    await signIn(site.locator('#parcours badge-sign-in'), demo.backend, malika);
    await expectText(pathway(), /3 badges à gagner[\s\S]*À faire maintenant/);
  });

  step('takes a request with words and a photo', async () => {
    const photo = join(folder, 'atelier.jpg');
    const pixels = {create: {width: 640, height: 480, channels: 3 as const, background: '#8d8576'}};
    await writeFile(
      photo,
      await sharp(pixels)
        .jpeg()
        .withExif({IFD0: {Make: 'Phone'}})
        .toBuffer(),
    );
    await pathway()
      .getByRole('button', {name: /Demander ce badge/})
      .click();
    await answerQuestions(request(), async (question) => {
      if (/photo/.test(question))
        await request().locator('input[type=file]:not([capture])').setInputFiles(photo);
      else if (/à l’heure/.test(question)) await tick(request().getByRole('radio', {name: 'Oui'}));
      else {
        const write = request().getByRole('radio', {name: 'J’écris'});
        if (await write.count()) await tick(write);
        await request().getByRole('textbox').fill('J’ai rangé tout l’atelier avec Driss.');
      }
    });
    await sendRequest(request(), 'Malika T.');
    await expectText(pathway(), /Demande envoyée/);
  });

  step('lets the examiner read the evidence beside the criteria, and say yes', async () => {
    await desk.goto(`${demo.backend}/examine?structure=les-trois-saules`);
    await signIn(desk.locator('badge-sign-in').first(), demo.backend, nadege);
    await expectText(review(), /1 demande attend une réponse/);
    await review()
      .getByRole('button', {name: /Examiner/})
      .first()
      .click();
    await expectText(review(), /J’ai rangé tout l’atelier avec Driss/);
    await review().locator('img[src^="blob:"]').first().waitFor();
    await expectText(review(), /J’ai fini ma période d’essai/);
    await sayYes();
  });

  step('moves the pathway on without a reload, and shows the badge, checked in the page', async () => {
    await expectText(pathway(), /1 badge obtenu sur 3/);
    const badge = site.locator('#mes-badges badge-display').first();
    await badge.scrollIntoViewIfNeeded();
    await expectText(badge, /Ce badge est vrai/);
  });

  step(
    'finds the downloaded PNG true on the verifier page, and refuses it when one letter of the credential is changed',
    async () => {
      const png = await downloadBadge();
      const page = await examiner.newPage();
      complaints.push(complaintsOf(page));
      await page.goto(`${demo.backend}/verify`);
      const verifier = page.locator('badge-verifier');
      const show = async (name: string, bytes: Buffer): Promise<void> => {
        const input = verifier.locator('input[type=file]:not([capture])');
        await input.setInputFiles({name, mimeType: 'image/png', buffer: bytes});
        // Whom it asks is said, and nobody is asked before this.
        await verifier.getByRole('button', {name: 'Demander et vérifier'}).click();
      };
      await show('badge.png', png);
      await expectText(verifier, /Ce badge est vrai et valable/);
      await verifier.getByRole('button', {name: /Vérifier un autre badge/}).click();
      await show('faux.png', changeOneLetter(png));
      await expectText(verifier, /N’acceptez pas ce badge/);
      assert.doesNotMatch(await textOf(verifier), /Ce badge est vrai/);
      await page.close();
    },
  );

  step('loses nothing and gives nothing twice when the backend is killed in the middle', async () => {
    for (const badge of ['baba-entreprise', 'comun-gant']) {
      await pathway()
        .getByRole('button', {name: /Demander ce badge/})
        .click();
      await answerQuestions(request(), async () => {
        const write = request().getByRole('radio', {name: 'J’écris'});
        if (await write.count()) await tick(write);
        const radios = request().getByRole('radio', {name: /Oui|À ma conseillère/});
        if (await radios.count()) await tick(radios.first());
        const box = request().getByRole('textbox');
        if (await box.count()) await box.first().fill('Je préviens si je suis en retard.');
      });
      await sendRequest(request(), 'Malika T.');
      await demo.killBackend();
      await demo.startBackend();
      await desk.reload();
      await signIn(desk.locator('badge-sign-in').first(), demo.backend, nadege);
      await review()
        .getByRole('button', {name: /Examiner/})
        .first()
        .click();
      await sayYes();
      // At once after the decision: signing may or may not have happened.
      await demo.killBackend();
      await demo.startBackend();
      await expectText(
        pathway(),
        badge === 'comun-gant' ? /3 badges obtenus sur 3/ : /2 badges obtenus sur 3/,
        // On PostgreSQL, what the killed process had taken is free for another half a minute later.
        {patienceMs: 45_000},
      );
    }
  });

  step('gives the key badge by itself, once', async () => {
    await expectText(pathway(), /Vous avez le badge-clé|badge-clé[\s\S]*Obtenu/);
    const key = site.locator('#mes-badges badge-display').last();
    await key.scrollIntoViewIfNeeded();
    await expectText(key, /Cap sur la suite[\s\S]*Ce badge est vrai/);
    const awards = await site.evaluate(async () => {
      const backend = document.querySelector('badge-backend') as unknown as {
        context: {
          client: () => Promise<{
            me: {awards: (i: {structure: string}) => Promise<{items: {badge: string}[]}>};
          }>;
        };
      };
      const client = await backend.context.client();
      return (await client.me.awards({structure: 'les-trois-saules'})).items.map((award) => award.badge);
    });
    assert.deepEqual(awards.sort(), ['baba-entreprise', 'cap-sur-la-suite', 'comun-gant', 'je-m-engage']);
  });

  step('gives the supporters’ badge at once', async () => {
    const support = site.locator('#soutien badge-supporters');
    await support.scrollIntoViewIfNeeded();
    await expectText(support, /INAE/);
    await support.getByRole('button', {name: 'Je soutiens'}).click();
    await support.getByRole('button', {name: 'Avoir ce badge'}).click();
    await expectText(support, /Merci ! Vous nous soutenez[\s\S]*Voulez-vous apparaître dans la liste/);
  });

  step('breaks no page’s policy', () => {
    assert.deepEqual(complaints.flat(), []);
  });

  async function sayYes(): Promise<void> {
    await expectText(review(), /Ma réponse/);
    for (const box of await review().getByRole('checkbox').all()) await tick(box);
    await tick(review().getByRole('radio', {name: 'Oui'}));
    await review().getByRole('button', {name: 'Envoyer ma réponse'}).click();
    await expectText(review(), /Réponse envoyée|Aucune demande/);
  }

  async function downloadBadge(): Promise<Buffer> {
    const badge = site.locator('#mes-badges badge-display').first();
    const arriving = site.waitForEvent('download');
    await badge.getByText('Télécharger mon badge').click();
    const stream = await (await arriving).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
});

/** The same PNG, its checksums right, with one letter of the credential’s name changed. */
function changeOneLetter(png: Buffer): Buffer {
  const at = png.indexOf('engage pour mon parcours');
  assert.ok(at > 0, 'the credential is not readable in the PNG');
  const changed = Buffer.from(png);
  changed[at] = 'E'.charCodeAt(0);
  return withRightChecksums(changed);
}

function withRightChecksums(png: Buffer): Buffer {
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    png.writeUInt32BE(crc32(png.subarray(at + 4, at + 8 + length)), at + 8 + length);
    at += 12 + length;
  }
  return png;
}
