/**
 * An OpenID Connect issuer on the loopback (oidc-provider), as an organisation has one: accounts that one chooses from, sign-out, what it says
 * of a person in the token or as a signed reply. What it answers can be spoiled.
 */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import Provider, {type AdapterFactory, type AdapterPayload, type ClientMetadata} from 'oidc-provider';
import {freePort} from './free-port.js';

export interface IssuerAccount {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
}

export type TokenClaims = Record<string, unknown>;

export interface Spoiler {
  readonly claims: TokenClaims;
  /** With the issuer's own key. */
  readonly sign: (claims: TokenClaims) => Promise<string>;
  /** With a key that is nobody's, under the name of the issuer's. */
  readonly forge: (claims: TokenClaims) => Promise<string>;
}

export interface TestIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By the issuer's name for each (`sub`). */
  readonly accounts: Map<string, IssuerAccount>;
  /** What takes the place of the next identity tokens. */
  spoil: ((spoiler: Spoiler) => Promise<string>) | undefined;
  /** Answers 503 to everything. */
  isDown: boolean;
  close(): Promise<void>;
}

export interface IssuerOptions {
  /** Where the backend is, for the addresses that people may be sent back to. */
  readonly backend: string;
  /** What the client says of itself more. */
  readonly client?: Partial<ClientMetadata>;
  /** Says the e-mail address in the token itself. @default false: only where it is asked about the person */
  readonly saysAllInToken?: boolean;
}

const clientId = 'pepites';
const clientSecret = 'secret-of-pepites-at-its-issuer';

