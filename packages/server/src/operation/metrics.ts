/**
 * What is counted for whoever runs the backend, in the text format of Prometheus. Of calls, the route and the status; of people,
 * structures and badges, nothing.
 */
import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client';
import {RetriedStore} from '../store/retried-store.js';
import type {LogEntry, PlatformAsked, Services} from '../services.js';
import {dueElsewhere, dueMessages, dueWebhooks, dueWork, refusedElsewhere} from './due.js';

export interface Metrics {
  /** Counts what is logged. */
  note(entry: LogEntry): void;
  /** Counts what another platform did not do. */
  readonly noteRefusal: (platform: PlatformAsked, code: string) => void;
  /** `text/plain; version=0.0.4` */
  readonly contentType: string;
  text(): Promise<string>;
  stop(): void;
}

/** Seconds; a call that takes longer than the last is seen as slow by everybody. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function openMetrics({db, now}: Pick<Services, 'db' | 'now'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'pepites_http_request_seconds',
    help: 'Calls, by route of the contract or name of the page, and status',
    labelNames: ['route', 'status'],
    buckets,
    registers,
  });
  const problems = new Counter({
    name: 'pepites_problems_total',
    help: 'What the log calls a problem: somebody should look at it',
    registers,
  });
  const refusals = new Counter({
    name: 'pepites_platform_refusals_total',
    help: 'Calls to another platform that did not do what was asked, by their code; one that is tried again counts each time',
    labelNames: ['platform', 'code'],
    registers,
  });
  const refused = new Gauge({
    name: 'pepites_refused',
    help: 'Badges that another platform has refused for good, by its code: somebody is to look at them',
    labelNames: ['of', 'code'],
    registers,
  });
  const waiting = new Gauge({
    name: 'pepites_waiting',
    help: 'What is decided and not done yet: work by topic, messages and webhooks to send, badges for other platforms',
    labelNames: ['of'],
    registers,
  });
  const failing = new Gauge({
    name: 'pepites_failing',
    help: 'Of that, what has failed once at least and is tried again',
    labelNames: ['of'],
    registers,
  });
  const oldest = new Gauge({
    name: 'pepites_oldest_due_seconds',
    help: 'How long the oldest of that has been due',
    labelNames: ['of'],
    registers,
  });
  const isStoreUp = new Gauge({
    name: 'pepites_store_up',
    help: '1: the store answers',
    registers,
  });

  const begunAgain = new Counter({
    name: 'pepites_store_begun_again_total',
    help: 'Transactions that contradicted another one and were begun again; many beside the calls: much is written to one place at once',
    registers,
  });

  const collect = async (): Promise<void> => {
    for (const gauge of [waiting, failing, oldest, refused]) gauge.reset();
    const at = now();
    if (db instanceof RetriedStore) {
      begunAgain.reset();
      begunAgain.inc(db.begunAgain);
    }
    try {
      const due = [
        await dueWork(db),
        (await dueMessages(db)) ?? [],
        (await dueWebhooks(db)) ?? [],
        (await dueElsewhere(db)) ?? [],
      ];
      for (const row of due.flat()) {
        waiting.set({of: row.of}, row.waiting);
        failing.set({of: row.of}, row.failing);
        oldest.set({of: row.of}, Math.max(0, (at.getTime() - Date.parse(row.oldest)) / 1000));
      }
      for (const {code, count} of await refusedElsewhere(db)) refused.set({of: 'elsewhere', code}, count);
      isStoreUp.set(1);
    } catch {
      // Said by the gauge; what else is known is still of use.
      isStoreUp.set(0);
    }
  };

  return {
    note: ({event, route = 'other', status = 0, ms = 0}) => {
      if (event === 'request') requests.observe({route, status}, ms / 1000);
      if (event === 'problem') problems.inc();
    },
    noteRefusal: (platform, code) => {
      refusals.inc({platform, code});
    },
    contentType: registry.contentType,
    text: async () => {
      await collect();
      return `${await registry.metrics()}\n${await ofProcess().metrics()}`;
    },
    stop: () => {
      registry.clear();
    },
  };
}

let processRegistry: Registry | undefined;

/** Memory, processor, event loop: once for the process, from the first time that somebody asks. */
function ofProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({register: processRegistry});
  }
  return processRegistry;
}
