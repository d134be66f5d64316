/** A file of a person as a reply: to be kept, never run, and left in no cache. */
import type {FileReply} from './handler.js';

export function evidenceReply({mediaType, bytes}: FileReply): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mediaType,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
