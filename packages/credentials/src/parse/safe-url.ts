/** The one filter that URLs written in a credential pass before they become a link or a picture. */

export interface SafeUrlOptions {
  /** Also let pass `data:` URLs of images. @default false */
  readonly images?: boolean;
}

const IMAGE_DATA = /^data:image\/(?:png|jpeg|webp|svg\+xml|gif)[;,]/i;
const LOOPBACK = /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The URL in its normal form when it may be followed: `https:`, `http:` on the loopback interface, and `data:` images when
 * asked. Addresses with a user name are refused: they are made to be misread.
 */
export function safeUrl(url: string | undefined, options: SafeUrlOptions = {}): string | undefined {
  if (url === undefined) return undefined;
  if (options.images === true && IMAGE_DATA.test(url)) return url;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username !== '' || parsed.password !== '') return undefined;
  const isSafe =
    parsed.protocol === 'https:' || (parsed.protocol === 'http:' && LOOPBACK.test(parsed.hostname));
  return isSafe ? parsed.href : undefined;
}
