/** `/sign-in/oidc`: staff leave for the issuer of their organisation, and come back to the backend's own pages. */
import type {Context, Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {originOf} from '../http/origins.js';
import {languageOf} from '../http/pages/oauth-words.js';
import {staffedStructures} from '../http/pages/staffed-structures.js';
import {signInFaultPage} from '../http/pages/staff-sign-in-pages.js';
import {problemReply} from '../http/problem.js';
import {addressOf} from '../http/rate-limit.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {type Issuer, oidcPath} from './issuer.js';
import {SignInFault, type SignInFaultCode} from './sign-in-fault.js';
import {beginSignIn, finishSignIn, type Place, staffPages, takeSession} from './sign-ins.js';

const cookieSeconds = 900;
const quiet = {'cache-control': 'no-store', 'referrer-policy': 'no-referrer'};

/** @param trustedProxies how many of them name who calls */
export function addStaffSignIn(
  app: Hono,
  services: Services,
  {issuer, trustedProxies}: {readonly issuer: Issuer; readonly trustedProxies: number},
): void {
  const base = new URL(services.publicUrl);
  const isSecure = base.protocol === 'https:';
  // With the prefix, no other host of the domain can set it (RFC 6265bis §4.1.3.2); that needs the path of all.
  const cookieName = isSecure ? '__Host-pepites_staff' : 'pepites_staff';
  const cookiePath = isSecure ? '/' : base.pathname.replace(/\/$/, '') + oidcPath;

  app.get(oidcPath, async (c, next) => {
    const place = await placeOf(services, c);
    // A picture on a page somewhere begins nothing.
    if (!place || (c.req.header('sec-fetch-dest') ?? 'document') !== 'document') return next();
    try {
      const {url, browser} = await beginSignIn(services, issuer, place, addressOf(c, trustedProxies));
      setCookie(c, cookieName, browser, {
        path: cookiePath,
        httpOnly: true,
        sameSite: 'Lax',
        secure: isSecure,
        maxAge: cookieSeconds,
      });
      return sendTo(c, url, 'staffSignIn.begin');
    } catch (error) {
      const fault = error instanceof Refusal ? new SignInFault('OIDC_TOO_MANY', {cause: error}) : error;
      return faultReply(c, services, {fault, place, issuer});
    }
  });

  app.get(`${oidcPath}/back`, async (c) => {
    const returnedTo = new URL(`${services.publicUrl}${oidcPath}/back${new URL(c.req.url).search}`);
    const browser = getCookie(c, cookieName) ?? '';
    const {place, fault} = await finishSignIn(services, issuer, {returnedTo, browser});
    if (fault || !place) return faultReply(c, services, {fault, place, issuer});
    const {structure, page} = place;
    const query = new URLSearchParams({structure}).toString();
    return sendTo(c, `${services.publicUrl}/${page}?${query}#signed-in`, 'staffSignIn.back');
  });

  app.post(`${oidcPath}/:structure/session`, async (c) => {
    const {ownOrigin} = services;
    if (originOf(c.req.raw.headers, {ownOrigin}) !== ownOrigin)
      return named('staffSignIn.session', problemReply(new Refusal('ORIGIN_NOT_ALLOWED')));
    try {
      const structure = c.req.param('structure');
      const taken = await takeSession(services, {structure, browser: getCookie(c, cookieName) ?? ''});
      return named('staffSignIn.session', Response.json(taken, {status: 201, headers: quiet}));
    } catch (error) {
      if (!(error instanceof SignInFault)) throw error;
      const reply = Response.json({code: error.code}, {status: 403, headers: quiet});
      return named('staffSignIn.session', reply);
    }
  });
}

async function placeOf(services: Services, c: Context): Promise<Place | undefined> {
  const page = staffPages.find((one) => one === (c.req.query('page') ?? 'console'));
  const structures = await staffedStructures(services);
  const structure = structures.find(({id}) => id === c.req.query('structure'))?.id;
  return page !== undefined && structure !== undefined ? {structure, page} : undefined;
}

/** What whoever runs the backend can do something about. */
const logged: readonly SignInFaultCode[] = ['OIDC_ISSUER_DOWN', 'OIDC_ANSWER_WRONG', 'OIDC_REFUSED'];

function sendTo(c: Context, url: string, route: string): Response {
  for (const [name, value] of Object.entries(quiet)) c.header(name, value);
  c.header('x-route', route);
  return c.redirect(url, 303);
}

function faultReply(
  c: Context,
  services: Services,
  {
    fault,
    place,
    issuer,
  }: {readonly fault: unknown; readonly place: Place | undefined; readonly issuer: Issuer},
): Response {
  if (!(fault instanceof SignInFault)) throw fault;
  if (logged.includes(fault.code))
    services.log({
      at: services.now().toISOString(),
      event: 'problem',
      detail: `Sign-in by ${issuer.settings.issuer}: ${fault.code} ${reasonOf(fault.cause)}`,
    });
  return signInFaultPage(services, {
    code: fault.code,
    place,
    issuerName: issuer.settings.name,
    language: languageOf(c.req.header('accept-language')),
  });
}

/** The library's words, which are about the protocol; never what the answer said of somebody. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const codes = [
    ...('code' in cause && typeof cause.code === 'string' ? [cause.code] : []),
    ...('error' in cause && typeof cause.error === 'string' ? [cause.error.slice(0, 100)] : []),
  ];
  const code = codes.length > 0 ? ` (${codes.join(', ')})` : '';
  const deeper = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  return cause.message + code + deeper;
}

function named(route: string, response: Response): Response {
  response.headers.set('x-route', route);
  return response;
}
