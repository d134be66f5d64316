/** Checks a badge in the browser. The cryptography is loaded when the first badge is checked. */
import {CredentialError, type FetchDocument, type FetchedDocument, type Verdict} from '@pepites/credentials';
import type {BadgeBackend, VerificationDocuments} from '@pepites/recognition';
import type {Canonicalize} from '@pepites/credentials/verify.js';
import {once} from '../base/once.js';
import type {BackendContext} from '../context/backend-context.js';

/**
 * Where the documents come from that a check needs. `backend`: all from the backend, which derives their addresses itself.
 * `direct`: the page's author allows the page to fetch what the badge names.
 */
export type FetchPolicy = 'backend' | 'direct';

export interface VerifyInPageOptions {
  /** JSON text or compact JWS, exactly as it was packed. */
  readonly credentialText: string;
  /** Without it nothing can be fetched (unless `fetch` is `direct`), and the verdict is at best `undetermined`. */
  readonly client?: BadgeBackend | undefined;
  /** @default 'backend' */
  readonly fetch?: FetchPolicy;
  /** Of what `direct` would fetch: may this address be asked? @default all */
  readonly mayAsk?: (url: string) => boolean;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

const loadEngine = once(() => import('@pepites/credentials/verify.js'));

/**
 * What was made of JSON-LD contexts, for all checks of the page: they ship with the engine and never change, and to read them
 * takes longer than all else of a check. Nothing of a badge is in it.
 */
let canonicalize: Canonicalize | undefined;

/** @returns a verdict, with the warning `NOT_ASKED` where somebody was not asked of whom it needs something */
export async function verifyInPage(options: VerifyInPageOptions): Promise<Verdict> {
  const {credentialText, client, now, signal} = options;
  const engine = loadEngine();
  const found = client ? await documentsOf(client, credentialText, signal) : undefined;
  const {verify, createCanonicalizer} = await engine;
  canonicalize ??= createCanonicalizer();
  const known = new Map(found?.documents.map((document) => [document.url, document]));
  const refused = new Map(found?.unreachable.map(({url, reason}) => [url, reason]));
  const unasked: string[] = [];
  const fetchDocument: FetchDocument = async (url, limits) => {
    const document = known.get(url);
    if (document) return document;
    const mayAsk = options.mayAsk ?? (() => true);
    if (options.fetch === 'direct' && mayAsk(url)) return fetchDirectly(url, limits);
    if (!found) unasked.push(url);
    throw problemOf(url, refused.get(url));
  };
  const verdict = await verify(credentialText, {
    now,
    fetchDocument,
    canonicalize,
    ...(found ? {recognisedIssuers: found.recognisedIssuers} : {}),
    ...(signal ? {signal} : {}),
  });
  if (unasked.length === 0) return verdict;
  const detail = unasked.join(' ').slice(0, 500);
  return {...verdict, warnings: [...verdict.warnings, {code: 'NOT_ASKED', detail}]};
}

/** Like `verifyInPage` with the context's client; the same text is checked once, unless something could not be known. */
export function verifyOnce(
  context: BackendContext,
  options: Omit<VerifyInPageOptions, 'client' | 'signal'>,
): Promise<Verdict> {
  const {verdicts} = context;
  const known = verdicts.get(options.credentialText);
  if (known) return known;
  const verdict = (async () => {
    const client = context.hasBackend ? await context.client() : undefined;
    return verifyInPage({...options, client});
  })();
  verdicts.set(options.credentialText, verdict);
  const forget = (): void => {
    verdicts.delete(options.credentialText);
  };
  verdict.then(({outcome}) => {
    if (outcome === 'undetermined') forget();
  }, forget);
  return verdict;
}

/** A backend that does not answer leaves the check without documents: the verdict then says what could not be known. */
async function documentsOf(
  client: BadgeBackend,
  credential: string,
  signal: AbortSignal | undefined,
): Promise<VerificationDocuments | undefined> {
  try {
    return await client.verification.documents({credential}, signal ? {signal} : {});
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return undefined;
  }
}

/** Why the backend did not have the document; a limit is told apart from a page that is not there. */
function problemOf(url: string, reason: string | undefined): Error {
  if (reason === 'TOO_LARGE') return new CredentialError('ERR_TOO_LARGE', url);
  if (reason === 'TOO_MANY_REDIRECTS') return new CredentialError('ERR_TOO_MANY_REDIRECTS', url);
  return new Error(`The backend does not have it (${reason ?? 'not asked'}): ${url}`);
}

async function fetchDirectly(
  url: string,
  {signal, maxBytes}: {readonly signal: AbortSignal; readonly maxBytes: number},
): Promise<FetchedDocument> {
  const response = await fetch(url, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: {accept: 'application/json, */*;q=0.1'},
  });
  const body = await response.text();
  if (body.length > maxBytes) throw new Error(`More than ${maxBytes} bytes: ${url}`);
  return {url, status: response.status, mediaType: response.headers.get('content-type') ?? '', body};
}
