/** A message of a course platform, signed as the Standard Webhooks specification says it, without our code. */
import {createHmac} from 'node:crypto';

export async function sendSignedMessage(
  url: string,
  {secret, event}: {readonly secret: string; readonly event: object},
): Promise<{readonly status: number; readonly state?: string | undefined}> {
  const body = JSON.stringify(event);
  const id = `evt_${crypto.randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'));
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`,
    },
    body,
  });
  const {state} = (await reply.json()) as {readonly state?: string};
  return {status: reply.status, state};
}
