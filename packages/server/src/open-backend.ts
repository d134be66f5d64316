/** Opens the backend on its data folder: the store, the keys, the files, the post, the worker, the app. */
import {createCanonicalizer} from '@pepites/credentials/verify.js';
import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type FrameworkProvider, isLoopback} from '@pepites/recognition';
import {eraseAgain} from './erasures/erase-again.js';
import {ledgerFileName, openLedger} from './erasures/ledger-file.js';
import {ServerError} from './errors.js';
import {openAntivirus} from './files/antivirus.js';
import {openFileStore} from './files/file-store.js';
import {frameworksWith} from './frameworks/frameworks.js';
import {keepHouse} from './housekeeping.js';
import {type BackendApp, createApp} from './http/app.js';
import {startTimers} from './issuing/timers.js';
import {drainOutbox, retryAtOnce} from './issuing/worker.js';
import {pullDueStores} from './completions/pull-statements.js';
import {createSealer, readSecret, type Sealer} from './keys/sealer.js';
import {releaseNotifications, sendNotifications} from './notifications/send.js';
import {createDevelopmentInbox} from './mail/development-inbox.js';
import {senderOf} from './mail/sender.js';
import {createSmtpMailer} from './mail/smtp-mailer.js';
import {createOperatorActions, type OperatorActions} from './operator-actions.js';
import {settlePublicUrl} from './public-url.js';
import type {LogEntry, Services} from './services.js';
import {removeHolder, writeHolder} from './store/holder.js';
import {openStore, type Store} from './store/open-store.js';

export interface BackendOptions {
  /** The address that badges carry; immutable once stored. May be left out when the store knows it. */
  readonly publicUrl?: string | undefined;
  /** Made when it does not exist. */
  readonly dataDirectory: string;
  /** The built CDN files of the elements; without it the pages show no elements. */
  readonly elementsDirectory?: string | undefined;
  /** `smtps://user:password@host:465?from=…`; without it messages stay in the development inbox, for trials on this machine only. */
  readonly smtpUrl?: string | undefined;
  /** Asked about each file from a person, with its path as last argument: exit code 0 clean, 1 infected, else it is held back. */
  readonly antivirusCommand?: string | undefined;
  /** Seals the keys at rest, 32 characters or more. Default: the file `secret.key` in the data folder. */
  readonly secret?: string | undefined;
  /**
   * File that lists erasures, so that a store that comes back from a backup erases the same people once more. Best on another disk than
   * the data folder. @default `erasures.jsonl` in the data folder
   */
  readonly erasureLedger?: string | undefined;
  /** No development inbox, no check of replies against the contract. @default false */
  readonly isProduction?: boolean | undefined;
  /** Competency frameworks beside the small samples that the backend has by itself. */
  readonly frameworks?: readonly FrameworkProvider[] | undefined;
  /** The clock. */
  readonly now?: (() => Date) | undefined;
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** Runs the outbox and the housekeeping by itself; false for tests and for a command that only opens the store. @default true */
  readonly hasTimers?: boolean | undefined;
}

export interface Backend extends OperatorActions {
  readonly app: BackendApp;
  readonly publicUrl: string;
  /** What whoever runs it should know, one English sentence each. */
  readonly warnings: readonly string[];
  /** Signs everything that is due now; returns how many awards were tried. */
  signDue(): Promise<number>;
  /** The same, and sends the messages that are due. */
  drainOutbox(): Promise<number>;
  /** What is done from time to time: reminders, summaries, deleting what has been kept long enough. */
  keepHouse(): Promise<void>;
  /** Notes where the backend listens, so that commands on this machine find it. Called by `serve`. */
  announce(url: string): void;
  close(): Promise<void>;
}

/** Name of the file that holds the operator's secret. */
export const operatorSecretFile = 'operator.secret';

