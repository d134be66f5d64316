/**
 * Calls of the backend by its own pages.
 * @typedef {{token: string, expiresAt: string, scopes: string[], person: {id: string, displayName: string, email?: string, roles: string[]}}} Session
 */

/** What the page was told by its HTML: `data-…` of `<main>`. */
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
export const base = main.dataset.base ?? '';
export const structure = main.dataset.structure ?? '';

/** How long an answer may take, on a slow line too. */
const usualMs = 30_000;
/** Of files, of whole definitions, and of what asks somebody else's server meanwhile. */
export const longMs = 120_000;

/** A refusal, with the backend's code; UNREACHABLE where there was no answer, TIMED_OUT where it took too long, TIMED_OUT_CHANGE where it may be done. */
export class Refused extends Error {
  /** @param {string} code @param {readonly {at: string, code: string}[]} [problems] what is wrong in what was sent */
  constructor(code, problems = []) {
    super(code);
    this.code = code;
    this.problems = problems;
  }
}

/**
 * @typedef {{body?: object, token?: string, timeoutMs?: number, onlyAsks?: boolean}} Sent `onlyAsks`: nothing is another for it; usually a GET
 */

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path below the structure
 * @param {Sent} [options]
 * @returns {Promise<any>} undefined where the reply is empty
 */
export async function call(method, path, options = {}) {
  return send(method, `${base}/structures/${encodeURIComponent(structure)}/${path}`, options);
}

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} url
 * @param {Sent} [options]
 * @returns {Promise<any>} undefined where the reply is empty
 */
export async function send(method, url, {body, token, timeoutMs, onlyAsks = method === 'GET'} = {}) {
  const headers = new Headers();
  if (body) headers.set('content-type', 'application/json');
  if (token) headers.set('authorization', `Bearer ${token}`);
  const init = {method, headers, ...(body && {body: JSON.stringify(body)})};
  return inTime(url, {...init, onlyAsks, ...(timeoutMs !== undefined && {timeoutMs})}, async (reply) => {
    if (reply.status === 204) return undefined;
    const value = await readJson(reply);
    return reply.ok ? value : refuse(value);
  });
}

/**
 * A file, read to its end. @param {string} url @param {string} token @returns {Promise<Blob>}
 */
export async function fetchBlob(url, token) {
  const headers = new Headers({authorization: `Bearer ${token}`});
  return inTime(url, {headers, timeoutMs: longMs}, async (reply) =>
    reply.ok ? reply.blob() : refuse(await readJson(reply)),
  );
}

/**
 * Asks, and reads the answer, within a time: a call that is never answered must not hold the page for ever.
 * @template Value
 * @param {string} url
 * @param {RequestInit & {timeoutMs?: number, onlyAsks?: boolean}} init
 * @param {(reply: Response) => Promise<Value>} read
 * @returns {Promise<Value>}
 */
async function inTime(url, {timeoutMs = usualMs, onlyAsks = true, ...init}, read) {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await read(await fetch(url, {...init, signal}));
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (!signal.aborted) throw new Refused('UNREACHABLE');
    throw new Refused(onlyAsks ? 'TIMED_OUT' : 'TIMED_OUT_CHANGE');
  }
}

/** What is no JSON says nothing. @param {Response} reply @returns {Promise<any>} */
async function readJson(reply) {
  const text = await reply.text();
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** @param {{code?: unknown, problems?: readonly {at: string, code: string}[]}} problem @returns {never} */
function refuse({code, problems}) {
  throw new Refused(typeof code === 'string' ? code : 'INTERNAL', problems);
}

/** What is after the `#`, taken out of the address at once: it must not stay in the history of a shared computer. */
export function takeFragment() {
  const text = location.hash.slice(1);
  if (text !== '') history.replaceState(null, '', location.pathname + location.search);
  return text;
}
