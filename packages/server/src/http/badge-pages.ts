/** `/badges-elsewhere?url=…`: a badge, or the badges, that a known platform shows at that address, for pages that cannot read it there. */
import type {BadgePlace} from '@pepites/recognition';
import type {Hono} from 'hono';
import {badgePagesPath, openBadgePages} from '../badge-pages/read-badge-page.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {openToAll} from './open-to-all.js';
import {isKnownOrigin, originOf} from './origins.js';
import {addressOf} from './rate-limit.js';
import {problemReply} from './problem.js';

const headers = {
  ...openToAll,
  'x-route': 'badges.elsewhere',
  'x-robots-tag': 'noindex',
  // Bytes of a platform's people: opened by themselves they do nothing.
  'content-security-policy': "default-src 'none'; sandbox",
};

/** @param trustedProxies how many of them name who calls */
export function addBadgePages(
  app: Hono,
  services: Services,
  {places, trustedProxies}: {readonly places: readonly BadgePlace[]; readonly trustedProxies: number},
): void {
  const read = openBadgePages(services, places);
  app.get(badgePagesPath, async (c) => {
    const origin = originOf(c.req.raw.headers, services);
    // By who calls, where that is known. Else one limit for all strangers: an Origin is quickly made up.
    const caller =
      addressOf(c, trustedProxies) ?? ((await isKnownOrigin(services, origin)) ? origin : 'elsewhere');
    try {
      const {bytes, mediaType} = await read({address: c.req.query('url') ?? '', origin, caller});
      return new Response(Uint8Array.from(bytes), {
        headers: {
          ...headers,
          'content-type': mediaType,
          'cache-control': 'public, max-age=60',
          'content-disposition': 'inline',
        },
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const reply = problemReply(error);
      for (const [name, value] of Object.entries(headers)) reply.headers.set(name, value);
      return reply;
    }
  });
}
