/** The pages that people see, their frames for other sites, and the pictures. */
import {type Answer, type Route} from '../obf/exchange.ts';
import {contentOf, type Place} from './content.ts';
import {bakeOld} from './png.ts';
import {assertionOf} from './selfie.ts';
import type {UserBadge} from './records.ts';

export function pageRoutes(place: Place): readonly Route[] {
  const {passport, base} = place;
  return [
    [
      'GET',
      /^\/badge\/info\/(\d+)(\/(?:pic\/|full\/)?embed)?$/,
      ({path}, [id]) => {
        const badge = passport.badge(Number(id));
        // One program draws every page: who may not see the badge gets the page without it.
        return page(path, badge?.visibility === 'public' ? badgeHead(place, badge) : '');
      },
    ],
    ['GET', /^\/profile\/(\d+)(?:\/embed)?$/, ({path}) => page(path, '')],
    ['GET', /^\/page\/view\/(\d+)(?:\/embed)?$/, ({path}) => page(path, '')],
    ['GET', /^\/selfie\/criteria\/([0-9a-f]{64})$/, ({path}) => page(path, '')],
    [
      'GET',
      /^\/file\/(?:[0-9a-f]\/){4}([0-9a-f]{64})\.png$/,
      (_call, [name = '']) => picture(passport.images.get(name)),
    ],
    // Of a public badge; where the real platform has it is not documented.
    [
      'GET',
      /^\/obpv1\/badge\/baked\/(\d+)\.png$/,
      (_call, [id]) => {
        const badge = passport.badge(Number(id));
        return picture(
          badge?.visibility === 'public'
            ? bakeOld(badge.image, JSON.stringify(assertionOf({passport, base}, badge)))
            : undefined,
        );
      },
    ],
  ];
}

function badgeHead(place: Place, badge: UserBadge): string {
  const {name, description} = contentOf(place, badge);
  const address = `${place.base}/badge/info/${badge.id}`;
  const oembed = `${place.base}/obpv1/oembed?url=${encodeURIComponent(address)}&format=json`;
  return `<link rel="alternate" type="application/json+oembed" href="${escaped(oembed)}">
<meta property="og:title" content="${escaped(name)}">
<meta property="og:description" content="${escaped(description)}">
<meta property="og:image" content="${escaped(`${place.base}/${place.passport.imageFile(badge)}`)}">`;
}

/** Nothing else may frame a page than what ends in `/embed`; and no page is for scripts of elsewhere. */
function page(path: string, head: string): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...(!path.endsWith('/embed') && {'x-frame-options': 'SAMEORIGIN'}),
    },
    body: `<!doctype html><title>Open Badge Passport</title>${head}<div id="app"></div>`,
  };
}

function picture(bytes: Buffer | undefined): Answer {
  return bytes
    ? {status: 200, headers: {'content-type': 'image/png'}, body: bytes}
    : {status: 404, headers: {'content-type': 'text/plain'}, body: 'Not found'};
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
