/** Every kind of file that people may send, and what is tried under their names. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {fileKindOf} from '@pepites/recognition';
import sharp from 'sharp';
import {aac, m4a, mp3, opus, pdf, wav, webm, webmAttachment, zip} from '../../test/recordings.js';
import {newcomer, uploadFile} from '../../test/uploads.js';
import {openWorld, type TestWorld} from '../../test/world.js';

const recordings: readonly [string, Buffer, string, string][] = [
  ['WebM as browsers record', webm(), 'audio/webm;codecs=opus', 'audio/webm'],
  ['WebM of known sizes', webm({isOpen: false}), 'audio/webm', 'audio/webm'],
  ['WebM announced as video', webm(), 'video/webm', 'audio/webm'],
  ['M4A', m4a(), 'audio/mp4', 'audio/mp4'],
  ['M4A of other names', m4a(), 'audio/x-m4a', 'audio/mp4'],
  ['Opus', opus(), 'audio/ogg', 'audio/ogg'],
  ['WAV', wav(), 'audio/x-wav', 'audio/wav'],
  ['MP3', mp3(), 'audio/mpeg', 'audio/mpeg'],
  ['AAC', aac(), 'audio/aac', 'audio/aac'],
];

describe('evidence from people', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn('sami@example.org')).token;
  });
  after(() => world.close());

  const upload = async (bytes: Uint8Array, type = '', who = token) =>
    uploadFile(world, bytes, {type, token: who});
  it('is taken as sound in the containers that phones and browsers write, unchanged', async () => {
    const who = await newcomer(world);
    for (const [name, bytes, type, stored] of recordings) {
      const {value, problem} = await upload(bytes, type, who);
      assert.equal(problem, undefined, name);
      assert.deepEqual([value.mediaType, value.bytes], [stored, bytes.length], name);
      const reply = await world.ask('files.get', {file: value.id}, {token: who});
      assert.deepEqual(Buffer.from(await reply.value.arrayBuffer()), bytes, name);
      assert.equal(reply.headers.get('content-type'), stored);
      assert.equal(fileKindOf(stored), 'voice');
    }
    const document = await upload(pdf(), 'application/pdf', who);
    assert.equal(document.value.mediaType, 'application/pdf');
    const reply = await world.ask('files.get', {file: document.value.id}, {token: who});
    assert.equal(reply.headers.get('content-disposition'), 'attachment');
    assert.match(reply.headers.get('content-security-policy') ?? '', /sandbox/);
  });

  it('loses the place where a photo was taken', async () => {
    const photo = await sharp({create: {width: 64, height: 48, channels: 3, background: '#22508F'}})
      .withExif({
        IFD0: {Make: 'Appareil', Artist: 'Sami'},
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '48/1 51/1 24/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '2/1 21/1 7/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/>Paris</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const {exif: before} = await sharp(photo).metadata();
    assert.match(before?.toString('hex') ?? '', /8825|2588/, 'the photo says where');
    const {value} = await upload(photo, 'image/jpeg');
    const stored = Buffer.from(
      await (await world.ask('files.get', {file: value.id}, {token})).value.arrayBuffer(),
    );
    const {exif, xmp, iptc} = await sharp(stored).metadata();
    assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
    assert.doesNotMatch(stored.toString('latin1'), /Exif|Sami|Appareil|Paris|GPS/);
  });

  it('is refused where it is another thing than it says', async () => {
    const png = await sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}})
      .png()
      .toBuffer();
    for (const [bytes, type] of [
      [pdf(), 'image/png'],
      [png, 'application/pdf'],
      [png, 'audio/mpeg'],
      [wav(), 'image/jpeg'],
      [webm(), 'application/pdf'],
      [pdf(), 'text/html'],
      [png, 'text/plain'],
    ] as const)
      assert.equal((await upload(bytes, type)).problem?.code, 'FILE_TYPE_REFUSED', type);
    for (const type of ['', 'application/octet-stream', 'image/webp'])
      assert.equal((await upload(png, type)).value.mediaType, 'image/jpeg', type);
  });

  it('is refused where a page or a program could be run from it', async () => {
    const office = Buffer.concat([
      Buffer.from('504b0304140000000800', 'hex'),
      Buffer.from('word/document.xml'),
      zip,
    ]);
    for (const [name, bytes] of Object.entries({
      svg: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="1"/>'),
      html: Buffer.from('<!doctype html><script>1</script>'),
      office,
      zip,
      gzip: gzipSync('x'),
      elf: Buffer.from('7f454c460201010000000000', 'hex'),
      script: Buffer.from('#!/bin/sh\nrm -rf /'),
      gif: Buffer.from('GIF89a\u0001\u0000\u0001\u0000'),
      text: Buffer.from('Bonjour'),
      nothing: Buffer.alloc(0),
    }))
      assert.equal((await upload(bytes)).problem?.code, 'FILE_TYPE_REFUSED', name);
  });

  it('is refused where two kinds of file are in one', async () => {
    const jpeg = await sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}})
      .jpeg()
      .toBuffer();
    const page = Buffer.from('<script>alert(1)</script>');
    for (const [name, bytes] of Object.entries({
      'PDF and ZIP': Buffer.concat([pdf(), zip]),
      'PDF and page': Buffer.concat([pdf().subarray(0, 9), page, pdf().subarray(9)]),
      'PDF and more': Buffer.concat([pdf(), page]),
      'page and PDF': Buffer.concat([page, pdf()]),
      'PDF with script': pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
      'PDF with hidden script': pdf('/OpenAction << /S /J#61vaScript /J#53 (1) >>'),
      'PDF that starts a program': pdf('/AA << /O << /S /Launch /F (cmd.exe) >> >>'),
      'PDF with files': pdf('/Names << /EmbeddedFiles 5 0 R >>'),
      'WAV and ZIP': Buffer.concat([wav(), zip]),
      'M4A and ZIP': Buffer.concat([m4a(), zip]),
      'Opus and page': Buffer.concat([opus(), page]),
      'MP3 and ZIP': Buffer.concat([mp3(), zip]),
      'AAC and page': Buffer.concat([aac(), page]),
      'WebM and page': Buffer.concat([webm(), page]),
      'WebM with a file': webm({more: webmAttachment}),
      'WebM with pictures': webm({type: 1}),
      'M4A with pictures': m4a({handler: 'vide'}),
    }))
      assert.equal((await upload(bytes)).problem?.code, 'FILE_TYPE_REFUSED', name);
    // Of a photo only the picture is kept.
    const {value} = await upload(Buffer.concat([jpeg, page, zip]), 'image/jpeg');
    const stored = Buffer.from(
      await (await world.ask('files.get', {file: value.id}, {token})).value.arrayBuffer(),
    );
    assert.ok(!stored.includes(page) && !stored.includes(zip));
  });

  it('is refused where its end is missing', async () => {
    const {data} = await sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: '#888',
        noise: {type: 'gaussian', mean: 128, sigma: 60},
      },
    })
      .raw()
      .toBuffer({resolveWithObject: true});
    const noisy = sharp(data, {raw: {width: 400, height: 300, channels: 3}});
    const photos: [string, Buffer, string][] = [
      ['JPEG', await noisy.clone().jpeg().toBuffer(), 'image/jpeg'],
      ['PNG', await noisy.clone().png().toBuffer(), 'image/png'],
      ['WebP', await noisy.clone().webp().toBuffer(), 'image/webp'],
    ];
    const others = [
      ...recordings.map(([name, bytes, type]) => [name, bytes, type] as const),
      ['PDF', pdf(), ''] as const,
    ];
    for (const [name, bytes, type] of [...photos, ...others])
      for (const part of [0.6, 0.93])
        assert.equal(
          (await upload(bytes.subarray(0, Math.floor(bytes.length * part)), type)).problem?.code,
          'FILE_TYPE_REFUSED',
          `${name}, ${part}`,
        );
  });
});
