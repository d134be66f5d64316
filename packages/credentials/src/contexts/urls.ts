/** Addresses of the JSON-LD contexts that are written or told apart here. */

export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const OPEN_BADGES_BASE = 'https://purl.imsglobal.org/spec/ob/v3p0/context';

/** True for the published contexts of Open Badges 3.0, and those of versions to come: which one it is, is not asked. */
export function isOpenBadges3Context(url: unknown): boolean {
  return typeof url === 'string' && url.startsWith(OPEN_BADGES_BASE);
}
