/** Addresses that badges carry: issuers, status lists, images, shared badges. Anyone may read them from anywhere. */
import type {Hono} from 'hono';
import {badgeKey, knownBadges} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {ErrorCode} from '@pepites/recognition';
import {awardImage} from '../issuing/award-image.js';
import {awardAsJwt} from '../issuing/sign-jwt.js';
import {findShare} from '../shares/find-share.js';
import {twinDocument, twinImage, type twinParts} from '../shares/twin.js';
import {achievementDocumentOf} from '../issuing/achievement-document.js';
import {
  didDocumentOf,
  issuerDocumentOf,
  keySetDocument,
  type OwnDocument,
  readStatusPath,
  sharedCredential,
  statusDocumentOf,
} from '../verification/own-documents.js';
import {addBesideDocuments} from './beside-documents.js';
import {problemReply} from './problem.js';

const shared = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
const unlisted = {'x-robots-tag': 'noindex'};

export function addPublicDocuments(app: Hono, services: Services): void {
  app.get('/issuers/:structure', async (c) =>
    documentReply(
      'issuers',
      await issuerDocumentOf(services, c.req.param('structure')),
      'public, max-age=300',
    ),
  );
  app.get('/issuers/:structure/did.json', async (c) =>
    documentReply(
      'issuers.did',
      await didDocumentOf(services, c.req.param('structure')),
      'public, max-age=300',
    ),
  );
  app.get('/.well-known/jwks.json', async () =>
    documentReply('jwks', await keySetDocument(services), 'public, max-age=300'),
  );
  // Short: a badge that was taken back must not pass for long.
  app.get('/status/:list{.+}', async (c) => {
    const named = readStatusPath(c.req.param('list'));
    return documentReply('status', named && (await statusDocumentOf(services, named)), 'public, max-age=30');
  });
  addBesideDocuments(app, services, {documentReply, pngReply, unknown});
  // `/shared/` is what such an address was called at first: badges may have gone out with it.
  for (const base of ['/b/:token', '/shared/:token'] as const) {
    app.get(`${base}/credential.json`, async (c) =>
      documentReply(
        'shared.credential',
        await sharedCredential(services, c.req.param('token')),
        'no-cache',
        unlisted,
      ),
    );
    app.get(`${base}/credential.jwt`, async (c) =>
      documentReply('shared.jwt', await sharedJwt(services, c.req.param('token')), 'no-cache', unlisted),
    );
    app.get(`${base}/badge.png`, async (c) => sharedImage(services, c.req.param('token')));
  }
  app.get('/ob2/:token', async (c) => twinReply(services, c.req.param('token'), 'assertion'));
  app.get('/ob2/:token/badge', async (c) => twinReply(services, c.req.param('token'), 'badge'));
  app.get('/ob2/:token/issuer', async (c) => twinReply(services, c.req.param('token'), 'issuer'));
  app.get('/ob2/:token/badge.png', async (c) => {
    const image = await twinImage(services, c.req.param('token'));
    if (image === undefined) return unknown('ob2.image');
    return image === 'gone' ? ended('ob2.image') : pngReply('ob2.image', image);
  });
  app.get('/structures/:structure/badges/:badge/image', async (c) =>
    badgeImage(services, {
      structure: c.req.param('structure'),
      badge: c.req.param('badge'),
      version: c.req.query('version'),
      known: c.req.header('if-none-match'),
    }),
  );
  app.get('/structures/:structure/badges/:badge/achievements/:number/:language', async (c) =>
    documentReply(
      'badges.achievement',
      await achievementDocumentOf(services, c.req.param()),
      'public, max-age=300',
    ),
  );
}

function documentReply(
  route: string,
  document: OwnDocument | undefined,
  caching: string,
  more: Record<string, string> = {},
): Response {
  if (!document) return unknown(route);
  if (document.status === 410 && document.body === '') return ended(route);
  return new Response(document.body, {
    status: document.status ?? 200,
    headers: {
      ...shared,
      'content-type': document.mediaType,
      'cache-control': caching,
      'x-route': route,
      ...more,
    },
  });
}

async function sharedJwt(services: Services, token: string): Promise<OwnDocument | undefined> {
  const found = await findShare(services, token);
  if (found?.isOpen === false) return {status: 410, mediaType: 'text/plain', body: ''};
  return found && awardAsJwt(services, found.award);
}

async function sharedImage(services: Services, token: string): Promise<Response> {
  const found = await findShare(services, token);
  if (!found) return unknown('shared.image');
  if (!found.isOpen) return ended('shared.image');
  return pngReply('shared.image', await awardImage(services, found.award));
}

async function twinReply(
  services: Services,
  token: string,
  part: (typeof twinParts)[number],
): Promise<Response> {
  return documentReply(`ob2.${part}`, await twinDocument(services, token, part), 'no-cache', unlisted);
}

function pngReply(route: string, bytes: Uint8Array): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      ...shared,
      ...unlisted,
      'content-type': 'image/png',
      'cache-control': 'no-cache',
      'content-disposition': 'inline; filename="badge.png"',
      'x-route': route,
    },
  });
}

async function badgeImage(
  services: Services,
  asked: {
    readonly structure: string;
    readonly badge: string;
    /** Of the badge; absent: the one that it has now. */
    readonly version: string | undefined;
    readonly known: string | undefined;
  },
): Promise<Response> {
  const row = await imageRow(services, asked);
  if (!row) return unknown('badges.image');
  const headers = {
    ...shared,
    'content-type': row.image_type,
    etag: `"${row.image_key}"`,
    'cache-control': 'public, max-age=300',
    // An SVG opened by itself is a document: let it do nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-route': 'badges.image',
  };
  if (asked.known === headers.etag) return new Response(null, {status: 304, headers});
  return new Response(Uint8Array.from(await services.files.get(row.image_key)), {headers});
}

interface ImageRow {
  readonly image_key: string;
  readonly image_type: string;
}

async function imageRow(
  {db}: Services,
  asked: {readonly structure: string; readonly badge: string; readonly version: string | undefined},
): Promise<ImageRow | undefined> {
  const {structure, badge, version} = asked;
  const known = (await knownBadges(db, [structure], [badge])).get(badgeKey(structure, badge));
  const owner = known?.owner ?? structure;
  if (version === undefined)
    return db
      .selectFrom('badge')
      .select(['image_key', 'image_type'])
      .where('structure_id', '=', owner)
      .where('id', '=', badge)
      .executeTakeFirst();
  if (!/^\d{1,9}$/.test(version)) return undefined;
  return db
    .selectFrom('badge_version')
    .select(['image_key', 'image_type'])
    .where('structure_id', '=', owner)
    .where('badge_id', '=', badge)
    .where('number', '=', Number(version))
    .executeTakeFirst();
}

function unknown(route: string): Response {
  return refusal(route, 'ROUTE_UNKNOWN');
}

/** The link was revoked or is past its end; nothing more is said. */
function ended(route: string): Response {
  return refusal(route, 'SHARE_ENDED');
}

function refusal(route: string, code: ErrorCode): Response {
  const reply = problemReply(new Refusal(code));
  for (const [name, value] of Object.entries(shared)) reply.headers.set(name, value);
  reply.headers.set('x-route', route);
  return reply;
}
