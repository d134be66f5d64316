/** `/oauth/…`: the authorisation server, the page on which a person agrees, and what they agreed to. */
import {isLoopback} from '@pepites/recognition';
import type {Context, Hono} from 'hono';
import type {Interaction} from 'oidc-provider';
import * as v from 'valibot';
import {actingIn} from '../audit/acting-session.js';
import {originOf} from '../http/origins.js';
import {
  aboutConnectionsPage,
  type Asking,
  choosePlacePage,
  connectionsPage,
  consentPage,
  endedConsentPage,
} from '../http/pages/oauth-pages.js';
import {languageOf} from '../http/pages/oauth-words.js';
import {problemReply} from '../http/problem.js';
import {readBody} from '../http/read-body.js';
import {countAttempt} from '../people/attempts.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {accountIdOf} from './account.js';
import {checkRegistration} from './check-registration.js';
import {agree, connectionsOf, endConnection, hostOf} from './connections.js';
import {type Asked, type OauthServer, withoutSession} from './oauth-server.js';
import {placesOf} from './places.js';
import {isForLater, laterScope, permissionsIn, obScopes} from './scopes.js';
import {signedInHere} from './signed-in-here.js';

const maxBytes = 65_536;
const hourSeconds = 3600;
/** Anybody may register: of one host this often, of all together that often. */
const registrationsPerHost = 20;
const registrationsInAll = 500;

export function addOauthRoutes(
  app: Hono,
  services: Services,
  {server, hasHosts}: {readonly server: OauthServer; readonly hasHosts: boolean},
): void {
  const on = (
    method: 'get' | 'post' | 'delete',
    path: string,
    name: string,
    answer: (c: Context) => Promise<Response>,
  ): void => {
    app[method](path, async (c) => {
      const response = await answer(c).catch((error: unknown) => {
        if (error instanceof Refusal) return problemReply(error);
        throw error;
      });
      response.headers.set('x-route', name);
      return response;
    });
  };
  on('get', '/oauth/consent/:uid', 'oauth.consent', async (c) => showConsent(c, services, server));
  on('post', '/oauth/consent/:uid', 'oauth.answer', async (c) => takeAnswer(c, services, server));
  on('post', '/oauth/register', 'oauth.register', async (c) => register(c.req.raw, services, server));
  on('get', '/oauth/authorize', 'oauth.authorize', async (c) =>
    pass(server, {method: 'GET', url: withConsent(c.req.url), headers: c.req.raw.headers}),
  );
  app.all('/oauth/*', async (c, next) => {
    const {method, headers} = c.req.raw;
    const body = await readBody(c.req.raw, maxBytes, 'BAD_REQUEST');
    const response = await pass(server, {method, url: c.req.url, headers, body});
    if (response.status === 404) return next();
    response.headers.set('x-route', 'oauth');
    return response;
  });
  on('get', '/connections', 'connections.about', async (c) =>
    aboutConnectionsPage(services, {
      places: await placesOf(services),
      language: languageOf(c.req.header('accept-language')),
    }),
  );
  app.get('/connections/:structure', async (c, next) => {
    const place = (await placesOf(services)).find(({id}) => id === c.req.param('structure'));
    return place
      ? connectionsPage(services, place, {language: languageOf(c.req.header('accept-language')), hasHosts})
      : next();
  });
  const mine = '/structures/:structure/me/connections';
  on('get', mine, 'connections.list', async (c) => {
    const account = await signedInHere(c, services);
    const items = await connectionsOf(services, await server.provider(), account);
    return Response.json({items}, {headers: {'cache-control': 'private, no-store'}});
  });
  on('delete', `${mine}/:connection`, 'connections.end', async (c) => {
    const {caller, ...account} = await signedInHere(c, services);
    await actingIn(caller, async () => endConnection(services, account, c.req.param('connection') ?? ''));
    return new Response(null, {status: 204});
  });
}

/** The library answers; nobody keeps what it says. */
async function pass(server: OauthServer, asked: Asked): Promise<Response> {
  const provider = await server.provider();
  const {incoming, outgoing, answered} = server.exchange(asked);
  void provider.callback()(incoming, outgoing);
  const response = withoutSession(await answered);
  response.headers.set('referrer-policy', 'no-referrer');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}

/** Everybody is asked each time; the library gives refresh tokens only where that is said. */
function withConsent(address: string): string {
  const url = new URL(address);
  const prompt = url.searchParams.get('prompt');
  if (prompt?.split(' ').includes('none') !== true) url.searchParams.set('prompt', 'consent');
  return url.href;
}