/**
 * @throws {ServerError} ERR_STORE_HELD, ERR_STORE_NEWER, ERR_STORE_UNREADABLE, ERR_PUBLIC_URL_INVALID, ERR_PUBLIC_URL_CHANGED,
 *   ERR_PUBLIC_URL_UNKNOWN, ERR_SECRET_TOO_SHORT, ERR_SECRET_WRONG, ERR_SECRET_MISSING,
 *   ERR_SMTP_MISSING, ERR_FRAMEWORK_REPEATS, ERR_ERASURES_UNREADABLE
 */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const {dataDirectory, smtpUrl, isProduction = false} = options;
  const hasTimers = options.hasTimers ?? true;
  const db = await openStore(dataDirectory);
  try {
    const now = options.now ?? ((): Date => new Date());
    const log = options.log ?? ((): void => undefined);
    const publicUrl = await settlePublicUrl(db, options.publicUrl);
    const isTrial = !isProduction && isLoopback(new URL(publicUrl).hostname);
    // At a public address the inbox would show everybody's codes to everybody.
    if (!isTrial && smtpUrl === undefined && hasTimers) throw smtpMissing();
    const secretCheck = await readSecretCheck(db);
    const secret = readSecret(dataDirectory, {given: options.secret, isSealed: secretCheck !== undefined});
    const sealer = createSealer(secret.bytes);
    await checkSealer(db, sealer, secretCheck);
    const warnings = isProduction && secret.liesBesideStore ? [secretBesideStore] : [];
    for (const detail of warnings) log({at: now().toISOString(), event: 'problem', detail});
    let nudge = (): void => undefined;
    const services: Services = {
      db,
      now,
      canonicalize: createCanonicalizer(),
      log,
      publicUrl,
      ownOrigin: new URL(publicUrl).origin,
      sealer,
      files: openFileStore(dataDirectory),
      ledger: openLedger(options.erasureLedger ?? join(dataDirectory, ledgerFileName), now()),
      antivirus: options.antivirusCommand === undefined ? undefined : openAntivirus(options.antivirusCommand),
      mailer: smtpUrl === undefined ? createDevelopmentInbox(db, now) : createSmtpMailer(smtpUrl),
      frameworks: frameworksWith(options.frameworks ?? []),
      senderAddress: smtpUrl === undefined ? `badges@${new URL(publicUrl).hostname}` : senderOf(smtpUrl),
      nudge: () => {
        nudge();
      },
      isProduction,
      hasDevelopmentInbox: smtpUrl === undefined && isTrial,
    };
    await retryAtOnce(services);
    await releaseNotifications(services);
    warnings.push(...(await eraseAgain(services)));
    writeHolder(dataDirectory, {pid: process.pid});
    const operatorSecret = writeOperatorSecret(dataDirectory);
    const actions = createOperatorActions(services, dataDirectory);
    const app = createApp({
      services,
      elementsDirectory: options.elementsDirectory,
      operator: {secret: operatorSecret, actions},
    });
    const signDue = async (): Promise<number> => drainOutbox(services);
    const drain = async (): Promise<number> => {
      const tried = await signDue();
      await sendNotifications(services);
      return tried;
    };
    const timers = hasTimers
      ? startTimers({
          work: [signDue, async () => sendNotifications(services), async () => pullDueStores(services)],
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
      keepHouse: async () => keepHouse(services),
      announce: (url) => {
        writeHolder(dataDirectory, {pid: process.pid, url});
      },
      close: async () => {
        await timers?.stop();
        removeHolder(dataDirectory);
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function smtpMissing(): ServerError {
  return new ServerError(
    'ERR_SMTP_MISSING',
    'In production, and at a public address, an SMTP server is needed (SMTP_URL).',
  );
}

/** New at each start: an old one that leaked is worth nothing. */
function writeOperatorSecret(dataDirectory: string): string {
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(join(dataDirectory, operatorSecretFile), `${secret}\n`, {mode: 0o600});
  return secret;
}

const secretBesideStore =
  'The secret that seals the signing keys lies beside the store (secret.key). Give PEPITES_SECRET instead, or keep a copy of the file elsewhere: backups never hold it, and without it no badge can be signed again.';

async function readSecretCheck(db: Store): Promise<string | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'secret_check')
    .executeTakeFirst();
  return row?.value;
}

/** Found out at the start rather than at the first signature: another secret than the one that the store was sealed with. */
async function checkSealer(db: Store, sealer: Sealer, before: string | undefined): Promise<void> {
  const value = sealer.hash('check');
  if (before === undefined) {
    await db.insertInto('setting').values({key: 'secret_check', value}).execute();
    return;
  }
  if (before !== value) {
    throw new ServerError(
      'ERR_SECRET_WRONG',
      'The store was sealed with another secret (PEPITES_SECRET, or secret.key in the data folder).',
    );
  }
}
