/** `fetch` for a client that speaks to a host whose address somebody wrote: through `safeFetch`, like everything else of that kind. */
import {isLoopback} from '@pepites/recognition';
import type {Services} from '../services.js';
import {fetchSafely} from '../verification/safe-fetch.js';

const maxBytes = 5_000_000;
const timeoutMs = 15_000;

export function hostFetch({publicUrl}: Pick<Services, 'publicUrl'>): (request: Request) => Promise<Response> {
  return fetchSafely({allowsLoopback: isLoopback(new URL(publicUrl).hostname), maxBytes, timeoutMs});
}
