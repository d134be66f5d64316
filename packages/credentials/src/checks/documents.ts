/** The documents that one verification needs, each asked for once, with bounds. */
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {safeUrl} from '../parse/safe-url.js';
import type {FetchDocument, JsonObject} from '../types.js';

/** A controller document is some kB; a status list of a million badges some hundred. */
const MAX_DOCUMENT_BYTES = 2_000_000;
/** A badge needs two or three; more is an attempt to make a verifier call others. */
const MAX_DOCUMENTS = 12;

export type DocumentResult =
  {readonly document: JsonObject} | {readonly problem: 'unreachable' | 'malformed'; readonly detail: string};

export class DocumentSource {
  readonly #fetchDocument: FetchDocument;
  readonly #signal: AbortSignal;
  readonly #results = new Map<string, Promise<DocumentResult>>();

  constructor(fetchDocument: FetchDocument, signal: AbortSignal) {
    this.#fetchDocument = fetchDocument;
    this.#signal = signal;
  }

  /** The JSON object at this address (its fragment is left out). Never rejects. */
  get(url: string): Promise<DocumentResult> {
    const address = url.split('#', 1)[0] ?? '';
    const known = this.#results.get(address);
    if (known) return known;
    const result = this.#results.size < MAX_DOCUMENTS ? this.#read(address) : tooMany();
    this.#results.set(address, result);
    return result;
  }

  async #read(url: string): Promise<DocumentResult> {
    if (safeUrl(url) === undefined)
      return {problem: 'unreachable', detail: `Not an address to fetch: ${url}`};
    try {
      const options = {signal: this.#signal, maxBytes: MAX_DOCUMENT_BYTES};
      const {status, body} = await this.#fetchDocument(url, options);
      if (status < 200 || status > 299) return {problem: 'unreachable', detail: `${url} answered ${status}`};
      if (body.length > MAX_DOCUMENT_BYTES) return {problem: 'malformed', detail: `${url} is too large`};
      return {document: parseJsonObject(body)};
    } catch (cause) {
      const detail = `${url}: ${cause instanceof Error ? cause.message : String(cause)}`;
      return {problem: cause instanceof CredentialError ? 'malformed' : 'unreachable', detail};
    }
  }
}

async function tooMany(): Promise<DocumentResult> {
  return {problem: 'unreachable', detail: `More than ${MAX_DOCUMENTS} documents are needed`};
}
