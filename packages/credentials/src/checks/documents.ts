/** The documents that one verification needs, each asked for once, with bounds. */
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {safeUrl} from '../parse/safe-url.js';
import type {CheckCode, FetchDocument, FetchedDocument, JsonObject} from '../types.js';
import {type Finding, unknown} from './finding.js';

/** A controller document is some kB; a status list of a million badges some hundred. */
const MAX_DOCUMENT_BYTES = 2_000_000;
/** A badge needs two to six; more is an attempt to make a verifier call others. */
const MAX_DOCUMENTS = 24;

/** Why a document is not there to be read. `gone` is HTTP 410, which tells something. */
export interface DocumentProblem {
  readonly kind: 'gone' | 'unreachable' | 'malformed' | 'limit';
  /** Of a limit: which. */
  readonly code?: CheckCode;
  readonly detail: string;
}

export type DocumentResult = {readonly document: JsonObject} | {readonly problem: DocumentProblem};
export type TextResult = {readonly text: string} | {readonly problem: DocumentProblem};

/** How fresh a document must be: keys change seldom, revocations matter at once. */
export type Freshness = 'identity' | 'status';

export interface DocumentNeed {
  /** @default 'identity' */
  readonly freshness?: Freshness;
  /** Open Badges 2.0 and before live on `http:` too; the transport decides whether it asks there. @default false */
  readonly allowsHttp?: boolean;
}

/** Fetches through the engine's memory. */
export type Load = (url: string, freshness: Freshness) => Promise<FetchedDocument>;

export class DocumentSource {
  readonly #load: Load;
  readonly #texts = new Map<string, Promise<TextResult>>();
  readonly #objects = new Map<string, Promise<DocumentResult>>();

  constructor(load: Load) {
    this.#load = load;
  }

  /** The JSON object at this address (its fragment is left out). Never rejects, but when the caller aborts. */
  get(url: string, need: DocumentNeed = {}): Promise<DocumentResult> {
    const address = withoutFragment(url);
    const known = this.#objects.get(address);
    if (known) return known;
    const result = this.#read(address, need);
    this.#objects.set(address, result);
    return result;
  }

  /** The text at this address: a compact JWS, or JSON not yet read. */
  getText(url: string, need: DocumentNeed = {}): Promise<TextResult> {
    const address = withoutFragment(url);
    const known = this.#texts.get(address);
    if (known) return known;
    const result = this.#texts.size < MAX_DOCUMENTS ? this.#fetch(address, need) : tooMany();
    this.#texts.set(address, result);
    return result;
  }

  async #read(url: string, need: DocumentNeed): Promise<DocumentResult> {
    const result = await this.getText(url, need);
    if ('problem' in result) return result;
    try {
      return {document: parseJsonObject(result.text)};
    } catch (cause) {
      return {problem: problemOf(url, cause)};
    }
  }

  async #fetch(url: string, {freshness = 'identity', allowsHttp = false}: DocumentNeed): Promise<TextResult> {
    const isPlainHttp = allowsHttp && safeUrl(url.replace(/^http:/i, 'https:')) !== undefined;
    if (safeUrl(url) === undefined && !isPlainHttp) {
      return {problem: {kind: 'unreachable', detail: `Not an address to fetch: ${url.slice(0, 200)}`}};
    }
    try {
      const {status, body} = await this.#load(url, freshness);
      if (status === 410) return {problem: {kind: 'gone', detail: `${url} answered 410`}};
      if (status < 200 || status > 299) {
        return {problem: {kind: 'unreachable', detail: `${url} answered ${status}`}};
      }
      if (body.length > MAX_DOCUMENT_BYTES) {
        return {problem: {kind: 'limit', code: 'LIMIT_BYTES', detail: `${url} is too large`}};
      }
      return {text: body};
    } catch (cause) {
      return {problem: problemOf(url, cause)};
    }
  }
}

/** The same promise of `fetchDocument`, with the bound on bytes that every caller has. */
export function boundedFetch(fetchDocument: FetchDocument, signal: AbortSignal) {
  return (url: string): Promise<FetchedDocument> =>
    fetchDocument(url, {signal, maxBytes: MAX_DOCUMENT_BYTES});
}

/** A check that needed this document cannot be made: `unknown`, with the code of the limit, or the given ones. */
export function unknownOf(
  problem: DocumentProblem,
  codes: {readonly unreachable: CheckCode; readonly malformed: CheckCode},
): Finding {
  const code = problem.kind === 'malformed' ? codes.malformed : codes.unreachable;
  return unknown(problem.code ?? code, problem.detail);
}

function problemOf(url: string, cause: unknown): DocumentProblem {
  const detail = `${url}: ${cause instanceof Error ? cause.message : String(cause)}`;
  if (!(cause instanceof CredentialError)) return {kind: 'unreachable', detail};
  const code = LIMITS[cause.code];
  return code ? {kind: 'limit', code, detail} : {kind: 'malformed', detail};
}

const LIMITS: Readonly<Record<string, CheckCode>> = {
  ERR_TOO_LARGE: 'LIMIT_BYTES',
  ERR_TOO_DEEP: 'LIMIT_DEPTH',
  ERR_TOO_MANY_REDIRECTS: 'LIMIT_REDIRECTS',
};

async function tooMany(): Promise<TextResult> {
  const detail = `More than ${MAX_DOCUMENTS} documents are needed`;
  return {problem: {kind: 'limit', code: 'LIMIT_FETCHES', detail}};
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}
