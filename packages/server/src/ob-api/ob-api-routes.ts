/** `/ims/ob/v3p0`: the API of Open Badges 3.0, by which other sites read and add badges of people who agreed. */
import type {Hono} from 'hono';
import {refusalOf} from '../http/problem.js';
import {readBody} from '../http/read-body.js';
import type {OauthServer} from '../oauth/oauth-server.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {readBearer} from './bearer.js';
import {discoveryDocument} from './discovery.js';
import {listCredentials} from './list-credentials.js';
import {ObRefusal, statusInfoReply} from './ob-refusal.js';
import {profileOf, putProfile} from './profile.js';
import {maxCredentialBytes, upsertCredential} from './upsert-credential.js';

export const obApiPath = '/ims/ob/v3p0';

type Answer = (request: Request) => Promise<Response>;

/** Tokens and no cookies: a page that has none gets nothing. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'link, retry-after, www-authenticate, x-total-count',
};

const jsonTypes = ['application/json', 'application/ld+json', 'application/vc+ld+json', 'application/vc'];
const jwsTypes = ['text/plain', 'application/jwt', 'application/vc+jwt'];

export function addObApi(app: Hono, services: Services, server: OauthServer): void {
  const resources = resourcesOf(services, server);
  const serve = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.slice(obApiPath.length);
    const methods = resources[path];
    if (!methods) throw new ObRefusal('ROUTE_UNKNOWN', 'Nothing is at this address');
    const allow = [...Object.keys(methods), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return preflight(allow);
    const answer = methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (!answer) throw new ObRefusal('METHOD_NOT_ALLOWED', `Allowed: ${allow}`, {allow});
    return answer(request);
  };
  app.all(`${obApiPath}/*`, async (c) => {
    const response = await serve(c.req.raw).catch((error: unknown) => refusalReply(error, services));
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('x-route', 'obApi');
    return response;
  });
}

function resourcesOf(
  services: Services,
  server: OauthServer,
): Readonly<Record<string, Readonly<Record<string, Answer>>>> {
  const {publicUrl} = services;
  const address = `${publicUrl}${obApiPath}`;
  return {
    '/discovery': {
      GET: () =>
        Promise.resolve(
          Response.json(discoveryDocument(publicUrl), {headers: {'cache-control': 'public, max-age=300'}}),
        ),
    },
    '/credentials': {
      GET: async (request) => {
        const account = await readBearer(server, request, 'readCredentials');
        const query = new URL(request.url).searchParams;
        return listCredentials(services, account, {address: `${address}/credentials`, query});
      },
      POST: async (request) => {
        const account = await readBearer(server, request, 'writeCredentials');
        const type = mediaTypeOf(request, [...jsonTypes, ...jwsTypes]);
        const text = await textOf(request);
        if (text.trimStart().startsWith('{') !== jsonTypes.includes(type))
          throw new ObRefusal('CREDENTIAL_MALFORMED', `This is not ${type}`);
        const done = await upsertCredential(services, account, text.trim());
        return new Response(text, {
          status: done === 'created' ? 201 : 200,
          headers: {'content-type': type, 'cache-control': 'private, no-store'},
        });
      },
    },
    '/profile': {
      GET: async (request) => {
        const account = await readBearer(server, request, 'readProfile');
        return privateJson(await profileOf(services, account));
      },
      PUT: async (request) => {
        const account = await readBearer(server, request, 'writeProfile');
        mediaTypeOf(request, jsonTypes);
        return privateJson(await putProfile(services, account, asJson(await textOf(request))));
      },
    },
  };
}

function privateJson(value: object): Response {
  return Response.json(value, {headers: {'cache-control': 'private, no-store'}});
}

function preflight(allow: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': allow,
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    },
  });
}

function mediaTypeOf(request: Request, allowed: readonly string[]): string {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!allowed.includes(type))
    throw new ObRefusal('MEDIA_TYPE_REFUSED', `Needed: ${allowed.join(', ')}`, {accept: allowed.join(', ')});
  return type;
}

async function textOf(request: Request): Promise<string> {
  try {
    return Buffer.from(await readBody(request, maxCredentialBytes, 'BAD_REQUEST')).toString();
  } catch (error) {
    if (error instanceof Refusal) throw new ObRefusal('TOO_LARGE', error.detail ?? 'Too large');
    throw error;
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refusalReply(error: unknown, {log, now}: Services): Response {
  if (error instanceof ObRefusal) return statusInfoReply(error);
  const refusal = refusalOf(error);
  if (refusal?.status === 429 || refusal?.status === 503) {
    const headers = {'retry-after': String(refusal.retryAfterSeconds ?? 60)};
    return statusInfoReply(
      refusal.status === 429
        ? new ObRefusal('TOO_MANY_ATTEMPTS', 'Too many requests', headers)
        : new ObRefusal('STORE_AWAY', 'Not now: try again later', headers),
    );
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log({at: now().toISOString(), event: 'problem', route: 'obApi', detail});
  return statusInfoReply(new ObRefusal('INTERNAL', 'Something went wrong here'));
}
