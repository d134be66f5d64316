/** Starts `serve-child.ts` and hears its first line. */
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import type {ChildWords} from './serve-child.js';

export interface Child {
  /** `{url}` when it listens, `{code, …}` when it refused. */
  readonly said: ChildWords;
  readonly url: string;
  readonly process: ChildProcess;
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL('serve-child.ts', import.meta.url));
const hooks = fileURLToPath(new URL('../../../test/support/source-hooks.mjs', import.meta.url));

export async function startChild(options: {
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly publicUrl: string;
  readonly port?: number;
  readonly mode?: 'timers' | 'idle';
}): Promise<Child> {
  const {dataDirectory, databaseUrl, publicUrl, port = 0, mode = 'timers'} = options;
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', hooks, script, dataDirectory, String(port), publicUrl, mode],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {...process.env, ...(databaseUrl !== undefined && {DATABASE_URL: databaseUrl})},
    },
  );
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The backend ended before it said anything (${String(code)})`);
    }),
  ])) as [string];
  const said = JSON.parse(line) as ChildWords;
  return {
    said,
    url: 'url' in said ? said.url : '',
    process: child,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
