/** Opens what the use cases work with: the store, the keys, the files, the post. Nothing runs yet, and nobody is served. */
import {createCanonicalizer} from '@pepites/credentials/verify.js';
import {mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type BadgePlace, type FrameworkProvider, isLoopback} from '@pepites/recognition';
import type {ElementDrawer} from './http/pages/element-drawer.js';
import {ledgerFileName, openLedger} from './erasures/ledger-file.js';
import {ServerError} from './errors.js';
import {openAntivirus} from './files/antivirus.js';
import {openFileStore} from './files/file-store.js';
import {settleFilesPlace} from './files/files-place.js';
import type {S3Settings} from './files/s3-settings.js';
import {frameworksWith} from './frameworks/frameworks.js';
import {createSealer, readSecret, type Sealer} from './keys/sealer.js';
import {createDevelopmentInbox} from './mail/development-inbox.js';
import {senderOf} from './mail/sender.js';
import {createSmtpMailer} from './mail/smtp-mailer.js';
import type {Installation} from './operation/doctor.js';
import {type Metrics, openMetrics} from './operation/metrics.js';
import {withoutPersonalData} from './operation/without-personal-data.js';
import {settlePublicUrl} from './public-url.js';
import type {IssuingPlatforms} from './elsewhere/tend.js';
import {PlatformTrials} from './elsewhere/trials.js';
import type {OpenHost} from './ob-consumer/host-port.js';
import type {LogEntry, Services} from './services.js';
import {openIssuer} from './staff-sign-in/issuer.js';
import {checkOidcSettings, type OidcSettings} from './staff-sign-in/settings.js';
import {openStore, type Store} from './store/open-store.js';

export interface BackendOptions {
  /** The address that badges carry; immutable once stored. May be left out when the store knows it. */
  readonly publicUrl?: string | undefined;
  /** Made when it does not exist. */
  readonly dataDirectory: string;
  /**
   * `postgres://user:password@host:port/database`: the store is there, and any number of processes may use it, with one secret and one
   * folder for the files. Without it the store is a file in the data folder, and one process has it.
   */
  readonly databaseUrl?: string | undefined;
  /** The files of people and badges lie in a bucket; without it, in the data folder. Needs `@aws-sdk/client-s3` and `@aws-sdk/s3-request-presigner`. */
  readonly s3?: S3Settings | undefined;
  /** The built CDN files of the elements; without it the pages show no elements. */
  readonly elementsDirectory?: string | undefined;
  /** Draws elements into the pages that show them, before their script is there. With `elementsDirectory` only. */
  readonly elementDrawer?: ElementDrawer | undefined;
  /** `smtps://user:password@host:465?from=…`; without it messages stay in the development inbox, for trials on this machine only. */
  readonly smtpUrl?: string | undefined;
  /** Asked about each file from a person, with its path as last argument: exit code 0 clean, 1 infected, else it is held back. */
  readonly antivirusCommand?: string | undefined;
  /** By whose accounts staff may sign in (OpenID Connect). */
  readonly oidc?: OidcSettings | undefined;
  /** Seals the keys at rest, 32 characters or more. Default: the file `secret.key` in the data folder. */
  readonly secret?: string | undefined;
  /**
   * File that lists erasures, so that a store that comes back from a backup erases the same people once more. Best on another disk than
   * the data folder. @default `erasures.jsonl` in the data folder
   */
  readonly erasureLedger?: string | undefined;
  /** The client of the Open Badges API, by which people connect hosts of badges elsewhere: `openCredentialHost` of the SDK. Without it, nobody can. */
  readonly openHost?: OpenHost | undefined;
  /** Platforms elsewhere on which badges are given too: the connectors'. Without one, what is to be given there waits. */
  readonly issuingPlatforms?: IssuingPlatforms | undefined;
  /** Platforms that show people’s badges and let no page read them: the connectors'. Only their addresses are read for pages. */
  readonly badgePlaces?: readonly BadgePlace[] | undefined;
  /** No development inbox, no check of replies against the contract. @default false */
  readonly isProduction?: boolean | undefined;
  /** Competency frameworks beside the small samples that the backend has by itself. */
  readonly frameworks?: readonly FrameworkProvider[] | undefined;
  /** The clock. */
  readonly now?: (() => Date) | undefined;
  /** Told of every call and every problem, without anything about a person. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** Who has it may read `/metrics` from elsewhere; without one, this machine alone may. */
  readonly metricsToken?: string | undefined;
  /** How many calls one address may make, in this process; 0: no bound. This machine's own are not counted. @default 3000 */
  readonly callsPerMinute?: number | undefined;
  /** How many proxies of yours stand before it, whose `x-forwarded-for` says who calls. @default 0 */
  readonly trustedProxies?: number | undefined;
  /** Runs the outbox and the housekeeping by itself; false for tests and for a command that only opens the store. @default true */
  readonly hasTimers?: boolean | undefined;
}

