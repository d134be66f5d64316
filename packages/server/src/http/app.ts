/** The whole HTTP side as one Hono app: the routes of the contract, public documents, pages, the operator's door. */
import {type BadgePlace, routes, type Route, type RouteId} from '@pepites/recognition';
import {Hono} from 'hono';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {authorisation} from './authorisation.js';
import {addBadgePages} from './badge-pages.js';
import {activityHandlers} from './handlers/activities.js';
import {badgeDesignHandlers} from './handlers/badge-designs.js';
import {badgeHandlers} from './handlers/badges.js';
import {accountHandlers} from './handlers/account.js';
import {catalogueHandlers} from './handlers/catalogue.js';
import {courseHandlers} from './handlers/courses.js';
import {definitionHandlers} from './handlers/definitions.js';
import {frameworkHandlers} from './handlers/frameworks.js';
import {examinationHandlers} from './handlers/examination.js';
import {fileHandlers} from './handlers/files.js';
import {messageHandlers} from './handlers/messages.js';
import {memberHandlers} from './handlers/members.js';
import {besideHandlers} from './handlers/beside.js';
import {criteriaHandlers} from './handlers/criteria.js';
import {keyBadgeHandlers} from './handlers/key-badges.js';
import {pathwayHandlers} from './handlers/pathways.js';
import {elsewhereHandlers} from './handlers/elsewhere.js';
import {platformHandlers} from './handlers/platforms.js';
import {peopleHandlers} from './handlers/people.js';
import {proposalHandlers} from './handlers/proposals.js';
import {rightsHandlers} from './handlers/rights.js';
import {requestHandlers} from './handlers/requests.js';
import {statisticsHandlers} from './handlers/statistics.js';
import {reviewHandlers} from './handlers/review.js';
import {sharingHandlers} from './handlers/sharing.js';
import {wallHandlers} from './handlers/walls.js';
import {webhookHandlers} from './handlers/webhooks.js';
import type {Handlers} from './handler.js';
import {exposedHeaders} from './cors.js';
import {createIdempotency} from './idempotency.js';
import {addElementFiles} from './element-files.js';
import {createOpenApiDocument} from './openapi.js';
import {openToAll} from './open-to-all.js';
import {addOperationRoutes, type Operation} from './operation-routes.js';
import {addObApi, obApiPath} from '../ob-api/ob-api-routes.js';
import {ObRefusal, statusInfoReply} from '../ob-api/ob-refusal.js';
import type {OpenHost} from '../ob-consumer/host-port.js';
import {addHostRoutes} from '../ob-consumer/host-routes.js';
import {addOauthRoutes} from '../oauth/oauth-routes.js';
import {createOauthServer} from '../oauth/oauth-server.js';
import {addOperatorRoutes, type OperatorDoor} from './operator-routes.js';
import type {ElementDrawer} from './pages/element-drawer.js';
import {addPages} from './pages/pages.js';
import {troublePage, wantsPage} from './pages/trouble-page.js';
import {addPlatformDoors} from './platform-doors.js';
import {problemReply, refusalOf} from './problem.js';
import {addPublicDocuments} from './public-documents.js';
import {selfCreatedHandlers} from './handlers/self-created.js';
import {supporterHandlers} from './handlers/supporters.js';
import {addPasskeys} from '../passkeys/routes.js';
import {relyingPartyOf} from '../passkeys/relying-party.js';
import {addStaffSignIn} from '../staff-sign-in/routes.js';
import type {EventStreams} from './event-streams.js';
import {addressOf, createRateLimit, type RateLimitOptions} from './rate-limit.js';
import {preflight, type RouteCall, type ServedRoute, serveRoute} from './serve-route.js';

const yearSeconds = 31_536_000;

const handlers: Handlers = {
  ...accountHandlers,
  ...memberHandlers,
  ...catalogueHandlers,
  ...peopleHandlers,
  ...fileHandlers,
  ...requestHandlers,
  ...reviewHandlers,
  ...examinationHandlers,
  ...courseHandlers,
  ...badgeHandlers,
  ...badgeDesignHandlers,
  ...frameworkHandlers,
  ...proposalHandlers,
  ...activityHandlers,
  ...statisticsHandlers,
  ...sharingHandlers,
  ...wallHandlers,
  ...messageHandlers,
  ...rightsHandlers,
  ...besideHandlers,
  ...selfCreatedHandlers,
  ...supporterHandlers,
  ...criteriaHandlers,
  ...keyBadgeHandlers,
  ...pathwayHandlers,
  ...platformHandlers,
  ...definitionHandlers,
  ...elsewhereHandlers,
  ...webhookHandlers,
};

export interface AppOptions {
  readonly services: Services;
  readonly elementsDirectory: string | undefined;
  readonly elementDrawer: ElementDrawer | undefined;
  readonly openHost: OpenHost | undefined;
  readonly badgePlaces: readonly BadgePlace[];
  readonly operator: OperatorDoor;
  readonly operation: Operation;
  readonly limits: Omit<RateLimitOptions, 'now'>;
  readonly streams: EventStreams;
}

export interface BackendApp {
  fetch(request: Request, env?: unknown): Promise<Response>;
}

