/** Serves one route of the contract: preflight, authorisation, input, idempotency, handler, reply. */
import {createHash} from 'node:crypto';
import {maxFileBytes, type Route, type RouteId} from '@pepites/recognition';
import * as v from 'valibot';
import {actingIn} from '../audit/acting-session.js';
import {type ReceivedFile, receiveFile} from '../files/receive.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {noteAssistedAct} from './assisted-acts.js';
import type {Access} from './authorisation.js';
import {authorise, type Authorised} from './authorise.js';
import {corsHeaders, preflightReply} from './cors.js';
import {eventStreamHeaders, type EventStreams, type Followed} from './event-streams.js';
import {fileResponse, streamResponse} from './file-reply.js';
import type {FileReply, StreamReply} from './handler.js';
import type {createIdempotency, Reply} from './idempotency.js';
import {keptWithWork} from './kept-with-work.js';
import {isRegistered, originOf} from './origins.js';
import {codesOf, isKeyed} from './openapi.js';
import {problemReply, refusalOf} from './problem.js';
import {readBody} from './read-body.js';
import {maxJsonBytes, readInput} from './read-input.js';

export interface ServedRoute {
  readonly id: RouteId;
  readonly route: Route;
  readonly access: Access;
  readonly handle: (input: unknown, call: unknown) => Promise<unknown>;
}

export interface RouteCall {
  readonly services: Services;
  readonly once: ReturnType<typeof createIdempotency>;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly streams: EventStreams;
  /** Of whoever calls, where it is known whose it is. */
  readonly address: string | undefined;
}

export async function preflight({route, access}: ServedRoute, call: RouteCall): Promise<Response> {
  return preflightReply(route.method, corsHeaders(access, await pageOf(call)));
}

export async function serveRoute(served: ServedRoute, call: RouteCall): Promise<Response> {
  const {services, request} = call;
  const page = await pageOf(call);
  const cors = corsHeaders(served.access, page);
  const response = await answer(served, call, {page, cors}).catch((error: unknown) => {
    const refusal = refusalOf(error);
    const isUndeclared = !services.isProduction && refusal && !isDeclared(served, refusal);
    if (refusal && !isUndeclared) return withHeaders(problemReply(refusal), cors);
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const detail = isUndeclared ? `The contract does not declare this refusal here: ${reason}` : reason;
    services.log({at: services.now().toISOString(), event: 'problem', route: served.id, detail});
    return withHeaders(problemReply(new Refusal('INTERNAL')), cors);
  });
  // What was not read of a refused upload would keep the connection waiting. Not awaited: a caller in this process may hold the
  // other half of a divided stream.
  if (request.body && !request.bodyUsed) request.body.cancel().catch(() => undefined);
  return response;
}

/** Outside production a refusal that the route does not declare is a fault of ours, as a reply outside the contract is. */
function isDeclared({route, access}: ServedRoute, {code}: Refusal): boolean {
  return codesOf(route, access).has(code);
}

interface Page {
  /** As the browser said it. */
  readonly origin: string | null;
  readonly isRegistered: boolean;
}

