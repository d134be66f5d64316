/** How files from people come in and go out: piece by piece, bounded, once, by parts. */
import assert from 'node:assert/strict';
import {readdir, rm, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {maxFileBytes, maxLooseFiles} from '@pepites/recognition';
import {wav} from '../../test/recordings.js';
import {newcomer, uploadFile} from '../../test/uploads.js';
import {images, makeDefinition, openWorld, PAGE, requestFor, type TestWorld} from '../../test/world.js';

describe('a file from a person', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn('sami@example.org')).token;
  });
  after(() => world.close());

  const upload = async (bytes: Uint8Array, type = '', who = token) =>
    uploadFile(world, bytes, {type, token: who});
  const incoming = async (): Promise<string[]> =>
    readdir(join(world.dataDirectory, 'incoming')).catch(() => []);

  it('comes piece by piece, and is refused as soon as it is too much; nothing of it stays', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const [path, init] = requestFor('files.upload', {file: undefined}, {token});
    const started = process.memoryUsage().rss;
    const reply = await world.fetch(path, {...init, body: endless, duplex: 'half'} as RequestInit);
    assert.equal(reply.status, 413);
    assert.equal(((await reply.json()) as {code: string}).code, 'FILE_TOO_LARGE');
    assert.ok(sent <= maxFileBytes + 4 * 65_536, `${sent} bytes were taken`);
    assert.ok(process.memoryUsage().rss - started < 64 * 1024 * 1024);
    const announced = await world.fetch(path, {
      ...init,
      headers: {authorization: `Bearer ${token}`, origin: PAGE, 'content-length': String(maxFileBytes + 1)},
      body: 'x',
    });
    assert.equal(announced.status, 413);
    assert.deepEqual(await incoming(), []);
  });

  it('that a dead process left is deleted, and what another process is receiving stays', async () => {
    const folder = join(world.dataDirectory, 'incoming');
    const left = async (name: string, minutes: number) => {
      const at = new Date(Date.now() - minutes * 60_000);
      await writeFile(join(folder, name), 'half a file');
      await utimes(join(folder, name), at, at);
    };
    await left('now', 0);
    await left('dead', 61);
    await world.reopen();
    assert.deepEqual(await incoming(), ['now']);
    await left('dead', 61);
    await world.backend.keepHouse();
    assert.deepEqual(await incoming(), ['now']);
    await rm(join(folder, 'now'));
    token = (await world.signIn('sami@example.org')).token;
  });

  it('that breaks off leaves nothing, however early', async () => {
    const [path, init] = requestFor('files.upload', {file: undefined}, {token});
    const breakOff = async () => {
      const broken = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(1000));
        },
        pull(controller) {
          controller.error(new Error('the phone is gone'));
        },
      });
      return (await world.fetch(path, {...init, body: broken, duplex: 'half'} as RequestInit)).status;
    };
    // Many at a time, so that the disk is slower than the one who sends.
    const statuses = await Promise.all(Array.from({length: 50}, breakOff));
    assert.deepEqual([...new Set(statuses)], [400]);
    await setTimeout(200);
    assert.deepEqual(await incoming(), []);
  });

  it('is sent once, however often it is tried', async () => {
    const who = await newcomer(world);
    const send = async (bytes: Buffer) =>
      uploadFile(world, bytes, {type: 'audio/wav', token: who, headers: {'idempotency-key': 'one'}});
    const first = await send(wav());
    assert.equal((await send(wav())).value.id, first.value.id);
    assert.equal((await send(wav(80))).problem?.code, 'IDEMPOTENCY_CONFLICT');
  });

  it('has a bound for each person', async () => {
    const who = await newcomer(world);
    for (let sent = 0; sent < maxLooseFiles; sent++) assert.equal((await upload(wav(), '', who)).status, 201);
    const {problem, status} = await upload(wav(), '', who);
    assert.deepEqual([status, problem?.code], [413, 'FILE_QUOTA']);
    assert.equal((await upload(wav(), '', await newcomer(world))).status, 201);
  });

  it('has a bound for each request', async () => {
    const definition = makeDefinition(({structures}) => {
      const [badge] = structures[0]?.badges ?? [];
      const questions = ['a', 'b'].map((id) => ({id, type: 'evidence', label: 'Montrez.', required: false}));
      if (badge) badge['process'] = {mode: 'reviewed', form: {questions}};
    });
    await world.backend.apply(definition, {images, dryRun: false});
    const who = await newcomer(world);
    const files: string[] = [];
    for (let sent = 0; sent < 7; sent++) files.push((await upload(wav(9_900_000), '', who)).value.id);
    const submit = async (count: number) =>
      world.ask(
        'requests.submit',
        {
          requestId: crypto.randomUUID(),
          badge: 'un',
          consent: true,
          answers: [
            {question: 'a', files: files.slice(0, 4)},
            {question: 'b', files: files.slice(4, count)},
          ],
        },
        {token: who},
      );
    const {status, problem} = await submit(7);
    assert.deepEqual([status, problem?.code], [413, 'FILE_QUOTA']);
    assert.equal((await submit(6)).status, 201);
  });

  it('is heard from any place', async () => {
    const bytes = wav(1000);
    const {value} = await upload(bytes, 'audio/wav');
    const part = async (range: string) => {
      const reply = await world.fetch(
        ...requestFor('files.get', {file: value.id}, {token, headers: {range}}),
      );
      return [
        reply.status,
        reply.headers.get('content-range'),
        Buffer.from(await reply.arrayBuffer()).toString('hex'),
      ];
    };
    const size = bytes.length;
    assert.deepEqual(await part('bytes=0-3'), [
      206,
      `bytes 0-3/${size}`,
      bytes.subarray(0, 4).toString('hex'),
    ]);
    assert.deepEqual(await part('bytes=1040-'), [
      206,
      `bytes 1040-${size - 1}/${size}`,
      bytes.subarray(1040).toString('hex'),
    ]);
    assert.deepEqual(await part('bytes=-2'), [
      206,
      `bytes ${size - 2}-${size - 1}/${size}`,
      bytes.subarray(-2).toString('hex'),
    ]);
    assert.deepEqual(await part('bytes=0-99999'), [
      206,
      `bytes 0-${size - 1}/${size}`,
      bytes.toString('hex'),
    ]);
    assert.deepEqual(await part(`bytes=${size}-`), [416, `bytes */${size}`, '']);
    for (const whole of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-', 'x'])
      assert.deepEqual((await part(whole)).slice(0, 2), [200, null], whole);
  });
});
