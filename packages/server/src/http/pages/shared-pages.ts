/** Everything that lies at a link's address and is for people: the page, its frame, its card, its evidence; and oEmbed. */
import type {Context, Hono} from 'hono';
import {noteAct} from '../../audit/note-act.js';
import {awardImage} from '../../issuing/award-image.js';
import {awardAsJwt} from '../../issuing/sign-jwt.js';
import {countOpening} from '../../shares/count-openings.js';
import {findShare, type FoundShare, showsEvidence, showsName} from '../../shares/find-share.js';
import {sharedBadge} from '../../shares/shared-badge.js';
import {findSharedFile} from '../../shares/shared-evidence.js';
import {signedRecommendations} from '../../shares/shared-recommendations.js';
import {fileResponse} from '../file-reply.js';
import {badgePage, isVoid} from './badge-page.js';
import {badgeStyle} from './badge-style.js';
import {cardImage} from './card-image.js';
import {embedPage} from './embed-page.js';
import {endedPage} from './ended-page.js';
import {pageFile} from './layout.js';
import {wantedForm} from './negotiate.js';
import {notFoundPage} from './not-found-page.js';
import {oembedReply} from './oembed.js';
import type {PageContext} from './pages.js';
import {shareScript} from './share-script.js';
import {giverOf} from './truth-words.js';

type OpenShare = Extract<FoundShare, {isOpen: true}>;

export function addSharedPages(app: Hono, context: PageContext): void {
  const {services} = context;
  app.get('/pages/badge.css', () => pageFile(badgeStyle, 'text/css'));
  app.get('/pages/share.js', () => pageFile(shareScript, 'text/javascript'));
  app.get('/oembed', async (c) => oembedReply(context, new URL(c.req.url).searchParams));
  // What the address was called at first.
  app.get('/shared/:token', (c) =>
    c.redirect(`${services.publicUrl}/b/${encodeURIComponent(c.req.param('token'))}`, 308),
  );
  app.get('/b/:token', async (c) =>
    withShare(context, c, 'shared.page', async (found) => {
      const {share, award} = found;
      const form = showsName(share.scope) ? wantedForm(c.req.header('accept')) : 'page';
      if (form !== 'page') return credentialReply(services, award, form);
      const response = await badgePage(context, await sharedBadge(services, found));
      response.headers.set('vary', 'accept');
      const {id, structure_id: structure} = share;
      if (isOpening(c)) await countOpening(services, {kind: 'share', id, structure});
      return response;
    }),
  );
  app.get('/b/:token/embed', async (c) =>
    withShare(context, c, 'shared.embed', async (found) =>
      embedPage(context, await sharedBadge(services, found)),
    ),
  );
  app.get('/b/:token/card.png', async (c) =>
    withShare(context, c, 'shared.card', async (found) => card(context, found)),
  );
  app.get('/b/:token/recommendations.json', async (c) =>
    withShare(context, c, 'shared.recommendations', async ({share, award}) =>
      // They name people: only for links that show the person.
      recommendationsReply(showsName(share.scope) ? await signedRecommendations(services, award.id) : []),
    ),
  );
  app.get('/b/:token/files/:file', async (c) =>
    withShare(context, c, 'shared.file', async (found) => sharedFile(context, c, found)),
  );
}

async function withShare(
  context: PageContext,
  c: Context,
  route: string,
  show: (found: OpenShare) => Promise<Response>,
): Promise<Response> {
  const found = await findShare(context.services, c.req.param('token') ?? '');
  if (!found) return notFoundPage(context, route);
  return found.isOpen ? show(found) : endedPage(context, route);
}

/** A person who looks: not a browser that fetches ahead, and not a network that makes a preview. */
export function isOpening(c: Context): boolean {
  const purpose = `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''}`;
  const program = /bot\b|crawl|spider|externalhit|preview|^whatsapp/i;
  return (
    c.req.method === 'GET' && !purpose.includes('prefetch') && !program.test(c.req.header('user-agent') ?? '')
  );
}

/** Only for links that hand the badge over, see the decision record on links. */
async function credentialReply(
  services: PageContext['services'],
  award: OpenShare['award'],
  form: 'json' | 'jwt',
): Promise<Response> {
  const jwt = form === 'jwt' ? await awardAsJwt(services, award) : undefined;
  return new Response(jwt?.body ?? award.credential, {
    headers: {
      'content-type': jwt ? 'application/vc+jwt' : 'application/vc+ld+json',
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-store',
      vary: 'accept',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-route': 'shared.page',
    },
  });
}

/** Each as it was signed: who shows them checks them. */
function recommendationsReply(credentials: readonly string[]): Response {
  return new Response(`{"items":[${credentials.join()}]}`, {
    headers: {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-route': 'shared.recommendations',
    },
  });
}

/** The same for all links to a badge: nothing about the person is on it. */
async function card(context: PageContext, found: OpenShare): Promise<Response> {
  const {services} = context;
  const badge = await sharedBadge(services, {...found, share: {...found.share, scope: 'minimal'}});
  if (isVoid(badge)) return notFoundPage(context, 'shared.card');
  const key = found.award.png_key;
  const words = {name: badge.view.name, giver: giverOf(badge)};
  const image = await cardImage(words, {key, read: async () => awardImage(services, found.award)});
  return new Response(Uint8Array.from(image), {
    headers: {
      'content-type': 'image/png',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-route': 'shared.card',
    },
  });
}

/** To whoever has the link: so its holder finds each reading in their log. */
async function sharedFile(context: PageContext, c: Context, {share, award}: OpenShare): Promise<Response> {
  const {services} = context;
  const wanted = c.req.param('file') ?? '';
  const file = showsEvidence(share.scope) ? await findSharedFile(services, award, wanted) : undefined;
  if (!file) return notFoundPage(context, 'shared.file');
  // A player asks for part after part of what it began.
  const isBeginning = /^(?:bytes=0?-|$)/.test(c.req.header('range') ?? '');
  if (isBeginning)
    await noteAct(services.db, {
      structure: award.structure_id,
      by: {kind: 'link', id: share.id},
      act: 'file.read',
      about: award.person_id,
      object: file.id,
      at: services.now(),
    });
  const {mediaType, bytes: size, storageKey} = file;
  const response = await fileResponse(
    {mediaType, size, read: (range) => services.files.read(storageKey, range), isShown: file.kind !== 'file'},
    c.req.raw.headers,
  );
  response.headers.set('x-robots-tag', 'noindex');
  response.headers.set('x-route', 'shared.file');
  return response;
}
