/** The platforms that show people's badges, as the environment names them: read for pages that cannot read them there. */
import {type BadgePlace, isLoopback, isPageOn, readBadgePage} from '@pepites/recognition';
import {fetchSafely} from '@pepites/server/safe-fetch.js';
import {UsageError} from '../command.js';
import type {Io} from '../io.js';

const usualUrl = 'https://openbadgepassport.com/app';
/** A badge's picture, or the list of somebody's badges. */
const maxBytes = 3_000_000;

/** @throws {UsageError} where the environment names what is no address */
export function badgePlacesOf({env}: Pick<Io, 'env'>): readonly BadgePlace[] {
  const named = env['PEPITES_OBP_URL'] || usualUrl;
  if (named === 'none') return [];
  return named.split(',').map((one) => placeAt(one.trim()));
}

function placeAt(url: string): BadgePlace {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHere = parsed !== undefined && isLoopback(parsed.hostname);
  if (parsed?.protocol !== 'https:' && !(parsed?.protocol === 'http:' && isHere))
    throw new UsageError('PEPITES_OBP_URL is an https: address, several of them with commas, or none');
  // Whoever leads the badges sees the address in the console, and what stands before @ is no part of where a page is.
  if (parsed.username !== '' || parsed.password !== '')
    throw new UsageError('PEPITES_OBP_URL holds no name and no password: no Passport asks for one');
  // Loaded when somebody shows such a badge: a start does not wait for it.
  let opening: Promise<BadgePlace> | undefined;
  const open = async (): Promise<BadgePlace> => {
    const {obpPlace, openObp} = await import('@pepites/connectors');
    const fetch = fetchSafely({allowsLoopback: isHere, maxBytes, timeoutMs: 8000});
    return obpPlace(openObp({url, fetch, maxBytes}));
  };
  const place = async (): Promise<BadgePlace> => (opening ??= open());
  return {
    url: url.replace(/\/+$/, ''),
    knows: (address) => {
      const page = readBadgePage(address);
      return page !== undefined && isPageOn(url, page);
    },
    read: async (address, options) => (await place()).read(address, options),
    picture: async (address, options) => (await place()).picture(address, options),
    check: async (options) => (await place()).check(options),
  };
}
