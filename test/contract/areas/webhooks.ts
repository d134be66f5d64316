/** Where a structure has its events sent: made, tried, changed, sent again, removed. What arrives, `test/contract/webhooks.test.ts` sees. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readWebhook} from '@pepites/sdk/server.js';
import {openReceiver} from '../../support/receiver.ts';
import {refuses} from '../refuses.ts';
import {type Stage, structure, until} from './stage.ts';

export function describeWebhooks({as}: Stage): void {
  describe('a webhook out', () => {
    it('is made, tried, changed, sent again and removed by the lead', async () => {
      const receiver = await openReceiver();
      const {webhooks} = await as('lead');
      const at = {structure, webhook: 'notre-si'};
      const wanted = {url: receiver.url, events: ['award.issued' as const]};
      await refuses(webhooks.test(at), 'WEBHOOK_UNKNOWN', 404);
      const made = await webhooks.create({structure, name: at.webhook, ...wanted});
      await refuses(webhooks.create({structure, name: at.webhook, ...wanted}), 'WEBHOOK_EXISTS', 409);
      const {delivery} = await webhooks.test(at);
      await until(() => Promise.resolve(receiver.got[0]), 'the event');
      const [got] = receiver.got;
      const {id, event} = await readWebhook({
        secret: made.secret,
        headers: got?.headers ?? {},
        body: got?.body ?? '',
      });
      assert.deepEqual([id, event?.type], [delivery, 'webhook.test']);
      const done = await until(async () => {
        const {items} = await webhooks.deliveries({...at, state: 'delivered'});
        return items[0];
      }, 'the note of it');
      assert.equal(done.attempts, 1);
      assert.deepEqual(await webhooks.replay({...at, deliveries: [delivery]}), {queued: 1});
      await until(() => Promise.resolve(receiver.got[1]), 'the event again');
      const {secret, webhook} = await webhooks.makeSecret(at);
      assert.notEqual(secret, made.secret);
      assert.ok(webhook.oldSecretUntil !== undefined);
      const off = await webhooks.update({...at, ...wanted, isOn: false});
      assert.equal(off.state, 'off');
      assert.deepEqual(
        (await webhooks.list({structure})).items.map(({name}) => name),
        [at.webhook],
      );
      await webhooks.remove(at);
      assert.deepEqual((await webhooks.list({structure})).items, []);
      await receiver.down();
    });
  });
}
