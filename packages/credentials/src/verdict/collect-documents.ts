/** What a verification will ask for, so that a server can fetch it for a page. */
import type {FetchDocument, FetchedDocument, VerifierOptions} from '../types.js';
import {createVerifier, type VerifyInput} from './verifier.js';

export interface CollectedDocuments {
  readonly documents: readonly FetchedDocument[];
  readonly unreachable: readonly {readonly url: string; readonly reason: string}[];
}

/**
 * Runs a verification and keeps what it fetched. Every address follows from the credential itself: its issuer, its status lists,
 * and what those documents name in turn. Nothing is asked that the verification would not ask.
 */
export async function collectDocuments(
  input: VerifyInput,
  options: Pick<VerifierOptions, 'fetchDocument' | 'timeoutMs' | 'clock' | 'canonicalize'>,
): Promise<CollectedDocuments> {
  const documents: FetchedDocument[] = [];
  const unreachable: {url: string; reason: string}[] = [];
  const fetchDocument: FetchDocument = async (url, limits) => {
    try {
      const document = await options.fetchDocument(url, limits);
      documents.push({...document, url});
      return document;
    } catch (error) {
      unreachable.push({url, reason: error instanceof Error ? error.message : String(error)});
      throw error;
    }
  };
  await createVerifier({...options, fetchDocument}).verify(input);
  return {documents, unreachable};
}
