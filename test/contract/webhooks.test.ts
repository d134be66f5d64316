/** Webhooks out: what a receiver gets over HTTP, when it is well, ill, slow, gone or somebody else. */
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {readWebhook, WebhookError} from '@pepites/sdk/server.js';
import {
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from '../../packages/server/test/world.ts';
import {openReceiver, type Received, type Receiver} from '../support/receiver.ts';

const leadAddress = 'ines@trois-saules.example';
const definition = makeDefinition(({structures: [own]}) => {
  own?.staff?.push({email: leadAddress, name: 'Inès', roles: ['lead']});
});

const patienceMs = 5000;
const until = async (is: () => boolean): Promise<void> => {
  const started = performance.now();
  while (!is()) {
    assert.ok(performance.now() - started < patienceMs, 'nothing came');
    await wait(10);
  }
};

describe('webhooks out', () => {
  let world: TestWorld;
  let receiver: Receiver;
  let lead: {readonly token: string; readonly origin: string};
  let secret = '';

  before(async () => {
    world = await openWorld();
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());
  const atConsole = async () => ({
    token: (await world.signIn(leadAddress, PUBLIC_URL)).token,
    origin: PUBLIC_URL,
  });
  const signInLead = async (): Promise<void> => {
    // Sessions end, and codes are counted.
    later(400);
    lead = await atConsole();
  };
  beforeEach(async () => {
    await signInLead();
    receiver = await openReceiver();
    const made = await world.ask(
      'webhooks.create',
      {
        name: 'si',
        url: receiver.url,
        events: ['award.issued', 'award.revoked', 'request.sent', 'request.approved'],
      },
      lead,
    );
    ({secret} = made.value);
  });
  afterEach(async () => {
    await signInLead();
    await world.ask('webhooks.remove', {webhook: 'si'}, lead);
    await receiver.down();
  });

  let person = 0;
  /** A badge, signed; its id. */
  const sign = async (): Promise<string> => {
    person++;
    const {token} = await world.signIn(`sami-${person}@example.org`);
    await world.ask(
      'requests.submit',
      {
        ...{
          requestId: crypto.randomUUID(),
          badge: 'soutien',
          answers: [],
          consent: true,
          displayName: 'Sami',
        },
      },
      {token},
    );
    await world.backend.signDue();
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    return items[0]?.id ?? '';
  };
  const give = async (): Promise<string> => {
    const award = await sign();
    await world.backend.drainOutbox();
    return award;
  };
  const later = (seconds: number): void => {
    world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
  };
  const read = async ({headers, body}: Received, key: string | string[] = secret, now = world.clock.now) =>
    readWebhook({secret: key, headers, body, now});
  const refused = (code: string) => (error: unknown) => error instanceof WebhookError && error.code === code;
  const shown = async () =>
    (await world.ask('webhooks.list', {}, lead)).value.items.find(({name}) => name === 'si');
  const deliveries = async (more: object = {}) =>
    (await world.ask('webhooks.deliveries', {webhook: 'si', ...more}, lead)).value.items;

  it('tell of a badge once it is signed, by ids alone, signed with the secret', async () => {
    const award = await give();
    assert.equal(receiver.got.length, 1);
    const [got] = receiver.got as [Received];
    const {id, event} = await read(got);
    assert.equal(event?.type, 'award.issued');
    const {request, ...said} = event.data;
    assert.match(request ?? '', /^[\da-f-]{36}$/);
    assert.deepEqual(said, {
      ...{structure: STRUCTURE, badge: 'soutien', badgeOwner: STRUCTURE, badgeVersion: 1, award},
    });
    assert.doesNotMatch(got.body, /sami/i);
    const [delivery] = await deliveries();
    assert.deepEqual([delivery?.id, delivery?.state, delivery?.attempts], [id, 'delivered', 1]);
    assert.equal((await shown())?.lastDeliveredAt, world.clock.now.toISOString());
  });

  it('are refused by who receives them under another secret, with another body, or much later', async () => {
    await give();
    const [got] = receiver.got as [Received];
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    await assert.rejects(read(got, other), refused('SIGNATURE_WRONG'));
    await assert.rejects(
      read({...got, body: got.body.replace('soutien', 'autre')}),
      refused('SIGNATURE_WRONG'),
    );
    await assert.rejects(
      read(got, secret, new Date(world.clock.now.getTime() + 301_000)),
      refused('TOO_OLD'),
    );
    const {'webhook-signature': _, ...headers} = got.headers;
    await assert.rejects(read({...got, headers}), refused('HEADERS_MISSING'));
    assert.equal((await read(got, [other, secret])).event?.type, 'award.issued');
  });

  it('tell of a request from its sending to the badge, in this order', async () => {
    const {token} = await world.signIn('etapes@example.org');
    const request = await world.submit(token, 'un');
    await world.accept({token: (await world.signIn('driss@trois-saules.example')).token}, request);
    await world.backend.drainOutbox();
    await world.backend.drainOutbox();
    const events = await Promise.all(receiver.got.map(async (got) => (await read(got)).event));
    assert.deepEqual(
      events.map((event) => event?.type),
      ['request.sent', 'request.approved', 'award.issued'],
    );
    for (const event of events)
      assert.equal(
        event?.type !== 'badge.published' && event?.type !== 'webhook.test' && event?.data.request,
        request,
      );
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    await world.ask('awards.revoke', {award: items[0]?.id ?? '', reason: 'Donné par erreur.'}, lead);
    await world.backend.drainOutbox();
    assert.equal((await read(receiver.got.at(-1) as Received)).event?.type, 'award.revoked');
  });

  it('wait while the receiver is down, and arrive once it is up, each once and under its id', async () => {
    await receiver.down();
    const first = await give();
    const second = await give();
    const waiting = await shown();
    assert.deepEqual([waiting?.waiting, waiting?.lastError, waiting?.state], [2, 'UNREACHABLE', 'on']);
    assert.ok(waiting?.failingSince !== undefined);
    await receiver.up();
    later(1);
    await world.backend.drainOutbox();
    assert.equal(receiver.got.length, 0);
    for (let tries = 0; tries < 4; tries++) {
      later(10);
      await world.backend.drainOutbox();
    }
    const awards = await Promise.all(
      receiver.got.map(async (got) => ((await read(got)).event?.data as {award?: string}).award),
    );
    assert.deepEqual(awards.sort(), [first, second].sort());
    assert.deepEqual([(await shown())?.waiting, (await shown())?.failingSince], [0, undefined]);
  });

  it('are sent again after an error of the receiver, under the same id and a new time', async () => {
    receiver.answers = [{status: 500}, {status: 200}];
    await give();
    const [waiting] = await deliveries({state: 'waiting'});
    assert.deepEqual([waiting?.lastError, waiting?.attempts], ['HTTP_500', 1]);
    later(60);
    await world.backend.drainOutbox();
    const [one, two] = receiver.got as [Received, Received];
    assert.equal(one.headers['webhook-id'], two.headers['webhook-id']);
    assert.notEqual(one.headers['webhook-timestamp'], two.headers['webhook-timestamp']);
    assert.equal((await read(two)).event?.type, 'award.issued');
    assert.deepEqual(
      (await deliveries()).map(({state, attempts}) => [state, attempts]),
      [['delivered', 2]],
    );
  });

  it('wait as long as the receiver asks for', async () => {
    receiver.answers = [{status: 503, headers: {'retry-after': '3600'}}, {status: 200}];
    await give();
    later(3000);
    await world.backend.drainOutbox();
    assert.equal(receiver.got.length, 1);
    later(1500);
    await world.backend.drainOutbox();
    assert.equal(receiver.got.length, 2);
  });

  it('do not follow a redirect: nobody else gets them', async () => {
    const other = await openReceiver();
    receiver.answers = [{status: 307, headers: {location: other.url}}];
    await give();
    assert.deepEqual([other.got.length, (await shown())?.lastError], [0, 'ADDRESS_REFUSED']);
    await other.down();
  });

  it('stop where the receiver says that it is gone, until somebody switches them on again', async () => {
    receiver.answers = [{status: 410}, {status: 200}];
    await give();
    assert.equal((await shown())?.state, 'gone');
    await give();
    assert.equal(receiver.got.length, 1);
    const {url, events} = (await shown()) ?? {url: '', events: []};
    const mended = await world.ask('webhooks.update', {webhook: 'si', url, events, isOn: true}, lead);
    assert.equal(mended.value.state, 'on');
    const since = new Date(world.clock.now.getTime() - 600_000).toISOString();
    assert.deepEqual((await world.ask('webhooks.replay', {webhook: 'si', failedSince: since}, lead)).value, {
      queued: 1,
    });
    await world.backend.drainOutbox();
    assert.equal(receiver.got.length, 2);
  });

  it('are signed with both secrets for a day after a new one, and with the new one alone afterwards', async () => {
    const old = secret;
    const next = (await world.ask('webhooks.makeSecret', {webhook: 'si'}, lead)).value;
    assert.ok(next.webhook.oldSecretUntil !== undefined);
    await give();
    for (const key of [old, next.secret]) assert.ok((await read(receiver.got[0] as Received, key)).event);
    later(25 * 3600);
    await signInLead();
    await give();
    await assert.rejects(read(receiver.got[1] as Received, old), refused('SIGNATURE_WRONG'));
    assert.ok((await read(receiver.got[1] as Received, next.secret)).event);
    const last = (await world.ask('webhooks.makeSecret', {webhook: 'si', endsOld: true}, lead)).value;
    assert.equal(last.webhook.oldSecretUntil, undefined);
    await give();
    await assert.rejects(read(receiver.got[2] as Received, next.secret), refused('SIGNATURE_WRONG'));
    assert.ok((await read(receiver.got[2] as Received, last.secret)).event);
  });

  it('are sent again when somebody asks, under their own ids', async () => {
    await give();
    const [done] = await deliveries();
    const again = {webhook: 'si', deliveries: [done?.id ?? '', crypto.randomUUID()]};
    assert.deepEqual((await world.ask('webhooks.replay', again, lead)).value, {queued: 1});
    await world.backend.drainOutbox();
    assert.deepEqual(
      receiver.got.map(({headers}) => headers['webhook-id']),
      [done?.id, done?.id],
    );
  });

  it('are given up after three days, said to be failing after one, and seen in the figures', async () => {
    receiver.answers = [{status: 500}];
    await give();
    later(25 * 3600);
    await signInLead();
    await world.backend.drainOutbox();
    assert.equal((await shown())?.state, 'failing');
    const said = (await world.backend.examine()).find(({check}) => check === 'webhooks');
    assert.equal(said?.state, 'warning');
    later(49 * 3600);
    await world.backend.keepHouse();
    lead = await atConsole();
    assert.deepEqual(
      (await deliveries()).map(({state}) => state),
      ['givenUp'],
    );
    later(31 * 86_400);
    await world.backend.keepHouse();
    await signInLead();
    assert.deepEqual(await deliveries(), []);
  });

  it('of a slow receiver hold up nobody else', async () => {
    const quick = await openReceiver();
    await world.ask('webhooks.create', {name: 'vif', url: quick.url, events: ['award.issued']}, lead);
    receiver.answers = [{status: 200, waitMs: 700}];
    await sign();
    await sign();
    await world.backend.drainOutbox();
    const [first, second] = receiver.got as [Received, Received];
    const [, last] = quick.got as [Received, Received];
    assert.ok(second.at - first.at >= 600, 'one after the other to the same address');
    assert.ok(last.at < second.at - 300, `${last.at - second.at} ms`);
    await world.ask('webhooks.remove', {webhook: 'vif'}, lead);
    await quick.down();
  });

  it('of an address with much waiting do not hold up what happens meanwhile', async () => {
    const other = await openReceiver();
    await world.ask('webhooks.create', {name: 'autre', url: other.url, events: ['award.revoked']}, lead);
    receiver.answers = [{status: 200, waitMs: 700}];
    for (let count = 0; count < 4; count++) await sign();
    const sending = world.backend.drainOutbox();
    await until(() => receiver.got.length > 0);
    await world.ask('webhooks.test', {webhook: 'autre'}, lead);
    await sending;
    assert.equal(receiver.got.length, 4);
    const last = receiver.got.at(-1)?.at ?? 0;
    assert.ok((other.got[0]?.at ?? Infinity) < last - 600, 'it waited for the other address');
    await world.ask('webhooks.remove', {webhook: 'autre'}, lead);
    await other.down();
  });

  it('are not begun any more once the backend is to stop', async () => {
    receiver.answers = [{status: 200, waitMs: 700}];
    for (let count = 0; count < 4; count++) await sign();
    await world.reopen({hasTimers: true});
    await until(() => receiver.got.length > 0);
    await world.reopen();
    assert.equal(receiver.got.length, 1);
    assert.equal((await shown())?.waiting, 3);
    await world.backend.drainOutbox();
    assert.equal(receiver.got.length, 4);
  });

  it('are due at once at an address that was mended', async () => {
    const other = await openReceiver();
    receiver.answers = [{status: 503, headers: {'retry-after': '20000'}}];
    await give();
    const {events} = (await shown()) ?? {events: []};
    await world.ask('webhooks.update', {webhook: 'si', url: other.url, events, isOn: true}, lead);
    await world.backend.drainOutbox();
    assert.deepEqual([other.got.length, (await shown())?.waiting], [1, 0]);
    await other.down();
  });

  it('do not make a new address answer for what the old one said meanwhile', async () => {
    const other = await openReceiver();
    for (const status of [410, 500]) {
      receiver.answers = [{status, waitMs: 500}];
      await sign();
      const before = receiver.got.length;
      const sending = world.backend.drainOutbox();
      await until(() => receiver.got.length > before);
      const {events} = (await shown()) ?? {events: []};
      await world.ask('webhooks.update', {webhook: 'si', url: other.url, events, isOn: true}, lead);
      await sending;
      const {state, failingSince, lastError} = (await shown()) ?? {};
      assert.deepEqual([state, failingSince, lastError], ['on', undefined, undefined]);
      later(61);
      await world.backend.drainOutbox();
      assert.equal((await shown())?.waiting, 0);
      await world.ask('webhooks.update', {webhook: 'si', url: receiver.url, events, isOn: true}, lead);
    }
    assert.equal(other.got.length, 2);
    await other.down();
  });

  it('are one test at a time, while it waits', async () => {
    await receiver.down();
    const first = (await world.ask('webhooks.test', {webhook: 'si'}, lead)).value.delivery;
    await world.backend.drainOutbox();
    assert.equal((await world.ask('webhooks.test', {webhook: 'si'}, lead)).value.delivery, first);
    assert.equal((await shown())?.waiting, 1);
    await receiver.up();
  });

  it('can be tried', async () => {
    const {delivery} = (await world.ask('webhooks.test', {webhook: 'si'}, lead)).value;
    await world.backend.drainOutbox();
    const {id, event} = await read(receiver.got[0] as Received);
    assert.deepEqual([id, event?.type, event?.data], [delivery, 'webhook.test', {structure: STRUCTURE}]);
  });

  it('list what was sent page by page', async () => {
    await give();
    later(5);
    await give();
    const first = (await world.ask('webhooks.deliveries', {webhook: 'si', limit: 1}, lead)).value;
    const second = (
      await world.ask('webhooks.deliveries', {webhook: 'si', limit: 1, cursor: first.next ?? ''}, lead)
    ).value;
    assert.deepEqual([first.items.length, second.items.length, second.next], [1, 1, undefined]);
    assert.ok((first.items[0]?.createdAt ?? '') > (second.items[0]?.createdAt ?? ''));
  });

  it('are for addresses of the open web, under a name of its own', async () => {
    const code = async (change: object) =>
      (
        await world.ask(
          'webhooks.create',
          {name: 'x', url: 'https://si.example/h', events: ['award.issued'], ...change},
          lead,
        )
      ).problem?.code;
    assert.equal(await code({url: 'https://user@si.example/h'}), 'BAD_REQUEST');
    assert.equal(await code({url: 'http://si.example/h'}), 'BAD_REQUEST');
    assert.equal(await code({events: []}), 'BAD_REQUEST');
    assert.equal(await code({name: 'si'}), 'WEBHOOK_EXISTS');
    assert.equal(
      (await world.ask('webhooks.test', {webhook: 'nobody'}, lead)).problem?.code,
      'WEBHOOK_UNKNOWN',
    );
  });

  it('are nobody else’s to see or change', async () => {
    const {token} = await world.signIn('driss@trois-saules.example');
    assert.equal((await world.ask('webhooks.list', {}, {token})).problem?.code, 'FORBIDDEN');
    assert.equal(
      (await world.ask('webhooks.list', {structure: 'voisine'}, lead)).problem?.code,
      'SESSION_ENDED',
    );
  });
});
