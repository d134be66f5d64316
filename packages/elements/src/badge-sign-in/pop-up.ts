/** Signing in in a window of the backend, on a page that it does not know: the window says which site asks, and the person agrees there. */
import type {Session} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';

const lookEveryMs = 400;
const features = 'popup,width=480,height=720';

export interface PopUpOptions {
  /** Address of the backend. */
  readonly backend: string;
  readonly structure: string;
  readonly signal: AbortSignal;
  /** The window is there, and can be brought to the front. */
  readonly onOpen: (popUp: Window) => void;
}

/**
 * To be called from a click. The session is bound to this page's origin, for 30 minutes.
 * @throws {CodedError} WINDOW_BLOCKED, WINDOW_CLOSED before an answer, WINDOW_REFUSED by the person
 */
export function signInByPopUp({backend, structure, signal, onOpen}: PopUpOptions): Promise<Session> {
  const base = new URL(backend.endsWith('/') ? backend : `${backend}/`, document.baseURI);
  const state = crypto.randomUUID();
  const address = new URL('sign-in', base);
  address.search = new URLSearchParams({structure, origin: location.origin, state}).toString();
  const opened = open(address, 'pepites-sign-in', features);
  if (!opened) return Promise.reject(new CodedError('WINDOW_BLOCKED', 'The browser opens no window'));
  onOpen(opened);
  return new Promise((resolve, reject) => {
    const end = new AbortController();
    const fail = (code: string, message: string): void => {
      end.abort();
      reject(new CodedError(code, message));
    };
    // A window says nothing when it is closed: one looks.
    const timer = setInterval(() => {
      if (opened.closed) fail('WINDOW_CLOSED', 'The window was closed before it answered');
    }, lookEveryMs);
    end.signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
    signal.addEventListener(
      'abort',
      () => {
        opened.close();
        fail('WINDOW_CLOSED', 'Nobody waits for the window any more');
      },
      {signal: end.signal},
    );
    window.addEventListener(
      'message',
      ({origin, source, data}: MessageEvent<unknown>) => {
        if (origin !== base.origin || source !== opened || !isAnswer(data) || data.state !== state) return;
        if (data.type === 'pepites:refused') fail('WINDOW_REFUSED', 'The person said no');
        if (data.type !== 'pepites:session' || !isSession(data.session)) return;
        end.abort();
        resolve(data.session);
      },
      {signal: end.signal},
    );
  });
}

interface Answer {
  readonly type: unknown;
  readonly state: unknown;
  readonly session?: unknown;
}

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'type' in data && 'state' in data;
}

function isSession(session: unknown): session is Session {
  if (typeof session !== 'object' || session === null || !('token' in session)) return false;
  const isOfPerson = 'person' in session && typeof session.person === 'object' && session.person !== null;
  return typeof session.token === 'string' && isOfPerson;
}