export interface OpenServices {
  readonly services: Services;
  readonly metrics: Metrics;
  readonly installation: Installation;
  /** What whoever runs it should know, one English sentence each. */
  readonly warnings: readonly string[];
}

/**
 * @param nudge told whenever something waits to be signed or sent
 * @throws {ServerError} as `openBackend` does; the store is closed again
 */
export async function openServices(options: BackendOptions, nudge: () => void): Promise<OpenServices> {
  const {dataDirectory, databaseUrl, now = () => new Date(), log} = options;
  // Wherever the store is: the secret, the files and the list of erasures are there.
  mkdirSync(dataDirectory, {recursive: true, mode: 0o700});
  const db = await openStore(dataDirectory, {
    databaseUrl,
    onProblem: (detail) => log?.(discreet({at: now().toISOString(), event: 'problem', detail})),
  });
  try {
    return await servicesOn(db, options, nudge);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function servicesOn(db: Store, options: BackendOptions, nudge: () => void): Promise<OpenServices> {
  const {dataDirectory, smtpUrl, isProduction = false, hasTimers = true} = options;
  const now = options.now ?? ((): Date => new Date());
  const metrics = openMetrics({db, now});
  const log = (entry: LogEntry): void => {
    metrics.note(entry);
    options.log?.(discreet(entry));
  };
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
  const files = await openFileStore(dataDirectory, {s3: options.s3});
  await settleFilesPlace(db, {place: files.place, dataDirectory});
  const ledgerPath = options.erasureLedger ?? join(dataDirectory, ledgerFileName);
  const services: Services = {
    db,
    now,
    canonicalize: createCanonicalizer(),
    log,
    publicUrl,
    ownOrigin: new URL(publicUrl).origin,
    sealer,
    files,
    ledger: openLedger(ledgerPath, now()),
    antivirus: options.antivirusCommand === undefined ? undefined : openAntivirus(options.antivirusCommand),
    issuer: options.oidc && openIssuer({publicUrl, now}, checkOidcSettings(options.oidc, {publicUrl})),
    mailer: smtpUrl === undefined ? createDevelopmentInbox(db, now) : createSmtpMailer(smtpUrl),
    trials: new PlatformTrials({
      ...{platforms: options.issuingPlatforms ?? {}, places: options.badgePlaces ?? [], now},
    }),
    noteRefusal: metrics.noteRefusal,
    frameworks: frameworksWith(options.frameworks ?? []),
    senderAddress: smtpUrl === undefined ? `badges@${new URL(publicUrl).hostname}` : senderOf(smtpUrl),
    nudge,
    isProduction,
    hasDevelopmentInbox: smtpUrl === undefined && isTrial,
  };
  const installation = {
    dataDirectory,
    secretLiesBesideStore: secret.liesBesideStore,
    ledgerLiesBesideStore: dirname(ledgerPath) === dataDirectory,
  };
  return {services, metrics, installation, warnings};
}

function discreet(entry: LogEntry): LogEntry {
  const {detail} = entry;
  return detail === undefined ? entry : {...entry, detail: withoutPersonalData(detail)};
}

function smtpMissing(): ServerError {
  return new ServerError(
    'ERR_SMTP_MISSING',
    'In production, and at a public address, an SMTP server is needed (SMTP_URL).',
  );
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
    await db
      .insertInto('setting')
      .values({key: 'secret_check', value})
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    // Another process may have started at the same time, with a secret of its own.
    await checkSealer(db, sealer, await readSecretCheck(db));
    return;
  }
  if (before !== value) {
    throw new ServerError(
      'ERR_SECRET_WRONG',
      'The store was sealed with another secret (PEPITES_SECRET, or secret.key in the data folder).',
    );
  }
}
