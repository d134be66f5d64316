import assert from 'node:assert/strict';
import {readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('the picture of a badge', () => {
  let world: TestWorld;
  let init: {token: string};
  let award: string;
  let path: string;
  before(async () => {
    world = await openWorld();
    init = {token: (await world.signIn('yasmine@example.org')).token};
    await world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'Y'},
      init,
    );
    await world.backend.drainOutbox();
    const [item] = (await world.ask('me.awards', {}, init)).value.items;
    award = item?.id ?? '';
    path = new URL(item?.imageUrl ?? '').pathname;
  });
  after(() => world.close());

  const file = (): string => join(world.dataDirectory, 'files', 'awards', `${award}.png`);
  const served = async (): Promise<Buffer> => {
    const reply = await world.fetch(path);
    assert.equal(reply.status, 200);
    return Buffer.from(await reply.arrayBuffer());
  };
  /** What a power failure can leave of a file that was written and not carried to the disk. */
  const losses: Readonly<Record<string, () => Promise<void>>> = {
    'is missing': () => rm(file()),
    'is empty': () => truncate(file(), 0),
    'is cut off': async () => truncate(file(), (await readFile(file())).length >> 1),
    'lacks its last byte': async () => truncate(file(), (await readFile(file())).length - 1),
    'has zeros in the middle': async () => {
      const bytes = await readFile(file());
      await writeFile(file(), bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 64));
    },
  };
  for (const [loss, lose] of Object.entries(losses))
    it(`is made again from the badge in the store when its file ${loss}`, async () => {
      const whole = await served();
      await lose();
      assert.deepEqual(await served(), whole);
      assert.deepEqual(await readFile(file()), whole, 'kept again');
    });

  it('is there for copies, for the older kind of badge and for the card too', async () => {
    await rm(file());
    const copy = await world.ask('awards.copyFor', {award, format: 'png'}, init);
    assert.ok(copy.value.size > 0);
    const token = /\/b\/([\w-]+)/.exec(path)?.[1] ?? '';
    const twin = (await world.ask('awards.createTwin', {award}, init)).value;
    for (const picture of [`/b/${token}/card.png`, new URL(twin.imageUrl).pathname]) {
      await rm(file());
      assert.equal((await world.fetch(picture)).status, 200, picture);
    }
  });
});
