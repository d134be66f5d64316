/** `fetch` for a client that speaks to a host whose address somebody wrote: through `safeFetch`, like everything else of that kind. */
import {isLoopback} from '@pepites/recognition';
import type {Services} from '../services.js';
import {FetchError, safeFetchBytes} from '../verification/safe-fetch.js';

const maxBytes = 5_000_000;
const timeoutMs = 15_000;

export function hostFetch({publicUrl}: Pick<Services, 'publicUrl'>): (request: Request) => Promise<Response> {
  const allowsLoopback = isLoopback(new URL(publicUrl).hostname);
  return async (request) => {
    const body = request.method === 'GET' ? undefined : new Uint8Array(await request.arrayBuffer());
    try {
      const reply = await safeFetchBytes(request.url, {
        allowsLoopback,
        maxBytes,
        timeoutMs,
        signal: request.signal,
        method: request.method,
        ...(body && {body}),
        headers: Object.fromEntries(request.headers),
        mediaTypes: /^/,
        readsErrors: true,
      });
      const hasBody = reply.bytes.length > 0;
      return new Response(hasBody ? Uint8Array.from(reply.bytes) : null, {
        status: reply.status,
        headers: {...reply.headers, 'content-type': reply.mediaType},
      });
    } catch (error) {
      // As the platform's own fetch says it.
      if (error instanceof FetchError) throw new TypeError(error.code, {cause: error});
      throw error;
    }
  };
}
