/**
 * The demo world: the backend as a process of its own, filled once with the PEPITES set, three sites around it, and a Passport whose badges
 * one of them shows.
 */
import {spawn, type ChildProcess} from 'node:child_process';
import {resolve as resolvePath} from 'node:path';
import {fileURLToPath} from 'node:url';
import {command} from './command.ts';
import {courseScript} from './course/server.ts';
import {connectRecordStore, fillOnce, type DemoSecrets} from './fill.ts';
import {type DemoPassport, openDemoPassport} from './passport.ts';
import {openSite, type Site} from './sites.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface DemoOptions {
  readonly backendPort: number;
  /** 0: any free port. */
  readonly sitePorts: {readonly siae: number; readonly partner: number; readonly course: number};
  /** Of the Passport. @default 0, any free port */
  readonly passportPort?: number;
  readonly dataDirectory: string;
  /** Of PostgreSQL, for its store. @default a file in the data folder */
  readonly databaseUrl?: string | undefined;
  /** Fills it with people too; a test brings its own. @default true */
  readonly hasPeople?: boolean;
  readonly say: (line: string) => void;
}

export interface Demo {
  readonly backend: string;
  readonly sites: {readonly siae: string; readonly partner: string; readonly course: string};
  readonly dataDirectory: string;
  /** Ends the backend at once, as a crash or a power cut would. */
  readonly killBackend: () => Promise<void>;
  readonly startBackend: () => Promise<void>;
  /** `how`: the signal or the exit code. Not called when this program ends the backend itself. */
  readonly onBackendExit: (listener: (how: string) => void) => void;
  readonly close: () => Promise<void>;
}

export async function openDemo(options: DemoOptions): Promise<Demo> {
  const dataDirectory = resolvePath(root, options.dataDirectory);
  const backend = `http://localhost:${options.backendPort}`;
  const opened: Pick<Site, 'close'>[] = [];
  const exitListeners: ((how: string) => void)[] = [];
  let process_: ChildProcess | undefined;
  let secrets: DemoSecrets | undefined;

  let passport: DemoPassport | undefined;
  const startBackend = async (): Promise<void> => {
    const places = passport === undefined ? 'none' : passport.url;
    process_ = await spawnBackend(options, {dataDirectory, publicUrl: backend, places});
    process_.on('exit', (code, signal) => {
      for (const listener of exitListeners) listener(signal ?? `code ${code ?? 1}`);
    });
  };
  const stopBackend = async (signal: NodeJS.Signals): Promise<void> => {
    const child = process_;
    if (!child || hasEnded(child)) return;
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((site) => site.close()));
    await stopBackend('SIGTERM');
  };
  const open = async (site: Parameters<typeof openSite>[0]): Promise<string> => {
    const made = await openSite(site);
    opened.push(made);
    return made.url;
  };

  try {
    passport = await openDemoPassport(options.passportPort ?? 0);
    opened.push(passport);
    await startBackend();
    const words: Record<string, string> = {exemple: ''};
    const siae = await open({folder: 'siae', port: options.sitePorts.siae, backend, words});
    const partner = await open({
      folder: 'partner',
      port: options.sitePorts.partner,
      backend,
      usesBackendScripts: true,
      words: {'passeport-vrai': passport.goodPage, 'passeport-retire': passport.takenBackPage},
    });
    const course: string = await open({
      folder: 'course/pages',
      port: options.sitePorts.course,
      backend,
      script: courseScript(() => {
        if (!secrets) throw new Error('The demo is not ready yet.');
        return {backend, home: `${course}/`, ...secrets};
      }),
    });
    const sites = {siae, partner, course};
    const filled = await fillOnce({
      backend,
      sites,
      dataDirectory,
      hasPeople: options.hasPeople ?? true,
      say: options.say,
    });
    secrets = filled.secrets;
    // Not before: the course platform answers once it has its secrets.
    if (filled.isFirst) await connectRecordStore({backend, sites}, secrets);
    words['exemple'] = secrets.exampleUrl;
    return {
      backend,
      sites,
      dataDirectory,
      killBackend: () => stopBackend('SIGKILL'),
      startBackend,
      onBackendExit: (listener) => exitListeners.push(listener),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts `pepites serve` and waits until it answers; rejects with its words when it refuses to start. */
async function spawnBackend(
  {backendPort, databaseUrl}: DemoOptions,
  {
    dataDirectory,
    publicUrl,
    places,
  }: {readonly dataDirectory: string; readonly publicUrl: string; readonly places: string},
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      command,
      'serve',
      ...['--port', String(backendPort)],
      ...['--data', dataDirectory],
      ...['--public-url', publicUrl],
      ...['--elements', fileURLToPath(new URL('../packages/elements/dist/cdn', import.meta.url))],
    ],
    {
      ...{cwd: root, stdio: ['ignore', 'ignore', 'pipe']},
      env: {
        ...process.env,
        PEPITES_OBP_URL: places,
        ...(databaseUrl !== undefined && {DATABASE_URL: databaseUrl}),
      },
    },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  for (let tries = 0; tries < 200; tries++) {
    if (hasEnded(child)) throw new Error(complaint.trim() || 'The backend did not start.');
    const isUp = await fetch(`${publicUrl}/health`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isUp && !hasEnded(child)) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The backend did not answer on ${publicUrl} within ten seconds. ${complaint.trim()}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
