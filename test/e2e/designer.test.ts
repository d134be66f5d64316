/** Somebody makes a badge of their own on a phone, gets it, and takes it home; a lead gives a badge of the structure its image. */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import {verify} from '@pepites/credentials/verify.js';
import {type Backend, serve} from '@pepites/server';
import {chromium, type Browser, type Page} from 'playwright-core';
import sharp from 'sharp';
import {images, makeDefinition, STRUCTURE} from '../../packages/server/test/world.ts';
import {pdf} from '../../packages/server/test/recordings.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {freePort} from '../support/free-port.ts';
import type {LoopbackServer} from '../support/on-loopback.ts';
import {DesignerPage, designerSite} from './designer-page.ts';
import {openBackend} from './open-backend.ts';
import {complaintsOf, signIn} from './people.ts';

const phone = {locale: 'fr-FR', viewport: {width: 360, height: 740}, acceptDownloads: true} as const;

describe('somebody who makes a badge', () => {
  let folder: string;
  let backend: Backend;
  let backendUrl: string;
  let listening: Awaited<ReturnType<typeof serve>>;
  let site: LoopbackServer;
  let browser: Browser;
  let attributes = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-e2e-'));
    const port = await freePort();
    backendUrl = `http://localhost:${port}`;
    site = await designerSite(backendUrl, STRUCTURE, () => attributes);
    backend = await openBackend({publicUrl: backendUrl, dataDirectory: join(folder, 'data')});
    const definition = makeDefinition(({structures: [structure]}) => {
      structure?.origins.push(site.url);
      structure?.staff?.push({email: 'lea@trois-saules.example', name: 'Léa', roles: ['lead']});
    });
    await backend.apply(definition, {images, dryRun: false});
    listening = await serve(backend, {port});
    browser = await chromium.launch({
      executablePath: await findBrowser(console.log),
      // A voice that is always the same.
      args: [...browserFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await listening.close();
    await backend.close();
    await rm(folder, {recursive: true, force: true});
  });

  async function openPage(more: object = {}) {
    const page = await (await browser.newContext({...phone, ...more})).newPage();
    page.setDefaultTimeout(15_000);
    const complaints = complaintsOf(page);
    await page.goto(site.url);
    const person = new DesignerPage(page);
    await person.shows(/Étape 1 sur 3/);
    return {page, person, complaints};
  }

  it('composes it at 360 px, signs in, gets it, adds evidence, and downloads a badge that is true', async () => {
    const {page, person, complaints} = await openPage();
    await person.open('Forme');
    await person.choose('Étoile à douze pointes');
    await person.open('Couleur du fond');
    await person.choose('Ivoire');
    await person.shows(/Ces couleurs se lisent mal/);
    assert.deepEqual(await person.violations(), []);
    await person.press('Corriger les couleurs');
    await person.shows(/Les couleurs se lisent bien/);
    await person.choose('Vert sapin');
    await person.open('Couleur du symbole');
    await person.choose('Ivoire et doré');
    await person.open('Symbole');
    await person.write('Chercher un symbole', 'velo');
    await person.shows(/1 symbole trouvé/);
    await person.choose('un vélo');
    await person.open('Texte');
    await person.write('Texte sur le badge', 'Atelier vélo');
    assert.equal(await person.isTooWide(), false);
    await person.press('Continuer');
    await person.write('Titre du badge', 'Je répare des vélos');
    await person.write('Ce badge montre que', 'Je change une chambre à air.\nJe règle les freins.');
    const alt = person.designer.getByLabel('L’image en mots');
    assert.equal(
      (await alt.inputValue()).replaceAll(/[\u00a0\u202f]/g, ' '),
      'Une étoile à douze pointes, fond vert sapin, bord doré. Au milieu : un vélo. On lit : Atelier vélo.',
    );
    await alt.fill('Un vélo sur un fond vert.');
    await person.press('Continuer');
    await person.shows(/Dites qui vous êtes, pour garder votre badge/);
    await signIn(person.designer.locator('badge-sign-in'), backendUrl, 'sami@example.org');
    await person.press('Créer mon badge');
    await person.shows(/Votre badge est créé[\s\S]*Il est prêt/);
    assert.deepEqual(await person.violations(), []);

    const download = await person.download('Télécharger mon badge', 'link');
    const bytes = new Uint8Array(await readFile(await download.path()));
    const {width, height, format} = await sharp(bytes).metadata();
    assert.deepEqual([width, height, format], [600, 600, 'png']);
    const {container, view} = await parse(bytes);
    assert.deepEqual([container, view.name], ['png', 'Je répare des vélos']);
    const {outcome} = await verify((await extract(bytes)).text, {
      now: new Date(),
      fetchDocument: async (url) => {
        const reply = await fetch(url);
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    assert.equal(outcome, 'verified');
    // Its middle is the picture, its ground the colour that was chosen.
    const {data} = await sharp(bytes)
      .extract({left: 300, top: 90, width: 1, height: 1})
      .raw()
      .toBuffer({resolveWithObject: true});
    assert.deepEqual([...data].slice(0, 3), [0x1e, 0x5a, 0x45]);

    await person.press('Ajouter une preuve');
    await person.write('Racontez', 'Douze vélos cet été.');
    const photo = await sharp({create: {width: 320, height: 240, channels: 3, background: '#a83a5b'}})
      .png()
      .toBuffer();
    const note = pdf();
    const choose = async (button: string, name: string, mimeType: string, buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await person.designer.locator('label.picker').filter({hasText: button}).click();
      await (await chooser).setFiles({name, mimeType, buffer});
      await person.shows(new RegExp(name));
    };
    await choose('Ajouter une photo', 'velo.png', 'image/png', photo);
    await choose('Ajouter un fichier', 'attestation.pdf', 'application/pdf', note);
    await person.press('Parler');
    await person.shows(/Il reste \d+ s/);
    await page.waitForTimeout(1500);
    await person.press('Arrêter');
    await person.shows(/Enregistrement 3/);
    assert.deepEqual(await person.violations(), []);
    await person.press('Garder ma preuve');
    await person.shows(/Votre preuve est gardée/);
    await seesEvidence(page, {photo, note});

    await person.press('Terminer');
    await person.press('Demander une recommandation');
    await person.designer
      .locator('badge-endorse')
      .getByRole('button', {name: /recommandation|Demander/})
      .first()
      .waitFor();
    assert.deepEqual(await person.violations(), []);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  /** All of it, as who may see the evidence is given it. */
  async function seesEvidence(page: Page, {photo, note}: {photo: Buffer; note: Buffer}): Promise<void> {
    const token = await page.evaluate(
      () => document.querySelector('badge-backend')?.context.session?.token ?? '',
    );
    const ask = async (path: string): Promise<Response> =>
      fetch(`${backendUrl}/structures/${STRUCTURE}${path}`, {
        headers: {authorization: `Bearer ${token}`, origin: site.url},
      });
    const awards = (await (await ask('/me/awards')).json()) as {items: {id: string}[]};
    const award = awards.items[0]?.id ?? '';
    const {items} = (await (await ask(`/awards/${award}/evidence`)).json()) as {
      items: {id: string; text?: string; mediaType?: string}[];
    };
    assert.deepEqual(items.map(({mediaType = 'words'}) => mediaType).sort(), [
      'application/pdf',
      'audio/webm',
      'image/jpeg',
      'words',
    ]);
    const bytesOf = async (mediaType: string): Promise<Buffer> => {
      const id = items.find((one) => one.mediaType === mediaType)?.id ?? '';
      return Buffer.from(await (await ask(`/awards/${award}/evidence/${id}/file`)).arrayBuffer());
    };
    assert.ok((await bytesOf('application/pdf')).equals(note));
    assert.ok((await bytesOf('audio/webm')).length > 500);
    const pixel = async (image: Buffer) =>
      [...(await sharp(image).extract({left: 9, top: 9, width: 1, height: 1}).raw().toBuffer())].slice(0, 3);
    const [sent, kept] = [await pixel(photo), await pixel(await bytesOf('image/jpeg'))];
    for (const [i, value] of sent.entries())
      assert.ok(Math.abs(value - (kept[i] ?? 0)) < 12, 'the same photo');
  }

  it('takes a drawing home as PNG and SVG once it is made, and nothing is sent', async () => {
    attributes = 'purpose="drawing"';
    const {page, person, complaints} = await openPage();
    attributes = '';
    await person.press('Continuer');
    await person.press('Continuer');
    assert.equal(await person.designer.getByText(/Télécharger/).count(), 0);
    await person.press('Garder l’image');
    const png = await person.download('Télécharger l’image (PNG)', 'button');
    assert.equal(png.suggestedFilename(), 'dessin.png');
    await assert.rejects(extract(new Uint8Array(await readFile(await png.path()))), 'nothing is baked in it');
    assert.equal((await sharp(await png.path()).metadata()).width, 600);
    const svg = await person.download('Télécharger l’image (SVG)', 'button');
    const text = await readFile(await svg.path(), 'utf8');
    assert.match(text, /^<svg [^>]*role="img"><title>Un hexagone, fond bleu, bord doré\. /);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('is read aloud with names, states and what is chosen; nothing is lost in forced colours', async () => {
    const {page, person} = await openPage({forcedColors: 'active'});
    await person.open('Couleur du symbole');
    const tree = await person.tree();
    for (const line of [
      /- heading "Créer mon badge" \[level=2\]/,
      /- heading "Composez votre badge\." \[level=3\]/,
      /img "Un hexagone, fond bleu, bord doré\. Au milieu : une étoile\."/,
      /- status:\s+- paragraph: Les couleurs se lisent bien\./,
      /- button "Défaire" \[disabled\]/,
      /- radiogroup "Couleur du symbole":\s+- radio "Ivoire et doré" \[checked\]/,
      /radio "Bleu nuit et blanc Se lit mal sur ce fond"/,
    ])
      assert.match(tree, line);
    const chosen = person.designer.locator('.tile:has(input:checked)');
    assert.equal(await chosen.evaluate((tile) => getComputedStyle(tile).outlineStyle), 'solid');
    assert.deepEqual(await person.violations(['color-contrast']), []);
    await person.press('Continuer');
    await person.press('Continuer');
    assert.match(await person.tree(), /- textbox "Titre du badge"( \[active\])?( \[invalid\])?/);
    assert.equal(await person.designer.evaluate((element) => element.shadowRoot?.activeElement?.id), 'name');
    await page.context().close();
  });

  it('a lead gives a badge of the structure its image; somebody else may not', async () => {
    attributes = 'purpose="structure" badge="un"';
    const {page, person, complaints} = await openPage();
    await person.shows(/Changer l’image d’un badge\s+Badge : Badge un/);
    await person.press('Continuer');
    await person.press('Continuer');
    await signIn(person.designer.locator('badge-sign-in'), backendUrl, 'sami@example.org');
    await person.press('Mettre cette image');
    await person.shows(/Vous n’avez pas accès à cela ici/);
    await page.reload();
    await person.shows(/Étape 1 sur 3/);
    await person.open('Couleur du fond');
    await person.choose('Violet prune');
    await person.press('Continuer');
    await person.press('Continuer');
    await signIn(person.designer.locator('badge-sign-in'), backendUrl, 'lea@trois-saules.example');
    await person.press('Mettre cette image');
    await person.shows(/Le badge a sa nouvelle image/);
    const reply = await fetch(`${backendUrl}/structures/${STRUCTURE}/badges/un`);
    const badge = (await reply.json()) as {imageUrl: string; imageAlt: Record<string, string>};
    assert.equal(badge.imageAlt['en'], 'A hexagon, plum background, gold edge. In the middle: a star.');
    const image = Buffer.from(await (await fetch(new URL(badge.imageUrl, backendUrl))).arrayBuffer());
    const data = await sharp(image)
      .resize(600)
      .extract({left: 300, top: 110, width: 1, height: 1})
      .raw()
      .toBuffer();
    assert.deepEqual([...data].slice(0, 3), [0x6b, 0x2e, 0x57]);
    assert.deepEqual(complaints, []);
    attributes = '';
    await page.context().close();
  });
});
