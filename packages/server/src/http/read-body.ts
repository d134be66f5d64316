/** Reads a request's body up to a limit, and not a byte further. */
import type {ErrorCode} from '@pepites/recognition';
import {Refusal} from '../refusal.js';

/** @throws {Refusal} `tooLarge` */
export async function readBody(request: Request, maxBytes: number, tooLarge: ErrorCode): Promise<Uint8Array> {
  const refusal = () => new Refusal(tooLarge, {detail: `More than ${maxBytes} bytes`});
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw refusal();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw refusal();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
