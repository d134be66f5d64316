/** A host of badges that listens on this machine: Open Badges 3.0 with OAuth 2 as its specification says, or Badge Connect 2.1. */
import assert from 'node:assert/strict';
import {createHash, randomUUID} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Wallet {
  readonly url: string;
  /** What it holds, by credential id. */
  readonly held: Map<string, unknown>;
  readonly received: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }[];
  /** Answers for one call instead of the wallet, where it gives something. */
  intercept: ((method: string, path: string) => Answer | undefined) | undefined;
  /** Seconds that the next access tokens live. */
  tokenSeconds: number;
  /** Ends every access token. */
  endTokens(): void;
  /** Ends every refresh token too. */
  endAll(): void;
  /** The person agrees on the host's page; gives the address that they come back to. */
  agree(authorizationUrl: string): string;
  close(): Promise<void>;
}

const v3 = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/';

export async function openWallet(kind: 'ob3' | 'badgeConnect' = 'ob3'): Promise<Wallet> {
  const clients = new Map<string, string>();
  const codes = new Map<string, URLSearchParams>();
  const access = new Set<string>();
  const refresh = new Set<string>();
  const base = kind === 'ob3' ? '/ims/ob/v3p0' : '/bc/v2p1';
  const wallet: Wallet = {
    url: '',
    held: new Map(),
    received: [],
    intercept: undefined,
    tokenSeconds: 3600,
    endTokens: () => {
      access.clear();
    },
    endAll: () => {
      access.clear();
      refresh.clear();
    },
    agree(authorizationUrl) {
      const {searchParams: asked} = new URL(authorizationUrl);
      assert.equal(asked.get('response_type'), 'code');
      assert.equal(asked.get('code_challenge_method'), 'S256');
      assert.ok(clients.has(asked.get('client_id') ?? ''));
      const code = randomUUID();
      codes.set(code, asked);
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return back.href;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const newTokens = (scope: string | null): Answer => {
    const [token, again] = [randomUUID(), randomUUID()];
    access.add(token);
    refresh.add(again);
    const times = {expires_in: wallet.tokenSeconds};
    return {
      status: 200,
      body: {access_token: token, refresh_token: again, token_type: 'Bearer', scope, ...times},
    };
  };
  const tokens = (headers: IncomingMessage['headers'], body: string): Answer => {
    const [id = '', secret = ''] = Buffer.from((headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .split(':')
      .map(decodeURIComponent);
    if (clients.get(id) !== secret) return {status: 401, body: {error: 'invalid_client'}};
    const form = new URLSearchParams(body);
    if (form.get('grant_type') === 'refresh_token') {
      // Rotated: each is good once.
      return refresh.delete(form.get('refresh_token') ?? '')
        ? newTokens(form.get('scope'))
        : {status: 400, body: {error: 'invalid_grant'}};
    }
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      asked?.get('code_challenge') === challenge && asked.get('redirect_uri') === form.get('redirect_uri');
    return isRight ? newTokens(asked.get('scope')) : {status: 400, body: {error: 'invalid_grant'}};
  };
  const describe = (): unknown =>
    kind === 'badgeConnect'
      ? {
          '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld',
          badgeConnectAPI: [
            {
              ...{name: 'Sac', apiBase: wallet.url + base, authorizationUrl: `${wallet.url}/agree`},
              ...{tokenUrl: `${wallet.url}/token`, registrationUrl: `${wallet.url}/register`},
              scopesOffered: ['https://purl.imsglobal.org/spec/ob/v2p1/scope/assertion.readonly'],
            },
          ],
        }
      : {
          openapi: '3.0.1',
          info: {title: 'Coffre', termsOfService: `${wallet.url}/terms`},
          components: {
            securitySchemes: {
              OAuth2ACG: {
                type: 'oauth2',
                'x-imssf-registrationUrl': `${wallet.url}/register`,
                flows: {
                  authorizationCode: {
                    authorizationUrl: `${wallet.url}/agree?tenant=1`,
                    ...{tokenUrl: `${wallet.url}/token`, refreshUrl: `${wallet.url}/token`},
                    scopes: {[`${v3}credential.readonly`]: '', [`${v3}credential.upsert`]: ''},
                  },
                },
              },
            },
          },
        };
  const list = (url: URL): Answer => {
    const [offset, limit] = [
      Number(url.searchParams.get('offset') ?? 0),
      Number(url.searchParams.get('limit') ?? 2),
    ];
    const all = [...wallet.held.values()];
    const page = all.slice(offset, offset + limit);
    const link = (at: number, relation: string) =>
      `<${wallet.url}${url.pathname}?offset=${at}&limit=${limit}>; rel="${relation}"`;
    const links = [link(0, 'first'), link(Math.max(0, all.length - limit), 'last')];
    if (offset + limit < all.length) links.push(link(offset + limit, 'next'));
    const headers = {'x-total-count': String(all.length), link: links.join(', ')};
    const objects = page.filter((one) => typeof one !== 'string');
    const texts = page.filter((one) => typeof one === 'string');
    if (kind === 'badgeConnect')
      return {
        status: 200,
        headers,
        body: {
          status: {error: null, statusCode: 200, statusText: 'OK'},
          results: objects,
          signedAssertions: texts,
        },
      };
    return {status: 200, headers, body: {credential: objects, compactJwsStrings: texts}};
  };
  const upsert = (headers: IncomingMessage['headers'], body: string): Answer => {
    const isText = headers['content-type'] === 'text/plain';
    const id = isText ? body : (JSON.parse(body) as {id?: string}).id;
    if (id === undefined) {
      const field = {imsx_codeMinorFieldName: 'credential', imsx_codeMinorFieldValue: 'invaliddata'};
      return {
        status: 400,
        body: {
          imsx_codeMajor: 'failure',
          imsx_severity: 'error',
          imsx_codeMinor: {imsx_codeMinorField: [field]},
        },
      };
    }
    const status = wallet.held.has(id) ? 200 : 201;
    wallet.held.set(id, isText ? body : JSON.parse(body));
    return {status, body: isText ? body : JSON.parse(body)};
  };
  const answer = (request: IncomingMessage, body: string): Answer => {
    const {method = '', headers} = request;
    const url = new URL(request.url ?? '', wallet.url);
    const path = url.pathname;
    const discovery = kind === 'ob3' ? `${base}/discovery` : '/.well-known/badgeconnect.json';
    if (method === 'GET' && path === discovery) return {status: 200, body: describe()};
    if (method === 'POST' && path === '/register') {
      const asked = JSON.parse(body) as {redirect_uris: string[]; token_endpoint_auth_method: string};
      assert.equal(asked.token_endpoint_auth_method, 'client_secret_basic');
      const [id, secret] = [randomUUID(), `s&cret:${randomUUID()}`];
      clients.set(id, secret);
      return {
        status: 201,
        body: {...asked, client_id: id, client_secret: secret, client_secret_expires_at: 0},
      };
    }
    if (method === 'POST' && path === '/token') return tokens(headers, body);
    if (!path.startsWith(base)) return {status: 404};
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!access.has(token)) return {status: 401, body: {imsx_codeMajor: 'failure', imsx_severity: 'error'}};
    const resource = path.slice(base.length);
    if (method === 'GET' && (resource === '/credentials' || resource === '/assertions')) return list(url);
    if (method === 'POST' && resource === '/credentials') return upsert(headers, body);
    if (method === 'GET' && resource === '/profile' && kind === 'badgeConnect')
      return {
        status: 200,
        body: {status: {statusText: 'OK'}, results: [{id: 'urn:p', type: 'Profile', name: 'Nora'}]},
      };
    return {status: 404, body: {imsx_codeMajor: 'failure', imsx_severity: 'error'}};
  };

  const server = createServer((request, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const {method = '', url = '', headers} = request;
      wallet.received.push({method, url, headers, body});
      const {
        status,
        body: said,
        headers: more = {},
      } = wallet.intercept?.(method, url) ?? answer(request, body);
      const text = said === undefined ? '' : typeof said === 'string' ? said : JSON.stringify(said);
      response.writeHead(status, {'content-type': 'application/json', ...more}).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(wallet, {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`});
}
