/** What a page on another origin may do: CORS as the authorisation table has it. No cookies, so no credentials mode. */
import {type Access, pagesOf} from './authorisation.js';

const requestHeaders = 'authorization, content-type, idempotency-key, if-match, range';
export const exposedHeaders = 'accept-ranges, content-range, etag, retry-after';
const preflightSeconds = '600';

/**
 * - `public`: every page reads the reply.
 * - `registeredOrigin`: every page reads it, so that a page that is not registered can say so in words.
 * - `session`: registered pages; and every page with an origin where a session of the pop-up may call: the preflight carries no token,
 *   so it cannot tell whose page has one. The call itself is refused without a session bound to that very origin.
 * - `link`: the backend's own pages only, which need no CORS.
 * - `apiKey`: no page at all; a key in a page is a key given away.
 */
export function corsHeaders(
  access: Access,
  page: {readonly origin: string | null; readonly isRegistered: boolean},
): Record<string, string> {
  if (access.kind === 'public') {
    return {'access-control-allow-origin': '*', 'access-control-expose-headers': exposedHeaders};
  }
  const isReadable =
    access.kind === 'registeredOrigin' ||
    (access.kind === 'session' && (page.isRegistered || (pagesOf(access) === 'any' && hasName(page.origin))));
  return {
    vary: 'origin',
    ...(isReadable &&
      page.origin !== null && {
        'access-control-allow-origin': page.origin,
        'access-control-expose-headers': exposedHeaders,
      }),
  };
}

/** Sandboxed frames, files and data addresses all say `null`: an origin that everybody can have is nobody's. */
function hasName(origin: string | null): boolean {
  return origin !== null && origin !== 'null';
}

export function preflightReply(method: string, headers: Record<string, string>): Response {
  const isAllowed = headers['access-control-allow-origin'] !== undefined;
  return new Response(null, {
    status: isAllowed ? 204 : 403,
    headers: {
      ...headers,
      ...(isAllowed && {
        'access-control-allow-methods': method,
        'access-control-allow-headers': requestHeaders,
        'access-control-max-age': preflightSeconds,
      }),
    },
  });
}
