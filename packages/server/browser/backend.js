/**
 * Calls of the backend by its own pages.
 * @typedef {{token: string, expiresAt: string, scopes: string[], person: {id: string, displayName: string, email?: string, roles: string[]}}} Session
 */

/** What the page was told by its HTML: `data-…` of `<main>`. */
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
export const base = main.dataset.base ?? '';
export const structure = main.dataset.structure ?? '';

/** A refusal, with the backend's code; UNREACHABLE where there was no answer. */
export class Refused extends Error {
  /** @param {string} code @param {readonly {at: string, code: string}[]} [problems] what is wrong in what was sent */
  constructor(code, problems = []) {
    super(code);
    this.code = code;
    this.problems = problems;
  }
}

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path below the structure
 * @param {{body?: object, token?: string}} [options]
 * @returns {Promise<any>} undefined where the reply is empty
 */
export async function call(method, path, options = {}) {
  return send(method, `${base}/structures/${encodeURIComponent(structure)}/${path}`, options);
}

/**
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} url
 * @param {{body?: object, token?: string}} [options]
 * @returns {Promise<any>} undefined where the reply is empty
 */
export async function send(method, url, {body, token} = {}) {
  const headers = new Headers();
  if (body) headers.set('content-type', 'application/json');
  if (token) headers.set('authorization', `Bearer ${token}`);
  const reply = await fetch(url, {method, headers, ...(body && {body: JSON.stringify(body)})}).catch(() => {
    throw new Refused('UNREACHABLE');
  });
  if (reply.status === 204) return undefined;
  const value = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(typeof value.code === 'string' ? value.code : 'INTERNAL', value.problems);
  return value;
}

/** What is after the `#`, taken out of the address at once: it must not stay in the history of a shared computer. */
export function takeFragment() {
  const text = location.hash.slice(1);
  if (text !== '') history.replaceState(null, '', location.pathname + location.search);
  return text;
}