export async function openTestIssuer({
  backend,
  client = {},
  saysAllInToken = false,
}: IssuerOptions): Promise<TestIssuer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const {privateKey} = await generateKeyPair('ES256', {extractable: true});
  const {privateKey: nobodys} = await generateKeyPair('ES256', {extractable: true});
  const jwk = {...(await exportJWK(privateKey)), alg: 'ES256', kid: 'one', use: 'sig'};
  const accounts = new Map<string, IssuerAccount>();
  const provider = new Provider(url, {
    acrValues: ['eidas1', 'eidas2'],
    adapter: memoryAdapter(),
    claims: {email: ['email', 'email_verified'], openid: ['sub', 'groups'], acr: null},
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${backend}/sign-in/oidc/back`],
        post_logout_redirect_uris: [`${backend}/console`],
        id_token_signed_response_alg: 'ES256',
        ...client,
      },
    ],
    conformIdTokenClaims: !saysAllInToken,
    cookies: {keys: ['of a test']},
    enabledJWA: {idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256']},
    features: {
      claimsParameter: {enabled: true},
      devInteractions: {enabled: false},
      jwtUserinfo: {enabled: true},
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><html lang="fr"><title>Sortir ?</title><h1>Sortir ?</h1>${form}
            <button type="submit" form="op.logoutForm" name="logout" value="yes">Oui</button></html>`;
        },
      },
    },
    findAccount: (_ctx, sub) => {
      const account = accounts.get(sub);
      return account && {accountId: sub, claims: () => ({sub, ...account})};
    },
    interactions: {url: (_ctx, {uid}) => `/interaction/${uid}`},
    jwks: {keys: [jwk]},
    loadExistingGrant: async ({oidc}) => {
      const {client: who, session} = oidc;
      const grant = new oidc.provider.Grant({
        ...(who && {clientId: who.clientId}),
        ...(session?.accountId !== undefined && {accountId: session.accountId}),
      });
      grant.addOIDCScope('openid email');
      grant.addOIDCClaims(['acr']);
      await grant.save();
      return grant;
    },
    pkce: {required: () => true},
    ttl: {AccessToken: 60, AuthorizationCode: 30, Grant: 600, IdToken: 60, Interaction: 600, Session: 600},
  });
  const issuer: TestIssuer = {
    url,
    clientId,
    clientSecret,
    accounts,
    spoil: undefined,
    isDown: false,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  const answer = provider.callback();
  const spoilt = async (idToken: string): Promise<string> => {
    const claims = JSON.parse(
      Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString(),
    ) as TokenClaims;
    const signWith = (key: CryptoKey) => async (all: TokenClaims) =>
      new SignJWT(all).setProtectedHeader({alg: 'ES256', kid: 'one'}).sign(key);
    return issuer.spoil?.({claims, sign: signWith(privateKey), forge: signWith(nobodys)}) ?? idToken;
  };
  const server = createServer((request, response) => {
    if (issuer.isDown) {
      response.writeHead(503).end();
      return;
    }
    const [, uid, act, sub] =
      /^\/interaction\/([\w-]+)(?:\/(as|refuse)(?:\/([\w-]+))?)?$/.exec(request.url ?? '') ?? [];
    if (uid !== undefined)
      void interact(provider, {request, response, uid, act, sub, accounts}).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    else {
      if (request.url === '/token' && issuer.spoil) spoilReply(response, spoilt);
      void answer(request, response);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return issuer;
}

/** Forgotten with the issuer. */
function memoryAdapter(): AdapterFactory {
  const records = new Map<string, AdapterPayload>();
  const soon = async <T>(value: T): Promise<T> => Promise.resolve(value);
  return (kind) => {
    const keyOf = (id: string): string => `${kind} ${id}`;
    const findBy = (name: string, value: string): AdapterPayload | undefined =>
      [...records].find(([key, one]) => key.startsWith(`${kind} `) && one[name] === value)?.[1];
    return {
      upsert: async (id, payload) => {
        await soon(records.set(keyOf(id), payload));
      },
      find: async (id) => soon(records.get(keyOf(id))),
      findByUid: async (uid) => soon(findBy('uid', uid)),
      findByUserCode: async (userCode) => soon(findBy('userCode', userCode)),
      consume: async (id) => {
        await soon(Object.assign(records.get(keyOf(id)) ?? {}, {consumed: Math.floor(Date.now() / 1000)}));
      },
      destroy: async (id) => {
        await soon(records.delete(keyOf(id)));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, {grantId: of}] of records) if (of === grantId) await soon(records.delete(key));
      },
    };
  };
}

/** The page on which one says who one is: a list to choose from. */
async function interact(
  provider: Provider,
  {
    request,
    response,
    uid,
    act,
    sub,
    accounts,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly uid: string;
    readonly act: string | undefined;
    readonly sub: string | undefined;
    readonly accounts: TestIssuer['accounts'];
  },
): Promise<void> {
  if (act === 'refuse') {
    await provider.interactionFinished(request, response, {error: 'access_denied'});
    return;
  }
  if (act === 'as' && sub !== undefined) {
    await provider.interactionFinished(request, response, {login: {accountId: sub, acr: 'eidas1'}});
    return;
  }
  const links = [...accounts].map(
    ([id, {email = id}]) => `<li><a href="/interaction/${uid}/as/${id}">${email}</a></li>`,
  );
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8'})
    .end(`<!doctype html><html lang="fr"><title>Qui êtes-vous ?</title><h1>Qui êtes-vous ?</h1><ul>${links.join('')}</ul>
      <p><a href="/interaction/${uid}/refuse">Annuler</a></p></html>`);
}

/** The reply is one piece, sent with `end`. */
function spoilReply(response: ServerResponse, spoilt: (idToken: string) => Promise<string>): void {
  const end = response.end.bind(response) as (text: string) => ServerResponse;
  response.end = ((body: unknown) => {
    const reply = JSON.parse(String(body)) as {id_token?: string};
    void (async () => {
      const {id_token: idToken} = reply;
      const text = JSON.stringify(
        idToken === undefined ? reply : {...reply, id_token: await spoilt(idToken)},
      );
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    })();
    return response;
  }) as ServerResponse['end'];
}

/** A browser as far as signing in goes: it keeps cookies by site, and goes where it is sent. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, {value: string; path: string}>>();

  async open(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const jar = this.#cookies.get(url.host) ?? new Map<string, {value: string; path: string}>();
    this.#cookies.set(url.host, jar);
    const headers = new Headers(init.headers);
    const sent = [...jar].filter(([, {path}]) => url.pathname.startsWith(path));
    if (sent.length > 0) headers.set('cookie', sent.map(([name, {value}]) => `${name}=${value}`).join('; '));
    // A backend that was started anew knows nothing of connections to the one before.
    headers.set('connection', 'close');
    const reply = await fetch(url, {...init, headers, redirect: 'manual'});
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(cookie)?.[1] ?? '/';
      if (value === '') jar.delete(name);
      else jar.set(name, {value, path});
    }
    return reply;
  }

  /** At the issuer, from where the backend sent it: chooses an account, and is sent back. @returns where to */
  async answer(issuer: TestIssuer, sentTo: string, choice: string): Promise<URL> {
    let url = new URL(sentTo);
    for (let steps = 0; steps < 10; steps++) {
      const reply = await this.open(url);
      const location = reply.headers.get('location');
      if (location === null) {
        if (!url.pathname.startsWith('/interaction/')) throw new Error(`${url.href}: ${await reply.text()}`);
        url = new URL(`${url.pathname}/${choice === 'refuse' ? 'refuse' : `as/${choice}`}`, url);
        continue;
      }
      url = new URL(location, url);
      if (url.origin !== issuer.url) return url;
    }
    throw new Error('The issuer sends nobody back');
  }
}
