/** The session of the page: `<badge-sign-in>` opens it, the elements and the console act with it. */
import {base, call, fetchBlob, Refused, structure} from '../backend.js';
import {whileBusy} from './busy.js';

/** @typedef {import('../backend.js').Session} Session */
/** @typedef {{readonly session: Session | undefined, setSession(session: undefined, endedBy: 'backend'): void, onChange(listener: () => void): () => void}} Context what `<badge-backend>` gives the elements inside it */

await customElements.whenDefined('badge-backend');
const provider = /** @type {any} */ (document.querySelector('badge-backend'));
await provider.updateComplete;
/** @type {Context} */
export const context = provider.context;

/** Whose session the backend has ended: what they were writing waits for them. @type {string | undefined} */
let endedFor;

export function whoseSessionEnded() {
  return endedFor;
}

export function forgetEndedSession() {
  endedFor = undefined;
}

const endedCodes = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];

/**
 * One call as the person who is signed in. One that changes something holds the screen until its answer is there.
 * @param {'GET' | 'POST' | 'PUT' | 'DELETE'} method
 * @param {string} path below the structure
 * @param {object} [body]
 * @param {{onlyAsks?: boolean, timeoutMs?: number}} [options] `onlyAsks`: nothing else on the screen is another for it, though it is no GET
 * @returns {Promise<any>}
 */
export async function ask(method, path, body, {onlyAsks = method === 'GET', timeoutMs} = {}) {
  const before = context.session;
  const options = {
    onlyAsks,
    ...(body && {body}),
    ...(before && {token: before.token}),
    ...(timeoutMs !== undefined && {timeoutMs}),
  };
  const asked = async () => call(method, path, options);
  try {
    return await (onlyAsks ? asked() : whileBusy(asked));
  } catch (error) {
    if (error instanceof Refused && endedCodes.includes(error.code) && before === context.session) {
      endedFor = before?.person.id;
      context.setSession(undefined, 'backend');
    }
    throw error;
  }
}

/** A file of the structure, for who is signed in. @param {string} path @returns {Promise<Blob>} */
export async function fetchFile(path) {
  const url = `${base}/structures/${encodeURIComponent(structure)}/${path}`;
  return fetchBlob(url, context.session?.token ?? '');
}

/** @param {readonly string[]} roles one of them is enough */
export function hasRole(...roles) {
  const own = context.session?.person.roles ?? [];
  return roles.some((role) => own.includes(role));
}
