/** Gathers what checking a credential needs. The addresses come from the credential, never from the caller. */
import {CredentialError, type FetchDocument, parse} from '@pepites/credentials';
import {collectDocuments} from '@pepites/credentials/verify.js';
import {isLoopback, type VerificationDocuments} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import {issuerIdOf, type Services} from '../services.js';
import {ownDocument} from './own-documents.js';
import {FetchError, safeFetch} from './safe-fetch.js';

type Document = VerificationDocuments['documents'][number];
type Unreachable = VerificationDocuments['unreachable'][number];

/** Bounds of ours that were met: these say nothing against the badge, and a verdict tells them apart. */
const limitErrors: ReadonlyMap<string, () => CredentialError> = new Map([
  ['TOO_LARGE', () => new CredentialError('ERR_TOO_LARGE', 'The document is too large')],
  ['TOO_MANY_REDIRECTS', () => new CredentialError('ERR_TOO_MANY_REDIRECTS', 'Too many redirects')],
]);

/**
 * @param options.origin the page that asks
 * @throws {Refusal} CREDENTIAL_MALFORMED
 */
export async function verificationDocuments(
  services: Services,
  options: {readonly credential: string; readonly origin: string},
): Promise<VerificationDocuments> {
  await assertReadable(options.credential);
  const allowsLoopback = mayReadHere(services, options.origin);
  const unreachable: Unreachable[] = [];
  const {documents} = await collectDocuments(options.credential, {
    clock: services.now,
    canonicalize: services.canonicalize,
    fetchDocument: async (url) => {
      const found = await fetchOne(services, url, {allowsLoopback});
      if ('body' in found) return found;
      unreachable.push(found);
      throw limitErrors.get(found.reason)?.() ?? new Error(found.reason);
    },
  });
  const structures = await services.db.selectFrom('structure').select('id').orderBy('id').execute();
  return {
    documents: [...documents],
    unreachable,
    recognisedIssuers: structures.map(({id}) => issuerIdOf(services, id)),
  };
}

/**
 * For verifying here: rejects what cannot be had, so that the check that needed it is unknown.
 * @param origin of the page that it is read for, where it is for one
 */
export function documentFetcher(
  services: Services,
  origin = services.publicUrl,
): FetchDocument & {readonly allowsLoopback: boolean} {
  const allowsLoopback = mayReadHere(services, origin);
  // With the bound of all that is fetched for others, whatever the engine would take.
  const fetchDocument: FetchDocument = async (url, {signal}) => {
    const found = await fetchOne(services, url, {signal, allowsLoopback});
    if ('body' in found) return found;
    throw new Error(found.reason);
  };
  return Object.assign(fetchDocument, {allowsLoopback});
}

/**
 * In a trial, badges of other backends on this machine; but a page from elsewhere would read through us what its browser keeps
 * from it.
 */
function mayReadHere({publicUrl}: Pick<Services, 'publicUrl'>, origin: string): boolean {
  return isOnThisMachine(publicUrl) && isOnThisMachine(origin);
}

async function assertReadable(credential: string): Promise<void> {
  try {
    await parse(credential);
  } catch (error) {
    if (error instanceof CredentialError) throw new Refusal('CREDENTIAL_MALFORMED', {detail: error.code});
    throw error;
  }
}

function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

async function fetchOne(
  services: Services,
  url: string,
  bounds: {
    readonly allowsLoopback: boolean;
    readonly signal?: AbortSignal;
  },
): Promise<Document | Unreachable> {
  if (url === services.publicUrl || url.startsWith(`${services.publicUrl}/`)) {
    const own = await ownDocument(services, url);
    return own ? {url, status: 200, ...own} : {url, status: 404, mediaType: 'text/plain', body: ''};
  }
  try {
    const {status, mediaType, body} = await safeFetch(url, bounds);
    return {url, status, mediaType, body};
  } catch (error) {
    if (error instanceof FetchError) return {url, reason: error.code};
    throw error;
  }
}
