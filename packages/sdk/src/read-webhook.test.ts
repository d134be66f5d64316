import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {describe, it} from 'node:test';
import {readWebhook, WebhookError} from './server.js';

const key = Buffer.alloc(32, 5);
const secret = `whsec_${key.toString('base64')}`;
const now = new Date('2026-11-26T09:00:00.000Z');
const event = {
  type: 'award.issued',
  timestamp: now.toISOString(),
  data: {
    ...{structure: 's', badge: 'b', badgeOwner: 's', badgeVersion: 1},
    award: '0190c1b2-6f00-4000-8000-000000000001',
  },
};

function signed(body: string, change: Readonly<Record<string, string>> = {}) {
  const timestamp = String(now.getTime() / 1000);
  const signature = createHmac('sha256', key).update(`m-1.${timestamp}.${body}`).digest('base64');
  const headers = {
    'webhook-id': 'm-1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1a,other v1,${signature}`,
    ...change,
  };
  return {secret, headers, body, now};
}

const refused = (code: string) => (error: unknown) => error instanceof WebhookError && error.code === code;

describe('readWebhook', () => {
  it('reads what the backend signed, from text, bytes, plain headers and Headers', async () => {
    const received = signed(JSON.stringify(event));
    assert.deepEqual(await readWebhook(received), {id: 'm-1', event});
    const body = new TextEncoder().encode(received.body);
    assert.deepEqual(await readWebhook({...received, body, headers: new Headers(received.headers)}), {
      id: 'm-1',
      event,
    });
  });

  it('leaves aside a kind that it does not know', async () => {
    assert.equal((await readWebhook(signed('{"type":"award.admired"}'))).event, undefined);
  });

  it('refuses what is not signed, signed by another, changed, or old', async () => {
    const received = signed(JSON.stringify(event));
    const {'webhook-id': _, ...headers} = received.headers;
    await assert.rejects(readWebhook({...received, headers}), refused('HEADERS_MISSING'));
    await assert.rejects(
      readWebhook(signed('{}', {'webhook-signature': 'v1,!!'})),
      refused('SIGNATURE_WRONG'),
    );
    await assert.rejects(readWebhook({...received, body: `${received.body} `}), refused('SIGNATURE_WRONG'));
    const other = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
    await assert.rejects(readWebhook({...received, secret: other}), refused('SIGNATURE_WRONG'));
    const later = new Date(now.getTime() + 301_000);
    await assert.rejects(readWebhook({...received, now: later}), refused('TOO_OLD'));
    assert.equal((await readWebhook({...received, secret: [other, secret]})).id, 'm-1');
  });

  it('says where the secret is none', async () => {
    await assert.rejects(readWebhook({...signed('{}'), secret: ''}), TypeError);
    await assert.rejects(readWebhook({...signed('{}'), secret: 'whsec_short'}), TypeError);
  });
});
