/** Webhooks out that a definition names: before and after somebody has made their secret, and on a public backend. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {readWebhook} from '@pepites/sdk/server.js';
import {
  images,
  makeDefinition,
  openWorld,
  STRUCTURE,
  type TestWorld,
} from '../../packages/server/test/world.ts';
import {openReceiver, type Received} from '../support/receiver.ts';

const definition = (webhooks: readonly object[] = [], description = 'Une phrase.') =>
  makeDefinition(({structures: [own]}) => {
    Object.assign(own ?? {}, {webhooks});
    Object.assign(own?.badges[0] ?? {}, {description});
  });

describe('webhooks of a public backend', () => {
  it('never reach into its own network', async () => {
    const world = await openWorld({publicUrl: 'https://badges.example'});
    const receiver = await openReceiver();
    const url = receiver.url.replace('http://127.0.0.1', 'https://localhost');
    const hooks = [{name: 'dedans', url, events: ['badge.published']}];
    await world.backend.apply(definition(hooks), {images, dryRun: false});
    await world.backend.makeWebhookSecret({structure: STRUCTURE, webhook: 'dedans'});
    await world.backend.apply(definition(hooks, 'Une autre phrase.'), {images, dryRun: false});
    await world.backend.drainOutbox();
    const [hook] = await world.backend.webhooks({structure: STRUCTURE});
    assert.deepEqual([hook?.lastError, hook?.waiting, receiver.got.length], ['ADDRESS_REFUSED', 1, 0]);
    await world.close();
    await receiver.down();
  });
});

describe('webhooks of a definition', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  it('are told of nothing before somebody has made their secret, and keep it when the file is applied again', async () => {
    const receiver = await openReceiver();
    const wanted = {name: 'si', url: receiver.url, events: ['award.issued']};
    const plan = await world.backend.apply(definition([wanted]), {images, dryRun: false});
    assert.ok(
      plan.lines.some(({kind, action, id}) => kind === 'webhook' && action === 'create' && id === 'si'),
    );
    const state = async () => (await world.backend.webhooks({structure: STRUCTURE}))[0]?.state;
    assert.equal(await state(), 'secretMissing');
    const give = async (email: string): Promise<void> => {
      const {token} = await world.signIn(email);
      const input = {
        requestId: crypto.randomUUID(),
        badge: 'soutien',
        answers: [],
        consent: true,
        displayName: 'Sami',
      };
      await world.ask('requests.submit', input, {token});
      await world.backend.drainOutbox();
    };
    await give('un@example.org');
    const place = {structure: STRUCTURE, webhook: 'si'};
    const secret = await world.backend.makeWebhookSecret(place);
    await world.backend.apply(definition([wanted]), {images, dryRun: false});
    await give('deux@example.org');
    assert.equal(receiver.got.length, 1);
    const [got] = receiver.got as [Received];
    assert.ok(
      (await readWebhook({secret, headers: got.headers, body: got.body, now: world.clock.now})).event,
    );
    const {items} = await world.backend.webhookDeliveries(place);
    assert.equal(await world.backend.replayWebhook({...place, deliveries: [items[0]?.id ?? '']}), 1);
    await assert.rejects(world.backend.makeWebhookSecret({...place, webhook: 'x'}), {
      code: 'ERR_WEBHOOK_UNKNOWN',
    });
    const gone = await world.backend.apply(definition(), {images, dryRun: false});
    assert.ok(gone.lines.some(({kind, action}) => kind === 'webhook' && action === 'remove'));
    assert.deepEqual(await world.backend.webhooks({structure: STRUCTURE}), []);
    await receiver.down();
  });
});
