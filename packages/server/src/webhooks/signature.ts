/** Signatures of webhooks, as the Standard Webhooks specification says: HMAC-SHA256 of id, time and body, with a shared secret. */
import {createHmac, randomBytes} from 'node:crypto';

const prefix = 'whsec_';

export interface SignedParts {
  /** The header `webhook-id`. */
  readonly id: string;
  /** The header `webhook-timestamp`: seconds. */
  readonly timestamp: string;
  readonly body: Uint8Array;
}

/** @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function signatureOf(secret: Uint8Array, {id, timestamp, body}: SignedParts): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
}

export function makeSecret(): Buffer {
  return randomBytes(32);
}

/** As it is said to people, once. */
export function secretText(secret: Buffer): string {
  return prefix + secret.toString('base64');
}
