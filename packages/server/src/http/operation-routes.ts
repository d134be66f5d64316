/** Is it alive, can it serve, what does it count: for proxies, for who starts and stops it, for Prometheus. */
import type {Hono} from 'hono';
import type {Metrics} from '../operation/metrics.js';
import type {Readiness} from '../operation/readiness.js';
import {Refusal} from '../refusal.js';
import {isFromThisMachine} from './from-this-machine.js';
import {isBearer} from './is-bearer.js';
import {openToAll} from './open-to-all.js';
import {problemReply} from './problem.js';

export interface Operation {
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Lets others than this machine read what is counted. */
  readonly metricsToken: string | undefined;
}

export function addOperationRoutes(app: Hono, {metrics, readiness, metricsToken}: Operation): void {
  const open = {'cache-control': 'no-store', ...openToAll};
  app.get('/health', () => named('health', Response.json({status: 'ok'}, {headers: open})));
  app.get('/ready', async () => {
    const reasons = await readiness.check();
    const isReady = reasons.length === 0;
    const reply = isReady ? {status: 'ready'} : {status: 'notReady', reasons};
    return named('ready', Response.json(reply, {status: isReady ? 200 : 503, headers: open}));
  });
  app.get('/metrics', async (c) => {
    const isAllowed =
      metricsToken === undefined
        ? isFromThisMachine(c)
        : isBearer(c.req.header('authorization'), metricsToken);
    // Said as of an address that does not exist.
    if (!isAllowed) return named('metrics', problemReply(new Refusal('ROUTE_UNKNOWN')));
    const headers = {'content-type': metrics.contentType, 'cache-control': 'no-store'};
    return named('metrics', new Response(await metrics.text(), {headers}));
  });
}

function named(route: string, response: Response): Response {
  response.headers.set('x-route', route);
  return response;
}
