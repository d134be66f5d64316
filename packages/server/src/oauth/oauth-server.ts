/** The authorisation server as the rest of the backend sees it: made when it is first needed, so that a start does not wait for it. */
import type Provider from 'oidc-provider';
import type {Services} from '../services.js';
import {nodeExchange, type NodeExchange} from './node-bridge.js';

/** Below the public address. */
export const oauthPath = '/oauth';
/** Of each browser, for as long as it is asked: on the page that asks, and on the way back from it. No other leaves or comes in. */
export const cookieNames = {interaction: 'pepites_consent', resume: 'pepites_consent_end', session: 'unused'};

const isOfConsent = /^pepites_consent(?:_end)?(?:\.sig)?=/;

function consentCookies(sent: string): string {
  return sent
    .split(/; */)
    .filter((cookie) => isOfConsent.test(cookie))
    .join('; ');
}

/** Nobody stays signed in at the authorisation server: the computer may be somebody else’s the next time. */
export function withoutSession(response: Response): Response {
  const cookies = response.headers.getSetCookie().filter((cookie) => isOfConsent.test(cookie));
  response.headers.delete('set-cookie');
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** A request whose body is read. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: Uint8Array;
}

export interface OauthServer {
  provider(): Promise<Provider>;
  /** The request as the library takes it: at the public address, with no cookie but those of a consent. */
  exchange(asked: Asked): NodeExchange;
}

export function createOauthServer(services: Services): OauthServer {
  let made: Promise<Provider> | undefined;
  const {pathname, origin} = new URL(services.publicUrl);
  const base = pathname.replace(/\/$/, '');
  return {
    provider: async () => {
      made ??= import('./create-provider.js').then(({createProvider}) => createProvider(services));
      return made;
    },
    exchange: ({method, url, headers: sent, body = new Uint8Array()}) => {
      const {pathname: path, search} = new URL(url);
      const headers = new Headers(sent);
      headers.set('cookie', consentCookies(sent.get('cookie') ?? ''));
      const address = new URL(`${origin}${base}${path}${search}`);
      return nodeExchange({method, address, headers, body}, `${base}${oauthPath}`);
    },
  };
}
