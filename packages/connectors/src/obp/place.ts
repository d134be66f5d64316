/** Open Badge Passport as the port by which a backend reads, for a page, what people show there. */
import {type BadgePlace, type Placed, type PlacedBadge, readBadgePage} from '@pepites/recognition';
import type {ObpBadge, ObpCallOptions, ObpClient} from './client.js';
import {ObpError} from './obp-error.js';
import {tryObp} from './try-obp.js';

/** Of one list. More are left out. */
const mostBadges = 200;
/** All public badges of somebody. */
const allPublic = '0';

export function obpPlace(client: ObpClient): BadgePlace {
  const readPage: BadgePlace['read'] = async (address, options) => read(client, address, options);
  return {
    url: client.url,
    knows: (address) => client.knows(address),
    read: readPage,
    check: async (options) => tryObp(client, readPage, options),
    picture: async (url, options) => {
      try {
        return await client.picture(url, options);
      } catch (error) {
        // A badge is shown without its picture.
        if (error instanceof ObpError) return undefined;
        throw error;
      }
    },
  };
}

async function read(client: ObpClient, address: string, options?: ObpCallOptions): Promise<Placed> {
  const page = client.knows(address) ? readBadgePage(address) : undefined;
  if (!page) throw new ObpError('ADDRESS_REFUSED', {call: 'read'});
  if (page.kind === 'badge') return {kind: 'badge', badge: placed(await client.badge(address, options))};
  const group = page.kind === 'group' ? page.group : allPublic;
  const found = await client.groupBadges(page.person, group, options);
  const badges = found.slice(0, mostBadges).flatMap(({name, assertionUrl, imageUrl}): PlacedBadge[] =>
    assertionUrl === undefined
      ? []
      : [
          {
            name,
            credential: addressAlone(assertionUrl),
            address: assertionUrl,
            ...(imageUrl !== undefined && {pictureUrl: imageUrl}),
          },
        ],
  );
  const wanted = page.kind === 'group' ? page.badge : undefined;
  if (wanted === undefined) {
    const {origin} = new URL(address);
    return {kind: 'list', listUrl: `${origin}/displayer/${page.person}/group/${group}`, badges};
  }
  const one = badges.find((badge) => badge.address === wanted);
  if (!one) throw new ObpError('NOT_FOUND', {call: 'read'});
  return {kind: 'badge', badge: one};
}

/** Its own words are the issuer's to say: where the badge was kept as it was given, that is enough. */
function placed({name, assertion, assertionUrl, imageUrl, isRevoked}: ObpBadge): PlacedBadge {
  const credential = assertion ?? (assertionUrl === undefined ? undefined : addressAlone(assertionUrl));
  if (isRevoked) return {name, credential: takenBack(assertionUrl), isTakenBack: true};
  if (credential === undefined)
    throw new ObpError('UNEXPECTED_REPLY', {
      call: 'badge',
      message: 'The badge says neither what it is nor where',
    });
  return {name, credential, ...(imageUrl !== undefined && {pictureUrl: imageUrl})};
}

/** The Passport says so of what its issuer told it once: that is enough to refuse it, whatever kind of badge it is. */
function takenBack(id: string | undefined): string {
  const context = 'https://w3id.org/openbadges/v2';
  return JSON.stringify({
    '@context': context,
    type: 'Assertion',
    ...(id !== undefined && {id}),
    revoked: true,
  });
}

/** A hosted badge is what its address serves; what somebody says of it is not needed to verify it. */
function addressAlone(id: string): string {
  return JSON.stringify({'@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id});
}
