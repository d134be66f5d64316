/** `pepites serve`: runs the backend until it is asked to stop. */
import {once} from 'node:events';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {isLoopback} from '@pepites/recognition';
import {
  type LogEntry,
  type OidcSettings,
  openBackend,
  type OpenHost,
  type S3Settings,
  serve,
} from '@pepites/server';
import {UsageError, type Command} from '../command.js';
import {s3Settings, s3Usage} from '../files/s3-settings.js';
import {type Io, printable, printableJson} from '../io.js';
import {oidcSettings, oidcUsage} from '../oidc/settings.js';
import {elementDrawer} from '../pages/element-drawer.js';
import {issuingPlatformsOf} from '../obf/issuing-platforms.js';
import {badgePlacesOf} from '../obp/badge-places.js';
import {databaseUrlOf, erasureLedgerOf} from './data-option.js';

/** Loaded when somebody connects a host of badges elsewhere: a start does not wait for it. */
const openHost: OpenHost = async (options) => {
  const {openCredentialHost} = await import('@pepites/sdk/credential-host.js');
  return openCredentialHost(options);
};

/** What is said while it runs. */
type Logs = 'json' | 'problems' | 'none';

interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly s3: S3Settings | undefined;
  readonly publicUrl: string;
  readonly elementsDirectory: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly oidc: OidcSettings | undefined;
  readonly secret: string | undefined;
  readonly antivirusCommand: string | undefined;
  readonly erasureLedger: string | undefined;
  readonly metricsToken: string | undefined;
  readonly callsPerMinute: number | undefined;
  readonly trustedProxies: number | undefined;
  readonly isProduction: boolean;
  readonly logs: Logs;
}

export const serveCommand: Command = {
  usage: `pepites serve [options]

  --port N           default 8787                       (PORT)
  --host ADDRESS     default 127.0.0.1, or every address when the public URL is not this machine's  (HOST)
  --data DIR         folder of the store, default ./data (DATA_DIRECTORY)
  --public-url URL   the address that badges carry for ever; default http://localhost:PORT  (PUBLIC_URL)
  --elements DIR     folder of the built elements, served below /elements/
  --smtp URL         smtp://user:password@host:port; without it, in trials only, mail stays in /dev/inbox  (SMTP_URL)
  --production       no development inbox; a mail server is needed  (NODE_ENV=production)
  --log WHAT         json: each call and each problem as one line of JSON, the default in production; problems: these alone, in
                     words, the default otherwise; none  (PEPITES_LOG)

  DATABASE_URL is a PostgreSQL database for the store (postgres://user:password@host/database): several processes can then serve it.
  ${s3Usage}
  PEPITES_SECRET seals the signing keys at rest; without it a secret is kept beside the store.
  PEPITES_ANTIVIRUS_COMMAND is run with the path of each file that people send: exit code 0 clean, 1 infected, else it is held back.
  PEPITES_ERASURES is the file that lists erasures, best on another disk than the data folder; default erasures.jsonl in that folder.
  PEPITES_TRUSTED_PROXIES is how many proxies of yours stand before it (their x-forwarded-for says who calls), default 0;
  PEPITES_CALLS_PER_MINUTE how many calls one address may make, default 3000, 0 without end.
  PEPITES_OBF_CLIENT_ID, PEPITES_OBF_CLIENT_SECRET: badges that a definition says are given through Open Badge Factory too go there
  (pepites obf --help, also for a client certificate). Without them, they wait.
  ${oidcUsage}
  PEPITES_OBP_URL is the Passport whose public badges pages may show, default https://openbadgepassport.com/app; several with commas;
  none: no page may.
  PEPITES_METRICS_TOKEN lets whoever has it read /metrics; without one, this machine alone may.

  /health says that it lives, /ready that it can serve. Asked to stop (SIGTERM), it says no at /ready and ends the calls under way.
  No log holds an address, a name, a code or what people wrote.`,

  async run(args, io) {
    const {port, host, logs, ...options} = readSettings(args, io);
    const backend = await openBackend({
      ...options,
      elementDrawer,
      openHost,
      issuingPlatforms: issuingPlatformsOf(io),
      badgePlaces: badgePlacesOf(io),
      log: logTo(io, logs),
    });
    try {
      const server = await serve(backend, {port, hostname: host});
      // Where there is a log, they are in it.
      if (logs === 'none') for (const warning of backend.warnings) io.error(`pepites serve: ${warning}\n`);
      if (logs === 'json') io.out(`${printableJson(listening(io, server.url))}\n`);
      else io.out(welcome(options));
      if (!io.stopSignal.aborted) await once(io.stopSignal, 'abort');
      await server.close();
    } finally {
      await backend.close();
    }
    return 0;
  },
};