async function register(request: Request, services: Services, server: OauthServer): Promise<Response> {
  const {db, now, publicUrl, isProduction} = services;
  const allowsLoopback = !isProduction && isLoopback(new URL(publicUrl).hostname);
  const body = await readBody(request, maxBytes, 'BAD_REQUEST');
  const registration = checkRegistration(asJson(body), {allowsLoopback});
  if ('error' in registration) return oauthError(400, registration);
  const host = hostOf(registration.redirect_uris[0]);
  try {
    for (const [bucket, atMost] of [
      [`oauth:register:${host}`, registrationsPerHost],
      ['oauth:register', registrationsInAll],
    ] as const)
      await countAttempt(db, {bucket, atMost, withinSeconds: hourSeconds}, now());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return oauthError(
      429,
      {error: 'temporarily_unavailable', error_description: 'Too many registrations'},
      {'retry-after': String(error.retryAfterSeconds ?? hourSeconds)},
    );
  }
  const headers = new Headers({'content-type': 'application/json', accept: 'application/json'});
  return pass(server, {
    method: 'POST',
    url: request.url,
    headers,
    body: Buffer.from(JSON.stringify(registration)),
  });
}

function oauthError(
  status: number,
  body: {readonly error: string; readonly error_description: string},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, {status, headers: {'cache-control': 'no-store', ...headers}});
}

function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** What is being asked, as the browser that was sent here with its cookie may know; undefined when it is over. */
async function askingOf(
  c: Context,
  server: OauthServer,
): Promise<{asking: Asking; interaction: Interaction} | undefined> {
  const provider = await server.provider();
  const {incoming, outgoing} = server.exchange({method: 'GET', url: c.req.url, headers: c.req.raw.headers});
  const interaction = await provider.interactionDetails(incoming, outgoing).catch(() => undefined);
  if (!interaction || interaction.uid !== c.req.param('uid')) return undefined;
  const {client_id: clientId, redirect_uri: redirect, scope} = interaction.params;
  const client = await provider.Client.find(String(clientId));
  if (!client) return undefined;
  return {
    interaction,
    asking: {
      uid: interaction.uid,
      host: hostOf(String(redirect)),
      name: client.clientName ?? '',
      permissions: permissionsIn(scope),
      isForLater: isForLater(scope),
    },
  };
}

async function showConsent(c: Context, services: Services, server: OauthServer): Promise<Response> {
  const language = languageOf(c.req.header('accept-language'));
  const found = await askingOf(c, server);
  if (!found) return endedConsentPage(services, language);
  const places = await placesOf(services);
  const place = places.length === 1 ? places[0] : places.find(({id}) => id === c.req.query('structure'));
  return place
    ? consentPage(services, found.asking, {place, language})
    : choosePlacePage(services, found.asking, {places, language});
}

const answerSchema = v.variant('answer', [
  v.object({answer: v.literal('refuse')}),
  v.object({answer: v.literal('accept'), structure: v.string()}),
]);

async function takeAnswer(c: Context, services: Services, server: OauthServer): Promise<Response> {
  // No other page answers for a person, even with their cookie.
  if (originOf(c.req.raw.headers, services) !== services.ownOrigin) throw new Refusal('FORBIDDEN');
  const read = v.safeParse(answerSchema, asJson(await readBody(c.req.raw, maxBytes, 'BAD_REQUEST')));
  if (!read.success) throw new Refusal('BAD_REQUEST');
  const found = await askingOf(c, server);
  if (!found) return Response.json({code: 'CONSENT_ENDED'}, {status: 410});
  const {asking, interaction} = found;
  const provider = await server.provider();
  const {incoming, outgoing} = server.exchange({method: 'GET', url: c.req.url, headers: c.req.raw.headers});
  const settle = async (result: Parameters<typeof provider.interactionResult>[2]): Promise<Response> => {
    const location = await provider.interactionResult(incoming, outgoing, result, {
      mergeWithLastSubmission: false,
    });
    return Response.json({location}, {headers: {'cache-control': 'no-store'}});
  };
  if (read.output.answer === 'refuse')
    return settle({error: 'access_denied', error_description: 'The person did not agree'});
  const {caller, ...account} = await signedInHere(c, services, read.output.structure);
  const scope = [
    ...asking.permissions.map((one) => obScopes[one]),
    ...(asking.isForLater ? [laterScope] : []),
  ].join(' ');
  const clientId = String(interaction.params['client_id']);
  const grantId = await actingIn(caller, async () => agree(services, provider, {account, clientId, scope}));
  return settle({login: {accountId: accountIdOf(account), remember: false}, consent: {grantId}});
}
