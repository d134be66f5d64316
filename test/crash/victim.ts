/** Starts the backend, kills it, starts it again on the same folder; clients wait here while it is down. */
import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {BackendArguments} from './backend-process.ts';

const script = fileURLToPath(new URL('backend-process.ts', import.meta.url));
const hooks = fileURLToPath(new URL('../support/source-hooks.mjs', import.meta.url));
const startSeconds = 60;

export class Victim {
  /** What it wrote to its error output: problems that it noticed itself. */
  readonly problems: string[] = [];
  readonly #options: BackendArguments;
  #child: ChildProcess | undefined;

  constructor(options: BackendArguments) {
    this.#options = options;
  }

  /** Resolves when it listens, or has ended before. */
  async start(diesAt?: BackendArguments['diesAt']): Promise<'listens' | 'ended'> {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--import', hooks, script, JSON.stringify({...this.#options, diesAt})],
      {stdio: ['ignore', 'pipe', 'pipe']},
    );
    this.#child = child;
    child.stderr.on('data', (data: Buffer) => this.problems.push(data.toString().trim()));
    const ended = once(child, 'exit').then(() => 'ended' as const);
    const listens = once(child.stdout, 'data').then(() => 'listens' as const);
    const tooLate = wait(startSeconds * 1000, 'late' as const, {ref: false});
    const what = await Promise.race([ended, listens, tooLate]);
    if (what === 'late') throw new Error(`The backend did not start within ${startSeconds} s`);
    return what;
  }

  /** At once, without a word: what SIGKILL is. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Until it ends by itself, or else is killed. */
  async ended(withinMs: number): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null)
      await Promise.race([once(child, 'exit'), wait(withinMs, undefined, {ref: false})]);
    await this.kill();
  }
}
