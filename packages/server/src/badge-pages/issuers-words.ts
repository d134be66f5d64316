/**
 * A hosted badge as its issuer serves it now, with its class and its issuer written in: an element draws it before it has verified it,
 * and verifies it by asking those addresses again. What a platform says of somebody's badge is not needed for that.
 */
import {type FetchDocument, type JsonObject, parse} from '@pepites/credentials';
import type {PlacedBadge} from '@pepites/recognition';

interface Means {
  readonly fetchDocument: FetchDocument;
  readonly signal: AbortSignal;
}

const maxBytes = 1_000_000;

/** Where the issuer does not answer, or the badge is signed: as it was given. */
export async function inIssuersWords(
  {credential, name, isTakenBack}: Pick<PlacedBadge, 'credential' | 'name' | 'isTakenBack'>,
  means: Means,
): Promise<string> {
  try {
    const parsed = await parse(credential);
    if (isTakenBack) return JSON.stringify(withName(parsed.document, name));
    if (parsed.container !== 'json' || !/^ob(?:2-hosted|1|0\.5)$/.test(parsed.format)) return credential;
    const address = addressOf(parsed.document);
    const served = address === undefined ? undefined : await read(address, means);
    if (served === 'gone') return JSON.stringify(withName(parsed.document, name));
    if (!served) return credential;
    const {badge} = served;
    const badgeClass = typeof badge === 'string' ? await read(badge, means) : undefined;
    // Of before 2.0, documents do not say which they are: written into another, nobody would know.
    if (badgeClass === 'gone' || typeof badgeClass?.['id'] !== 'string') return JSON.stringify(served);
    const {issuer} = badgeClass;
    const profile = typeof issuer === 'string' ? await read(issuer, means) : undefined;
    const isNamed = profile !== 'gone' && typeof profile?.['id'] === 'string';
    return JSON.stringify({...served, badge: {...badgeClass, ...(isNamed && {issuer: profile})}});
  } catch {
    return credential;
  }
}

/** Of a badge that was taken back nothing else is left to call it by. Nothing is compared with it: its address only says that it is gone. */
function withName(document: JsonObject, name: string | undefined): JsonObject {
  const {badge} = document;
  if (name === undefined || (typeof badge === 'object' && badge !== null)) return document;
  const known = {...(typeof badge === 'string' && {id: badge}), type: 'BadgeClass', name};
  return {...document, badge: known};
}

function addressOf(document: JsonObject): string | undefined {
  const {id, verify} = document;
  if (typeof id === 'string') return id;
  const url = typeof verify === 'object' && verify !== null ? (verify as JsonObject)['url'] : undefined;
  return typeof url === 'string' ? url : undefined;
}

async function read(url: string, {fetchDocument, signal}: Means): Promise<JsonObject | 'gone' | undefined> {
  if (!/^https?:/.test(url)) return undefined;
  const {status, body} = await fetchDocument(url, {signal, maxBytes});
  if (status === 410) return 'gone';
  if (status < 200 || status > 299) return undefined;
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
