/** Opens the backend on its data folder: what the use cases work with, the worker, the app. */
import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pullDueStores} from './completions/pull-statements.js';
import {eraseAgain} from './erasures/erase-again.js';
import {tendElsewhere} from './elsewhere/tend.js';
import {keepHouse} from './housekeeping.js';
import {type BackendApp, createApp} from './http/app.js';
import {openEventStreams} from './http/event-streams.js';
import {startTimers} from './issuing/timers.js';
import {drainOutbox, retryAtOnce} from './issuing/worker.js';
import {releaseNotifications, sendNotifications} from './notifications/send.js';
import {type BackendOptions, openServices} from './open-services.js';
import {createOperatorActions, type OperatorActions} from './operator-actions.js';
import {openReadiness} from './operation/readiness.js';
import {removeHolder, writeHolder} from './store/holder.js';
import {releaseDeliveries, sendWebhooks} from './webhooks/send.js';

export type {BackendOptions} from './open-services.js';

export interface Backend extends OperatorActions {
  readonly app: BackendApp;
  readonly publicUrl: string;
  /** What whoever runs it should know, one English sentence each. */
  readonly warnings: readonly string[];
  /** Signs everything that is due now; returns how many awards were tried. */
  signDue(): Promise<number>;
  /** The same, and sends the messages that are due. */
  drainOutbox(): Promise<number>;
  /** Gives on other platforms what is due to be given there, and looks what became of it; returns how many were tried. */
  tendElsewhere(): Promise<number>;
  /** What is done from time to time: reminders, summaries, deleting what has been kept long enough. */
  keepHouse(): Promise<void>;
  /** Notes where the backend listens, so that commands on this machine find it. Called by `serve`. */
  announce(url: string): void;
  /** From now on `/ready` says no: proxies send nobody more, while what is under way ends. Called by `serve`. */
  stopping(): void;
  close(): Promise<void>;
}

/** A structure's people share one address, and a page asks for a dozen things. */
const usualCallsPerMinute = 3000;

/** Name of the file that holds the operator's secret. */
export const operatorSecretFile = 'operator.secret';

/**
 * @throws {ServerError} ERR_STORE_HELD, ERR_STORE_NEWER, ERR_STORE_UNREADABLE, ERR_PUBLIC_URL_INVALID, ERR_PUBLIC_URL_CHANGED,
 *   ERR_PUBLIC_URL_UNKNOWN, ERR_SECRET_TOO_SHORT, ERR_SECRET_WRONG, ERR_SECRET_MISSING,
 *   ERR_SMTP_MISSING, ERR_FRAMEWORK_REPEATS, ERR_ERASURES_UNREADABLE, ERR_OIDC_INVALID,
 *   ERR_S3_INVALID, ERR_S3_CLIENT_MISSING, ERR_FILES_ELSEWHERE
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const {dataDirectory} = options;
  let nudge = (): void => undefined;
  const opened = await openServices(options, () => {
    nudge();
  });
  const {services} = opened;
  const {db, log, now, publicUrl} = services;
  try {
    await retryAtOnce(services);
    await releaseNotifications(services);
    await releaseDeliveries(services);
    const warnings = [...opened.warnings, ...(await eraseAgain(services))];
    writeHolder(dataDirectory, {pid: process.pid});
    const operatorSecret = writeOperatorSecret(dataDirectory);
    const readiness = openReadiness(services);
    const streams = openEventStreams(services);
    const actions = createOperatorActions(services, opened.installation);
    const app = createApp({
      services,
      limits: {
        callsPerMinute: options.callsPerMinute ?? usualCallsPerMinute,
        trustedProxies: options.trustedProxies ?? 0,
      },
      operation: {metrics: opened.metrics, readiness, metricsToken: options.metricsToken},
      streams,
      elementsDirectory: options.elementsDirectory,
      elementDrawer: options.elementDrawer,
      openHost: options.openHost,
      badgePlaces: options.badgePlaces ?? [],
      operator: {secret: operatorSecret, actions},
    });
    const signDue = async (): Promise<number> => drainOutbox(services);
    const drain = async (): Promise<number> => {
      const tried = await signDue();
      await sendNotifications(services);
      await sendWebhooks(services);
      return tried;
    };
    const {issuingPlatforms = {}} = options;
    const stop = new AbortController();
    const tend = async (): Promise<number> => tendElsewhere(services, issuingPlatforms, stop.signal);
    const timers =
      (options.hasTimers ?? true)
        ? startTimers({
            work: [
              signDue,
              async () => sendNotifications(services),
              async (signal) => sendWebhooks(services, signal),
              async () => pullDueStores(services),
              tend,
            ],
            keepHouse: async () => keepHouse(services),
            log,
            now,
          })
        : undefined;
    if (timers) {
      nudge = () => {
        timers.nudge();
      };
      nudge();
    }
    return {
      ...actions,
      app,
      publicUrl,
      warnings,
      signDue,
      drainOutbox: drain,
      tendElsewhere: tend,
      keepHouse: async () => keepHouse(services),
      announce: (url) => {
        writeHolder(dataDirectory, {pid: process.pid, url});
      },
      stopping: () => {
        stop.abort();
        readiness.stop();
        streams.stop();
      },
      close: async () => {
        stop.abort();
        streams.stop();
        await timers?.stop();
        removeHolder(dataDirectory);
        opened.metrics.stop();
        services.files.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** New at each start: an old one that leaked is worth nothing. */
function writeOperatorSecret(dataDirectory: string): string {
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(join(dataDirectory, operatorSecretFile), `${secret}\n`, {mode: 0o600});
  return secret;
}
