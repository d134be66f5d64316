/** A voice that is recorded in `<badge-request>`, and a photo of the camera: what the examiner gets is what was recorded and taken. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackendElement} from '@pepites/elements';
import type {Page} from 'playwright-core';
import sharp from 'sharp';
import {STRUCTURE} from '../../packages/server/test/world.ts';
import {expectText} from './expect.ts';
import {signIn, tick} from './people.ts';
import {Asking, EXAMINER, openRequestWorld, type RequestWorld} from './request-world.ts';

/** The browser’s own camera and microphone: moving colours, and a beep each second. */
const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A picture of the camera, as a telephone hands it to the page. */
async function takePhoto(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({video: {width: 640, height: 480}});
    const video = document.createElement('video');
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    for (const track of stream.getTracks()) track.stop();
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}

/** The bytes of the voice, as the device keeps them until they are sent. */
async function keptVoice(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const blobs = await new Promise<Blob[]>((resolve, reject) => {
      const opening = indexedDB.open('pepites-drafts');
      opening.onerror = () => {
        reject(new Error('IndexedDB did not open'));
      };
      opening.onsuccess = () => {
        const all = opening.result.transaction('files').objectStore('files').getAll() as IDBRequest<Blob[]>;
        all.onsuccess = () => {
          resolve(all.result);
        };
      };
    });
    const voice = blobs.find(({type}) => type.startsWith('audio/'));
    const bytes = new Uint8Array((await voice?.arrayBuffer()) ?? new ArrayBuffer(0));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(text, 'base64');
}

describe('a voice and a photo that are made in the page', () => {
  let world: RequestWorld;
  before(async () => {
    world = await openRequestWorld({flags});
  });
  after(() => world.close());

  /** What the examiner’s own page is given: the media type and the bytes of each file, in the order of the questions. */
  async function asExaminer(): Promise<{mediaType: string; bytes: Buffer}[]> {
    const page = await (await world.telephone()).newPage();
    await page.goto(`${world.siteUrl}/examiner`);
    await signIn(page.locator('badge-sign-in').first(), world.backendUrl, EXAMINER);
    await page.waitForFunction(
      () => document.querySelector<BadgeBackendElement>('badge-backend')?.context.session !== undefined,
    );
    const [row] = await world.requestsOf('baba');
    const files = await page.evaluate(
      async ([structure, request]) => {
        const {context} = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await context.client();
        const {answers} = await client.requests.get({structure, request});
        const found: {mediaType: string; text: string}[] = [];
        for (const file of answers.flatMap((answer) => answer.files ?? [])) {
          const blob = await client.files.get({structure, file});
          const bytes = new Uint8Array(await blob.arrayBuffer());
          const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
          found.push({mediaType: blob.type, text});
        }
        return found;
      },
      [STRUCTURE, row?.id ?? ''] as const,
    );
    const [first] = files;
    // And in place, by the element itself.
    const review = page.locator('badge-review');
    await review
      .getByRole('button', {name: /Examiner/})
      .first()
      .click();
    await review.locator('audio[src^="blob:"]').first().waitFor({state: 'attached'});
    await review.locator('img[src^="blob:"]').first().waitFor({state: 'attached'});
    assert.ok(first);
    await page.context().close();
    return files.map(({mediaType, text}) => ({mediaType, bytes: Buffer.from(text, 'base64')}));
  }

  it('come to the examiner as they were made', async () => {
    const mine = await world.telephone();
    const person = await Asking.open(mine, world.siteUrl);
    await person.press('Commencer');
    await person.request.getByRole('button', {name: 'Oui, il est à moi'}).click();
    await tick(person.request.getByRole('radio', {name: 'Je parle'}));
    await person.press(/Parler/);
    await expectText(person.request, /Il reste 1 minute et 5\d secondes/);
    await person.press(/Arrêter/);
    await person.request.locator('audio').waitFor();
    await person.isKept();
    const voice = await keptVoice(person.page);
    assert.ok(voice.length > 500, `${voice.length} bytes of voice`);
    await person.press('Continuer');
    for (const answer of ['J’arrive à l’heure.', 'À Driss, mon encadrant.']) {
      await person.heading(answer.startsWith('J') ? /devoir/ : /À qui/);
      await person.request.getByRole('textbox').fill(answer);
      await person.press('Continuer');
    }
    await person.heading(/Montrez une règle/);
    const photo = await takePhoto(person.page);
    await person.request
      .locator('input[type=file][capture]')
      .setInputFiles({name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo});
    await person.request.getByText('Photo 1').first().waitFor();
    await person.press('Continuer');
    await person.heading(/Relisez avant d’envoyer/);
    await person.agree();
    await person.press('Envoyer ma demande');
    await signIn(person.request, world.backendUrl, 'malika@example.org');
    await person.request.getByLabel('Votre nom').fill('Malika T.');
    await person.press('Envoyer ma demande');
    await expectText(person.request, /C’est envoyé/);
    assert.deepEqual(person.complaints, []);
    const [heard, seen] = await asExaminer();
    assert.match(heard?.mediaType ?? '', /^audio\//);
    assert.ok(heard?.bytes.equals(voice), 'the voice is another one');
    // The backend writes photos anew, so that they do not say where they were taken: the picture is the same.
    assert.ok(seen);
    assert.equal(seen.mediaType, 'image/jpeg');
    const pixels = (bytes: Buffer) => sharp(bytes).resize(64, 48).raw().toBuffer();
    const [before, given] = await Promise.all([pixels(photo), pixels(seen.bytes)]);
    const farthest = before.reduce((most, value, i) => Math.max(most, Math.abs(value - Number(given[i]))), 0);
    assert.ok(farthest < 24, `${farthest} of 255 apart`);
    await mine.close();
  });
});
