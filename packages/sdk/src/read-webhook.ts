/** For who receives webhooks of a backend: is it from there, is it of now, what does it say? */
import {type WebhookEvent, webhookEventSchema, webhookToleranceSeconds} from '@pepites/recognition';

/**
 * - `HEADERS_MISSING`: one of `webhook-id`, `webhook-timestamp`, `webhook-signature` is not there, or cannot be read.
 * - `SIGNATURE_WRONG`: another secret, or another body than was signed.
 * - `TOO_OLD`: signed well, and more than five minutes ago or ahead: look at the clock, or somebody sends again what they recorded.
 */
export type WebhookErrorCode = 'HEADERS_MISSING' | 'SIGNATURE_WRONG' | 'TOO_OLD';

export class WebhookError extends Error {
  readonly code: WebhookErrorCode;

  constructor(code: WebhookErrorCode, message: string) {
    super(message);
    this.name = 'WebhookError';
    this.code = code;
  }
}

export interface ReceivedWebhook {
  /** As the backend said it once: `whsec_…`. Several while a new one takes the place of the one before. */
  readonly secret: string | readonly string[];
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came: not parsed, and not written anew. */
  readonly body: string | Uint8Array;
  /** Default: now. */
  readonly now?: Date | undefined;
}

export interface ReadWebhook {
  /** The same in every attempt: what was done for it once need not be done again. */
  readonly id: string;
  /** Absent for a kind of a later version of the backend, which is answered with success and left aside. */
  readonly event: WebhookEvent | undefined;
}

/**
 * Checks a webhook and reads it. Answer any status of 200 to 299 within ten seconds, and do the work afterwards; answer 410 to get no more.
 *
 * @throws {WebhookError} answer 401 then
 * @throws {TypeError} for a secret that is none
 * @see https://www.standardwebhooks.com
 * @example
 * import {createServer} from 'node:http';
 * import {text} from 'node:stream/consumers';
 * import {readWebhook} from '@pepites/sdk/server.js';
 *
 * const secret = process.env['PEPITES_WEBHOOK_SECRET'] ?? '';
 * const server = createServer(async (request, response) => {
 *   try {
 *     const {id, event} = await readWebhook({secret, headers: request.headers, body: await text(request)});
 *     if (event?.type === 'award.issued') console.log(id, event.data.badge);
 *     response.writeHead(204).end();
 *   } catch {
 *     response.writeHead(401).end();
 *   }
 * });
 * server.listen(8080, () => server.close());
 */
export async function readWebhook(received: ReceivedWebhook): Promise<ReadWebhook> {
  const {secret, headers, body, now = new Date()} = received;
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  if (id === '' || !/^\d{1,12}$/.test(timestamp) || signatures === '')
    throw new WebhookError(
      'HEADERS_MISSING',
      'webhook-id, webhook-timestamp or webhook-signature is missing',
    );
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  if (!(await isSignedBy(typeof secret === 'string' ? [secret] : secret, signatures, signed)))
    throw new WebhookError('SIGNATURE_WRONG', 'No signature is right');
  // After the signature: a clock that is wrong is worth knowing of, somebody else's letter is not.
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > webhookToleranceSeconds)
    throw new WebhookError('TOO_OLD', `Signed at ${timestamp}, which is more than five minutes away`);
  return {id, event: eventIn(bytes)};
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

async function isSignedBy(
  secrets: readonly string[],
  signatures: string,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const given = signatures
    .split(' ')
    .slice(0, 10)
    .flatMap((one) => (one.startsWith('v1,') ? (fromBase64(one.slice(3)) ?? []) : []));
  for (const secret of secrets) {
    const bytes = fromBase64(secret.replace(/^whsec_/, ''));
    if (!bytes || bytes.length < 24) throw new TypeError('secret: not the secret of a webhook ("whsec_…")');
    const key = await crypto.subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, [
      'verify',
    ]);
    // In the time of the algorithm, whatever is wrong.
    for (const signature of given)
      if (await crypto.subtle.verify('HMAC', key, signature, signed)) return true;
  }
  return false;
}

/** undefined: it is none. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function eventIn(bytes: Uint8Array): WebhookEvent | undefined {
  const result = webhookEventSchema['~standard'].validate(JSON.parse(new TextDecoder().decode(bytes)));
  if (result instanceof Promise || result.issues) return undefined;
  return result.value;
}
