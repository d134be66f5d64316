/**
 * Doors for programs that speak no protocol of ours: an xAPI statement resource, for record stores that forward, and signed webhooks.
 * They lead to the same use cases as the routes of the contract.
 */
import type {Context, Hono} from 'hono';
import {readPlatform} from '../completions/platform.js';
import {takeStatements} from '../completions/statements.js';
import {checkWebhook, takeWebhook} from '../completions/webhook.js';
import {mostStatements} from '@pepites/recognition';
import {apiKeyPrefix, readApiKey} from '../people/api-keys.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {createIdempotency} from './idempotency.js';
import {problemReply, refusalOf} from './problem.js';
import {readBody} from './read-body.js';
import {maxJsonBytes} from './read-input.js';

const xapiHeaders = {'x-experience-api-version': '1.0.3', 'cache-control': 'no-store'};
const maxWebhookBytes = 65_536;

export function addPlatformDoors(
  app: Hono,
  services: Services,
  once: ReturnType<typeof createIdempotency>,
): void {
  const serve = (name: string, answer: (c: Context) => Promise<Response>) => async (c: Context) => {
    const response = await answer(c).catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal) return problemReply(refusal);
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      services.log({at: services.now().toISOString(), event: 'problem', route: name, detail});
      return problemReply(new Refusal('INTERNAL'));
    });
    response.headers.set('x-route', name);
    return response;
  };
  const xapi = '/structures/:structure/xapi';
  app.get(
    `${xapi}/about`,
    serve('xapi.about', async () => Response.json({version: ['1.0.3']}, {headers: xapiHeaders})),
  );
  app.on(
    ['POST', 'PUT'],
    `${xapi}/statements`,
    serve('xapi.statements', async (c) => takeForwarded(c, services)),
  );
  app.post(
    '/structures/:structure/platforms/:platform/webhook',
    serve('webhook', async (c) => takeSigned(c, services, once)),
  );
}

/**
 * As a record store would answer: the ids. What is no news, or not to be believed, is taken and left: a store that forwards sends what is
 * refused again for ever.
 */
async function takeForwarded(c: Context, services: Services): Promise<Response> {
  const structure = c.req.param('structure') ?? '';
  const key = keyOf(c.req.header('authorization'));
  if (key === undefined) throw new Refusal('API_KEY_WRONG');
  const caller = await readApiKey(services.db, structure, key);
  const body = parse(await readBody(c.req.raw, maxJsonBytes, 'BAD_REQUEST'));
  const statements: unknown[] = Array.isArray(body) ? body : [body];
  if (statements.length > mostStatements)
    throw new Refusal('BAD_REQUEST', {detail: `More than ${mostStatements} statements`});
  const given = c.req.query('statementId');
  if (c.req.method === 'PUT' && statements.length === 1 && isPlain(statements[0]))
    statements[0] = {...statements[0], id: statements[0]['id'] ?? given};
  const platform = await readPlatform(services.db, structure, caller.platform);
  const results = await takeStatements(services, platform, statements);
  if (c.req.method === 'PUT') return new Response(null, {status: 204, headers: xapiHeaders});
  return Response.json(
    results.map(({statement}) => statement ?? null),
    {headers: xapiHeaders},
  );
}

/** Bearer, or Basic with the key as the password: stores know no other. */
function keyOf(header: string | undefined): string | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  const basic = /^Basic ([\w+/=-]+)$/i.exec(header ?? '')?.[1];
  const key = bearer ?? (basic && Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':'));
  return key?.startsWith(apiKeyPrefix) ? key : undefined;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw new Refusal('BAD_REQUEST', {detail: 'The body is not JSON'});
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same event again has the same answer for a day, however often the platform signs it anew; afterwards it is the same fact. */
async function takeSigned(
  c: Context,
  services: Services,
  once: ReturnType<typeof createIdempotency>,
): Promise<Response> {
  const at = {structure: c.req.param('structure') ?? '', platform: c.req.param('platform') ?? ''};
  const {raw} = c.req;
  const body = await readBody(raw, maxWebhookBytes, 'BAD_REQUEST');
  const {platform, id} = await checkWebhook(services, at, {headers: raw.headers, body});
  const reply = await once(
    {
      key: id,
      caller: `webhook ${at.structure} ${at.platform}`,
      method: 'POST',
      path: new URL(raw.url).pathname,
      body,
      isKeptWithWork: true,
    },
    async (by) => ({status: 200, body: JSON.stringify(await takeWebhook(by, platform, body))}),
  );
  return new Response(reply.body, {
    status: reply.status,
    headers: {'content-type': 'application/json', 'cache-control': 'no-store'},
  });
}
