/** Gathers what checking a credential needs. The addresses come from the credential, never from the caller. */
import {CredentialError, parse} from '@pepites/credentials';
import {documentUrls} from '@pepites/credentials/verify.js';
import {isLoopback, type VerificationDocuments} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import {issuerIdOf, type Services} from '../services.js';
import {ownDocument} from './own-documents.js';
import {FetchError, safeFetch} from './safe-fetch.js';

type Document = VerificationDocuments['documents'][number];
type Unreachable = VerificationDocuments['unreachable'][number];

/**
 * @param options.origin the page that asks
 * @throws {Refusal} CREDENTIAL_MALFORMED
 */
export async function verificationDocuments(
  services: Services,
  options: {readonly credential: string; readonly origin: string},
): Promise<VerificationDocuments> {
  const urls = await urlsOf(options.credential);
  // In a trial, badges of other backends on this machine; but a page from elsewhere would read through us what its browser
  // keeps from it.
  const allowsLoopback = isOnThisMachine(services.publicUrl) && isOnThisMachine(options.origin);
  const found = await Promise.all(urls.map((url) => fetchOne(services, url, allowsLoopback)));
  const structures = await services.db.selectFrom('structure').select('id').orderBy('id').execute();
  return {
    documents: found.filter((one): one is Document => 'body' in one),
    unreachable: found.filter((one): one is Unreachable => 'reason' in one),
    recognisedIssuers: structures.map(({id}) => issuerIdOf(services, id)),
  };
}

async function urlsOf(credential: string): Promise<string[]> {
  try {
    return documentUrls(await parse(credential));
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
  allowsLoopback: boolean,
): Promise<Document | Unreachable> {
  if (url === services.publicUrl || url.startsWith(`${services.publicUrl}/`)) {
    const own = await ownDocument(services, url);
    return own ? {url, status: 200, ...own} : {url, status: 404, mediaType: 'text/plain', body: ''};
  }
  try {
    const {status, mediaType, body} = await safeFetch(url, {allowsLoopback});
    return {url, status, mediaType, body};
  } catch (error) {
    if (error instanceof FetchError) return {url, reason: error.code};
    throw error;
  }
}
