/** A copy in Open Badges 2.0, asked for through the SDK and checked by the command, over HTTP. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {main} from '@pepites/cli';
import {openWorld, type World} from './world.ts';

const structure = 'les-trois-saules';
const email = 'nadege@trois-saules.example';

describe('a copy in Open Badges 2.0', () => {
  let world: World;
  let folder: string;
  before(async () => {
    world = await openWorld('http');
    folder = await mkdtemp(join(tmpdir(), 'pepites-twin-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, {recursive: true, force: true});
  });

  const verify = async (input: string, recipient: string) => {
    let out = '';
    const code = await main(['verify', '--json', '--recipient', recipient, input], {
      out: (text) => {
        out += String(text);
      },
      error: () => undefined,
      readInput: () => Promise.resolve(new Uint8Array()),
      env: {},
      cwd: folder,
      now: () => new Date(),
      stopSignal: new AbortController().signal,
    });
    return {code, outcome: (JSON.parse(out) as {outcome: string}).outcome};
  };

  it('is verified by the command at its address and from its picture, until it is taken back', async () => {
    const {client} = await world.staff(email);
    const requestId = crypto.randomUUID();
    await client.requests.submit({structure, requestId, badge: 'je-soutiens'});
    let award = '';
    for (let tries = 0; award === '' && tries < 100; tries++) {
      const {items} = await client.me.awards({structure});
      award = items.find(({state}) => state === 'issued')?.id ?? '';
      if (award === '') await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const twin = await client.awards.createTwin({structure, award});
    assert.deepEqual(await verify(twin.assertionUrl, email), {code: 0, outcome: 'verified'});
    const picture = join(folder, 'badge.png');
    await writeFile(picture, Buffer.from(await (await world.get(twin.imageUrl)).arrayBuffer()));
    assert.deepEqual(await verify(picture, email), {code: 0, outcome: 'verified'});
    assert.equal((await verify(picture, 'other@example.org')).outcome, 'refused');
    const copy = join(folder, 'copy.png');
    const named = await client.awards.copyFor({structure, award});
    await writeFile(copy, Buffer.from(await named.arrayBuffer()));
    assert.deepEqual(await verify(copy, email), {code: 0, outcome: 'verified'});
    await client.awards.removeTwin({structure, award});
    assert.equal((await verify(picture, email)).outcome, 'refused');
  });

  it('is not made for somebody without a proven address', async () => {
    const {client} = await world.earner('Sami');
    await client.requests.submit({structure, requestId: crypto.randomUUID(), badge: 'je-soutiens'});
    let award = '';
    for (let tries = 0; award === '' && tries < 100; tries++) {
      const {items} = await client.me.awards({structure});
      award = items.find(({state}) => state === 'issued')?.id ?? '';
      if (award === '') await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await assert.rejects(client.awards.createTwin({structure, award}), {code: 'EMAIL_NOT_PROVEN'});
  });
});
