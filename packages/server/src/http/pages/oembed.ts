/** oEmbed for badges' pages: another site asks how to show one, and gets a sandboxed frame. @see https://oembed.com */
import {findShare} from '../../shares/find-share.js';
import {sharedBadge} from '../../shares/shared-badge.js';
import {isVoid, titleOf} from './badge-page.js';
import {html} from './html.js';
import type {PageContext} from './pages.js';
import {isUnproven} from './truth-words.js';

const usual = {width: 480, height: 160};
/** Links may be closed at any time: whoever keeps the answer keeps it for minutes. */
const cacheSeconds = 300;

export async function oembedReply({services}: PageContext, query: URLSearchParams): Promise<Response> {
  const wanted = query.get('url');
  const width = bound(query.get('maxwidth'), usual.width);
  const height = bound(query.get('maxheight'), usual.height);
  if (wanted === null || width === undefined || height === undefined) return refusal(400);
  if ((query.get('format') ?? 'json') !== 'json') return refusal(501);
  const token = tokenOf(wanted, services.publicUrl);
  const found = token === undefined ? undefined : await findShare(services, token);
  if (!found) return refusal(404);
  if (!found.isOpen) return refusal(410);
  const badge = await sharedBadge(services, found);
  const frame = html`<iframe
    src="${badge.url}/embed"
    title="${`Badge : ${titleOf(badge)}`}"
    width="${width}"
    height="${height}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    referrerpolicy="no-referrer"
    loading="lazy"
    frameborder="0"
  ></iframe>`;
  return reply(200, {
    version: '1.0',
    type: 'rich',
    title: titleOf(badge),
    ...(!badge.isSelfMade &&
      !isUnproven(badge) && {
        author_name: badge.view.issuer.name,
        ...(badge.view.issuer.url !== undefined && {author_url: badge.view.issuer.url}),
        provider_name: badge.view.issuer.name,
      }),
    provider_url: services.publicUrl,
    cache_age: cacheSeconds,
    html: frame.text.replaceAll(/\s+/g, ' '),
    width,
    height,
    ...(!isVoid(badge) && {
      thumbnail_url: `${badge.url}/card.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    }),
  });
}

/** The token in an address of ours, and of nobody else: what is asked for is never fetched. */
function tokenOf(address: string, publicUrl: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const {href} = new URL(address);
  if (!href.startsWith(`${publicUrl}/`)) return undefined;
  return /^\/(?:b|shared)\/([\w-]+)\/?(?:[?#].*)?$/.exec(href.slice(publicUrl.length))?.[1];
}

/** What is usual, or less; undefined for what is no size. */
function bound(most: string | null, size: number): number | undefined {
  if (most === null) return size;
  return /^[1-9]\d{0,5}$/.test(most) ? Math.min(Number(most), size) : undefined;
}

function refusal(status: 400 | 404 | 410 | 501): Response {
  return reply(status, {status});
}

function reply(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: {
      'access-control-allow-origin': '*',
      'cache-control': status === 200 ? `public, max-age=${cacheSeconds}` : 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-route': 'oembed',
    },
  });
}
