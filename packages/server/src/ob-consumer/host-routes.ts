/** Hosts of badges elsewhere: the page on which a person connects them, and what it calls. */
import type {Context, Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import * as v from 'valibot';
import {actingIn} from '../audit/acting-session.js';
import {hostsPage, notConnectedPage} from '../http/pages/host-pages.js';
import {languageOf} from '../http/pages/oauth-words.js';
import {problemReply} from '../http/problem.js';
import {readBody} from '../http/read-body.js';
import {signedInHere} from '../oauth/signed-in-here.js';
import {placesOf} from '../oauth/places.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {pullBadges, pushBadges} from './exchange-badges.js';
import {beginLink, endLink, finishLink, linksOf, openLink} from './host-links.js';
import type {OpenHost} from './host-port.js';

const cookieName = 'pepites_host';
const maxBytes = 4096;
const hostSchema = v.object({host: v.pipe(v.string(), v.maxLength(500))});
const quiet = {headers: {'cache-control': 'private, no-store'}};

export function addHostRoutes(app: Hono, services: Services, openHost: OpenHost): void {
  const base = new URL(services.publicUrl);
  const backPath = `${base.pathname.replace(/\/$/, '')}/hosts/back`;
  const on = (
    method: 'get' | 'post' | 'delete',
    path: string,
    name: string,
    answer: (c: Context) => Promise<Response>,
  ): void => {
    app[method](path, async (c) => {
      const response = await answer(c).catch((error: unknown) => refused(error));
      response.headers.set('x-route', name);
      return response;
    });
  };
  const mine = '/structures/:structure/me/hosts';
  on('get', mine, 'hosts.list', async (c) => {
    const account = await signedInHere(c, services);
    return Response.json({items: await linksOf(services, account)}, quiet);
  });
  on('post', mine, 'hosts.begin', async (c) => {
    const {caller, ...account} = await signedInHere(c, services);
    const {host} = readInput(await readBody(c.req.raw, maxBytes, 'BAD_REQUEST'));
    const {url, browser} = await actingIn(caller, async () => beginLink(services, openHost, account, host));
    setCookie(c, cookieName, browser, {
      path: backPath,
      httpOnly: true,
      sameSite: 'Lax',
      secure: base.protocol === 'https:',
      maxAge: 1800,
    });
    return c.json({url}, 200, quiet.headers);
  });
  on('post', `${mine}/:host/pull`, 'hosts.pull', async (c) => {
    const {caller, ...account} = await signedInHere(c, services);
    return actingIn(caller, async () => {
      const host = await openLink(services, openHost, account, c.req.param('host') ?? '');
      return Response.json(await pullBadges(services, account, host), quiet);
    });
  });
  on('post', `${mine}/:host/push`, 'hosts.push', async (c) => {
    const {caller, ...account} = await signedInHere(c, services);
    return actingIn(caller, async () => {
      const host = await openLink(services, openHost, account, c.req.param('host') ?? '');
      return Response.json(await pushBadges(services, account, host), quiet);
    });
  });
  on('delete', `${mine}/:host`, 'hosts.end', async (c) => {
    const {caller, ...account} = await signedInHere(c, services);
    await actingIn(caller, async () => endLink(services, account, c.req.param('host') ?? ''));
    return new Response(null, {status: 204});
  });
  on('get', '/hosts/back/:host', 'hosts.back', async (c) => {
    const {pathname, search} = new URL(c.req.url);
    const returnedTo = new URL(services.publicUrl + pathname + search);
    const done = await finishLink(services, openHost, {returnedTo, browser: getCookie(c, cookieName) ?? ''});
    if (done?.isConnected === true)
      return new Response(null, {
        status: 303,
        headers: {
          location: `${services.publicUrl}/hosts/${done.structure}`,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
      });
    return notConnectedPage(services, done?.structure, languageOf(c.req.header('accept-language')));
  });
  app.get('/hosts/:structure', async (c, next) => {
    const place = (await placesOf(services)).find(({id}) => id === c.req.param('structure'));
    return place ? hostsPage(services, place, languageOf(c.req.header('accept-language'))) : next();
  });
}

function readInput(bytes: Uint8Array): v.InferOutput<typeof hostSchema> {
  try {
    return v.parse(hostSchema, JSON.parse(Buffer.from(bytes).toString()));
  } catch (cause) {
    throw new Refusal('BAD_REQUEST', {detail: cause instanceof Error ? cause.message : 'host is needed'});
  }
}

/** What is wrong with a host elsewhere is said by the code of the client. */
function refused(error: unknown): Response {
  if (error instanceof Refusal) return problemReply(error);
  const code =
    error instanceof Error && 'code' in error && error.name === 'CredentialHostError' ? error.code : '';
  if (typeof code === 'string' && code !== '')
    return Response.json({code: `HOST_${code}`}, {status: 502, ...quiet});
  throw error;
}