function readSettings(args: readonly string[], {env, cwd}: Io): Settings {
  const {values} = parseArgs({
    args: [...args],
    options: {
      port: {type: 'string'},
      host: {type: 'string'},
      data: {type: 'string'},
      'public-url': {type: 'string'},
      elements: {type: 'string'},
      smtp: {type: 'string'},
      production: {type: 'boolean', default: false},
      log: {type: 'string'},
    },
  });
  const port = readPort(values.port ?? env['PORT'] ?? '8787');
  const publicUrl = values['public-url'] ?? env['PUBLIC_URL'] ?? `http://localhost:${port}`;
  if (!URL.canParse(publicUrl)) throw new UsageError(`--public-url: "${publicUrl}" is not an address`);
  const isProduction = values.production || env['NODE_ENV'] === 'production';
  const isLocal = isLoopback(new URL(publicUrl).hostname);
  return {
    port,
    host: values.host ?? env['HOST'] ?? (isLocal ? '127.0.0.1' : '0.0.0.0'),
    dataDirectory: resolve(cwd, values.data ?? env['DATA_DIRECTORY'] ?? 'data'),
    databaseUrl: databaseUrlOf(env),
    s3: s3Settings({env}),
    publicUrl,
    elementsDirectory: values.elements === undefined ? undefined : resolve(cwd, values.elements),
    smtpUrl: values.smtp ?? env['SMTP_URL'],
    oidc: oidcSettings({env}),
    secret: env['PEPITES_SECRET'],
    antivirusCommand: env['PEPITES_ANTIVIRUS_COMMAND'],
    erasureLedger: erasureLedgerOf(env, cwd),
    metricsToken: env['PEPITES_METRICS_TOKEN'] || undefined,
    callsPerMinute: readCount(env, 'PEPITES_CALLS_PER_MINUTE'),
    trustedProxies: readCount(env, 'PEPITES_TRUSTED_PROXIES'),
    isProduction,
    logs: readLogs(values.log ?? env['PEPITES_LOG'] ?? (isProduction ? 'json' : 'problems')),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port: "${text}" is not a port (0 to 65535)`);
  return port;
}

function readCount(env: Io['env'], name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name}: "${text}" is not a number`);
  return Number(text);
}

function readLogs(text: string): Logs {
  const logs = (['json', 'problems', 'none'] as const).find((one) => one === text);
  if (!logs) throw new UsageError(`--log: "${text}" is none of json, problems, none`);
  return logs;
}

function logTo(io: Io, logs: Logs): (entry: LogEntry) => void {
  return (entry) => {
    if (logs === 'json') io.out(`${printableJson(entry)}\n`);
    if (logs === 'problems' && entry.event === 'problem')
      io.error(`pepites serve: ${printable(entry.detail ?? '')}\n`);
  };
}

const listening = ({now}: Io, url: string): object => ({at: now().toISOString(), event: 'listening', url});

function welcome({
  publicUrl,
  s3,
  dataDirectory,
  databaseUrl,
  isProduction,
  smtpUrl,
}: Omit<Settings, 'port' | 'host' | 'logs'>): string {
  const base = publicUrl.replace(/\/+$/, '');
  const lines = [
    ['Backend', base],
    ['Examiners', `${base}/examine`],
    ['Verifier', `${base}/verify`],
    ...(isProduction || smtpUrl !== undefined ? [] : [['Mail', `${base}/dev/inbox`]]),
    ['API', `${base}/openapi.json`],
    ['Store', databaseUrl === undefined ? dataDirectory : 'PostgreSQL'],
    ...(s3
      ? [['Files', `bucket ${s3.bucket}`]]
      : databaseUrl === undefined
        ? []
        : [['Files', dataDirectory]]),
  ];
  return `${lines.map(([name = '', value = '']) => `  ${name.padEnd(10)} ${value}`).join('\n')}\n`;
}