export function createApp({
  services,
  elementsDirectory,
  elementDrawer,
  openHost,
  badgePlaces,
  operator,
  operation,
  limits,
  streams,
}: AppOptions): BackendApp {
  const app = new Hono();
  const isHttps = services.publicUrl.startsWith('https:');
  const once = createIdempotency(services);

  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    services.log({
      at: services.now().toISOString(),
      event: 'request',
      method: c.req.method,
      // The name of the route, never the path: paths hold tokens.
      route: c.res.headers.get('x-route') ?? 'other',
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
    c.res.headers.delete('x-route');
    c.res.headers.set('x-content-type-options', 'nosniff');
    if (isHttps) c.res.headers.set('strict-transport-security', `max-age=${yearSeconds}`);
  });

  const rateLimit = createRateLimit({...limits, now: services.now});
  app.use(async (c, next) => {
    const retryAfterSeconds = rateLimit.count(c);
    if (retryAfterSeconds === undefined) return next();
    if (c.req.path.startsWith(`${obApiPath}/`)) {
      const headers = {'retry-after': String(retryAfterSeconds)};
      return withCors(statusInfoReply(new ObRefusal('TOO_MANY_ATTEMPTS', 'Too many requests', headers)));
    }
    return withCors(problemReply(new Refusal('TOO_MANY_ATTEMPTS', {retryAfterSeconds})));
  });

  // Nothing that is stored has one, and PostgreSQL knows no text that does.
  app.use(async (c, next) => {
    if (!c.req.url.includes('%00')) return next();
    if (c.req.path.startsWith(`${obApiPath}/`))
      return withCors(statusInfoReply(new ObRefusal('QUERY_INVALID', 'The address holds NUL')));
    return withCors(problemReply(new Refusal('BAD_REQUEST', {detail: 'The address holds NUL'})));
  });

  for (const id of Object.keys(routes) as RouteId[]) {
    const served: ServedRoute = {
      id,
      route: routes[id],
      access: authorisation[id],
      // The maps are exhaustive and typed route by route; over all of them at once the compiler cannot pair them.
      handle: handlers[id] as ServedRoute['handle'],
    };
    const {method, path}: Route = served.route;
    app.on(method, path, async (c) => {
      const response = await serveRoute(served, {
        ...{services, once, streams, request: c.req.raw, params: c.req.param()},
        address: addressOf(c, limits.trustedProxies),
      });
      response.headers.set('x-route', id);
      return response;
    });
  }
  addPlatformDoors(app, services, once);
  const oauth = createOauthServer(services);
  addOauthRoutes(app, services, {server: oauth, hasHosts: openHost !== undefined});
  addObApi(app, services, oauth);
  if (openHost) addHostRoutes(app, services, openHost);
  if (services.issuer)
    addStaffSignIn(app, services, {issuer: services.issuer, trustedProxies: limits.trustedProxies});
  const party = relyingPartyOf(services);
  if (party) addPasskeys(app, services, {party, trustedProxies: limits.trustedProxies});
  addPreflights(app, {services, once, streams});
  const openApi = JSON.stringify(createOpenApiDocument(services.publicUrl));
  app.get('/openapi.json', () =>
    tagged('openapi', new Response(openApi, {headers: {'content-type': 'application/json', ...openToAll}})),
  );
  addOperationRoutes(app, operation);
  addPublicDocuments(app, services);
  addBadgePages(app, services, {places: badgePlaces, trustedProxies: limits.trustedProxies});
  const hasElements = elementsDirectory !== undefined;
  addPages(app, {services, hasElements, drawer: hasElements ? elementDrawer : undefined});
  addElementFiles(app, elementsDirectory);
  addOperatorRoutes(app, operator);
  app.notFound(() => tagged('unknown', withCors(problemReply(new Refusal('ROUTE_UNKNOWN')))));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (!refusal)
      services.log({
        at: services.now().toISOString(),
        event: 'problem',
        detail: error.stack ?? error.message,
      });
    const {status, retryAfterSeconds} = refusal ?? {status: 500};
    if (wantsPage(c.req.header('accept')) && (status === 500 || status === 503)) {
      const language = c.req.header('accept-language');
      return troublePage({publicUrl: services.publicUrl, language, status, retryAfterSeconds});
    }
    // Which pages may read it nobody knows: it says nothing.
    return refusal ? withCors(problemReply(refusal)) : problemReply(new Refusal('INTERNAL'));
  });
  return {fetch: async (request, env) => app.fetch(request, env)};
}

function tagged(route: string, response: Response): Response {
  response.headers.set('x-route', route);
  return response;
}

function withCors(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', exposedHeaders);
  return response;
}

/** One path may have several methods: the preflight names the one that it asks for. */
function addPreflights(app: Hono, parts: Pick<RouteCall, 'services' | 'once' | 'streams'>): void {
  for (const path of new Set(Object.values(routes).map((route) => route.path))) {
    app.options(path, async (c, next) => {
      const wanted = c.req.header('access-control-request-method') ?? 'GET';
      const id = (Object.keys(routes) as RouteId[]).find(
        (one) => routes[one].path === path && routes[one].method === wanted,
      );
      // Another path may match too: `/invitations/shown` is also an `/invitations/:invitation`.
      if (!id) return next();
      const served = {
        id,
        route: routes[id],
        access: authorisation[id],
        handle: handlers[id] as ServedRoute['handle'],
      };
      const call = {...parts, request: c.req.raw, params: c.req.param(), address: undefined};
      return tagged('preflight', await preflight(served, call));
    });
  }
  app.options('/structures/*', () => tagged('preflight', new Response(null, {status: 403})));
}
