import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {crc32} from 'node:zlib';
import {maxFileBytes} from '@pepites/recognition';
import sharp from 'sharp';
import {uploadFile} from '../../test/uploads.js';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('files from people', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn('sami@example.org')).token;
  });
  after(() => world.close());

  const upload = async (bytes: Uint8Array, type = 'image/jpeg') => uploadFile(world, bytes, {type, token});
  const download = async (file: string, who = token) => world.ask('files.get', {file}, {token: who});

  it('redraws a photo: upright, smaller, without what the camera wrote', async () => {
    const photo = await sharp({create: {width: 3000, height: 1500, channels: 3, background: '#22508F'}})
      .withExif({IFD0: {Make: 'Appareil', Model: 'Secret'}, IFD3: {GPSLatitude: '48/1 50/1 0/1'}})
      .withMetadata({orientation: 6})
      .jpeg()
      .toBuffer();
    assert.match(photo.toString('latin1'), /Secret|Exif/);
    const {value} = await upload(photo);
    assert.equal(value.mediaType, 'image/jpeg');
    const reply = await download(value.id);
    const stored = Buffer.from(await reply.value.arrayBuffer());
    assert.equal(stored.length, value.bytes);
    const {width, height, exif, orientation} = await sharp(stored).metadata();
    assert.deepEqual([width, height, exif, orientation], [1000, 2000, undefined, undefined]);
    assert.doesNotMatch(stored.toString('latin1'), /Secret|Exif|GPS/);
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(reply.headers.get('cache-control'), 'private, no-store');
  });

  it('knows a file by its bytes, whatever its type says', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    const html = Buffer.from('<!doctype html><script>1</script>');
    for (const [bytes, type] of [
      [svg, 'image/svg+xml'],
      [svg, 'image/png'],
      [html, 'application/pdf'],
      [Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'image/gif'],
      [Buffer.alloc(0), 'image/png'],
    ] as const) {
      const {problem, status} = await upload(bytes, type);
      assert.deepEqual([status, problem?.code], [415, 'FILE_TYPE_REFUSED'], type);
    }
    const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 7)]);
    assert.equal((await upload(broken)).problem?.code, 'FILE_TYPE_REFUSED');
  });

  it('refuses a small photo that would fill the memory once unpacked, before it unpacks it', async () => {
    // 9000 × 9000 pixels of four channels of 16 bits.
    const header = Buffer.from('0000000d494844520000232800002328100600000000000000', 'hex');
    header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
    const data = Buffer.from('0000000049444154', 'hex');
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, data, Buffer.alloc(64)]);
    const {problem} = await upload(png, 'image/png');
    assert.deepEqual([problem?.code, problem?.detail], ['FILE_TYPE_REFUSED', 'Too large once unpacked']);
  });

  it('refuses more than ten megabytes before it has read them all', async () => {
    const {problem, status} = await upload(new Uint8Array(maxFileBytes + 1));
    assert.deepEqual([status, problem?.code], [413, 'FILE_TOO_LARGE']);
  });

  it('gives a file to its owner and to examiners of its request, and to nobody else', async () => {
    const bytes = await sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}})
      .png()
      .toBuffer();
    const {id: file} = (await upload(bytes, 'image/png')).value;
    const {token: examiner} = await world.signIn('driss@trois-saules.example');
    const {token: stranger} = await world.signIn('stranger@example.org');
    assert.deepEqual([(await download(file)).status, (await download(file, examiner)).status], [200, 404]);
    const submission = {requestId: crypto.randomUUID(), badge: 'un', consent: true};
    const answers = [
      {question: 'reussite', text: 'Un travail.'},
      {question: 'photo', files: [file]},
    ];
    const stolen = await world.ask('requests.submit', {...submission, answers}, {token: stranger});
    assert.equal(stolen.problem?.code, 'FILE_UNKNOWN');
    const {value} = await world.ask('requests.submit', {...submission, answers}, {token});
    assert.deepEqual(
      value.files.map(({id}) => id),
      [file],
    );
    assert.deepEqual(
      [(await download(file, examiner)).status, (await download(file, stranger)).status],
      [200, 404],
    );
  });
});
