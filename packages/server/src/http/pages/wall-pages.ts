/** Everything that lies at the address of a link to several badges: the page, the list, and each badge for as long as the link is open. */
import type {Context, Hono} from 'hono';
import type {ErrorCode, WallBadges} from '@pepites/recognition';
import {awardImage} from '../../issuing/award-image.js';
import {Refusal} from '../../refusal.js';
import type {SignedAwardRow} from '../../shares/find-share.js';
import {countOpening} from '../../shares/count-openings.js';
import {findWall, type FoundWall} from '../../shares/find-wall.js';
import {problemReply} from '../problem.js';
import {endedPage} from './ended-page.js';
import {pageFile} from './layout.js';
import {wantedForm} from './negotiate.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';
import {isOpening} from './shared-pages.js';
import {wallPage} from './wall-page.js';
import {wallStyle} from './wall-style.js';

type OpenWall = Extract<FoundWall, {isOpen: true}>;

/** Anyone may read it from anywhere; nobody keeps it, and no search engine lists it. */
const shown = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

export function addWallPages(app: Hono, context: PageContext): void {
  const {services} = context;
  app.get('/pages/wall.css', () => pageFile(wallStyle, 'text/css'));
  app.get('/w/:token', async (c) => {
    const found = await findWall(services, c.req.param('token'));
    if (wantedForm(c.req.header('accept')) === 'json') return listReply(found, 'walls.page');
    if (!found) return notFoundPage(context, 'walls.page');
    if (!found.isOpen) return endedPage(context, 'walls.page');
    const response = await wallPage(context, found);
    response.headers.set('vary', 'accept');
    if (isOpening(c)) {
      const {id, structure_id: structure} = found.wall;
      await countOpening(services, {kind: 'wall', id, structure});
    }
    return response;
  });
  app.get('/w/:token/badges.json', async (c) =>
    listReply(await findWall(services, c.req.param('token')), 'walls.list'),
  );
  app.get('/w/:token/badges/:award/credential.json', async (c) =>
    withAward(context, c, 'walls.credential', ({credential}) => ({
      body: credential,
      type: 'application/vc+ld+json',
    })),
  );
  app.get('/w/:token/badges/:award/badge.png', async (c) =>
    withAward(context, c, 'walls.image', async (award) => ({
      body: Uint8Array.from(await awardImage(services, award)),
      type: 'image/png',
    })),
  );
}

function listReply(found: FoundWall | undefined, route: string): Response {
  if (!found) return refusal(route, 'ROUTE_UNKNOWN');
  if (!found.isOpen) return refusal(route, 'SHARE_ENDED');
  return new Response(listOf(found), {
    headers: {...shown, 'content-type': 'application/json', vary: 'accept', 'x-route': route},
  });
}

/** Each badge as its bytes were signed. */
function listOf({url, awards, holderName}: OpenWall): string {
  const items = awards.map((award) => {
    const beside = {
      credentialUrl: `${url}/badges/${award.id}/credential.json`,
      imageUrl: `${url}/badges/${award.id}/badge.png`,
      ...(award.counted_from !== null && {isKey: true}),
    } satisfies Omit<WallBadges['items'][number], 'credential'>;
    return `${JSON.stringify(beside).slice(0, -1)},"credential":${award.credential}}`;
  });
  const name = holderName === '' ? '' : `"name":${JSON.stringify(holderName)},`;
  return `{${name}"items":[${items.join()}]}`;
}

async function withAward(
  {services}: PageContext,
  c: Context,
  route: string,
  read: (award: SignedAwardRow) => Promise<Shown> | Shown,
): Promise<Response> {
  const found = await findWall(services, c.req.param('token') ?? '');
  if (found?.isOpen === false) return refusal(route, 'SHARE_ENDED');
  const award = found?.awards.find(({id}) => id === c.req.param('award'));
  if (!award) return refusal(route, 'ROUTE_UNKNOWN');
  const {body, type} = await read(award);
  return new Response(body, {headers: {...shown, 'content-type': type, 'x-route': route}});
}

interface Shown {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
}

function refusal(route: string, code: ErrorCode): Response {
  const reply = problemReply(new Refusal(code));
  for (const [name, value] of Object.entries(shown)) reply.headers.set(name, value);
  reply.headers.set('x-route', route);
  return reply;
}