async function pageOf({services, request, params}: RouteCall): Promise<Page> {
  return {
    origin: request.headers.get('origin'),
    isRegistered: await isRegistered(services, params['structure'], originOf(request.headers, services)),
  };
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

async function answer(
  served: ServedRoute,
  call: RouteCall,
  {page, cors}: {readonly page: Page; readonly cors: Readonly<Record<string, string>>},
): Promise<Response> {
  const {route, access} = served;
  const {services, request, params} = call;
  const origin = originOf(request.headers, services);
  const authorised = await authorise(services, access, {
    structure: params['structure'],
    authorization: request.headers.get('authorization'),
    origin,
    isRegistered: page.isRegistered,
  });
  const body = await receiveBody(route, request, services);
  try {
    const perform = async (by: Services): Promise<unknown> => {
      const input = readInput(route, {params, url: request.url, headers: request.headers, body});
      return actingIn(authorised.caller, async () => {
        const output = await served.handle(input, {services: by, origin, ...authorised});
        await noteAssistedAct(by, served.id, {caller: authorised.caller, params});
        return output;
      });
    };
    if (route.reply === 'bytes')
      return withHeaders(
        await fileReply((await perform(services)) as FileReply | StreamReply, request.headers),
        cors,
      );
    if (route.reply === 'events') return await follow(served, call, {authorised, cors, perform});
    // What only reads is not kept: anyone may ask, and a day of replies would fill the disk.
    const key = isKeyed(route) ? request.headers.get('idempotency-key') : null;
    const sent = body instanceof Uint8Array ? body : body.sha256;
    const done = async (by: Services): Promise<Reply> => jsonReply(served, services, await perform(by));
    const reply =
      key === null
        ? await done(services)
        : await call.once(
            {
              key,
              caller: callerName(authorised, origin),
              method: route.method,
              path: callPath(request),
              body: sent,
              isKeptWithWork: keptWithWork.has(served.id),
            },
            done,
          );
    const response = asResponse(reply, route, {...cors, 'cache-control': cachingFor(served)});
    const isPublicRead = access.kind === 'public' && route.method === 'GET';
    return isPublicRead ? tagged(response, reply.body, request.headers.get('if-none-match')) : response;
  } finally {
    if (!(body instanceof Uint8Array)) await body.discard();
  }
}

/** Whoever may not read it any more is told no more: asked again before each event. */
async function follow(
  {access}: ServedRoute,
  call: RouteCall,
  {
    authorised,
    cors,
    perform,
  }: {
    readonly authorised: Authorised;
    readonly cors: Readonly<Record<string, string>>;
    readonly perform: (by: Services) => Promise<unknown>;
  },
): Promise<Response> {
  const {services, request, params, streams, address} = call;
  const headers = {...cors, ...eventStreamHeaders};
  const followed = (await perform(services)) as Followed;
  if (request.method === 'HEAD') {
    // Nobody would read the stream, nor end it.
    await followed.read();
    return new Response(null, {headers});
  }
  const stream = await streams.open(followed, {
    tokenHash: authorised.caller?.tokenHash ?? '',
    address,
    assertAllowed: async () => {
      const page = await pageOf(call);
      await authorise(services, access, {
        structure: params['structure'],
        authorization: request.headers.get('authorization'),
        origin: originOf(request.headers, services),
        isRegistered: page.isRegistered,
      });
    },
  });
  return new Response(stream, {headers});
}

/** What anyone may read and has read already is not sent again. */
function tagged(response: Response, body: string, known: string | null): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  response.headers.set('etag', tag);
  const isKnown = known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) === true;
  return isKnown ? new Response(null, {status: 304, headers: response.headers}) : response;
}

async function receiveBody(
  {body}: Route,
  request: Request,
  {files}: Services,
): Promise<Uint8Array | ReceivedFile> {
  if (body === 'bytes') return receiveFile(request, {folder: files.incoming, maxBytes: maxFileBytes});
  return body ? readBody(request, maxJsonBytes, 'BAD_REQUEST') : new Uint8Array();
}

/** Another version is another call. */
function callPath({url, headers}: Request): string {
  const {pathname, search} = new URL(url);
  return `${pathname}${search} ${headers.get('if-match') ?? ''}`;
}

function callerName({caller, guest, platform}: Authorised, origin: string): string {
  if (guest) return `link ${guest.link}`;
  // What a stranger's page sent is not what the person sent elsewhere: a key must not open the reply of another page.
  if (caller) return `person ${caller.person}${caller.openedBy === 'popup' ? ` at ${origin}` : ''}`;
  return platform ? `key ${platform.keyId}` : `origin ${origin}`;
}

/** Outside production every reply is held against its schema: a reply that the contract does not know is a fault of ours. */
function jsonReply({id, route}: ServedRoute, services: Services, output: unknown): Reply {
  if (route.reply === 'none') return {status: route.status, body: ''};
  if (!services.isProduction && typeof route.reply === 'object') {
    const result = v.safeParse(route.reply, output);
    if (!result.success) {
      const [issue] = result.issues;
      throw new Error(`${id} replies outside the contract at ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    }
  }
  return {status: route.status, body: JSON.stringify(output)};
}

/** Computers are shared: what a session reads must not stay on the disk of one. */
function cachingFor({route, access}: ServedRoute): string {
  if (access.kind === 'session' || access.kind === 'link') return 'private, no-store';
  return route.method === 'GET' ? 'no-cache' : 'no-store';
}

function asResponse(reply: Reply, route: Route, given: Readonly<Record<string, string>>): Response {
  const version = route.ifMatch ? /"version":(\d+)/.exec(reply.body)?.[1] : undefined;
  const headers = {
    ...given,
    'x-content-type-options': 'nosniff',
    ...(reply.body !== '' && {'content-type': 'application/json'}),
    ...(version !== undefined && {etag: `"${version}"`}),
  };
  return new Response(reply.body === '' ? null : reply.body, {status: reply.status, headers});
}

async function fileReply(file: FileReply | StreamReply, request: Headers): Promise<Response> {
  if ('stream' in file) return streamResponse(file);
  if (!('bytes' in file)) return fileResponse(file, request);
  const {mediaType, bytes} = file;
  const body = new Response(Uint8Array.from(bytes)).body;
  return fileResponse(
    {mediaType, size: bytes.length, read: async () => body ?? new ReadableStream()},
    new Headers(),
  );
}
