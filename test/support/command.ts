/** Runs a command to its end, showing its output or keeping it, and says how it ended. */
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {stripVTControlCharacters} from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CommandResult {
  readonly code: number;
  /** Standard output and error, in the order they came. */
  readonly output: string;
}

/** `show`: print while it runs. Never rejects: a command that cannot start ends with code 127. */
export function run(
  command: string,
  args: readonly string[],
  options: {readonly show?: boolean; readonly env?: NodeJS.ProcessEnv} = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: {...process.env, NO_COLOR: '1', ...options.env},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.show === true) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      resolve({code: 127, output: `${output}\n${error.message}`});
    });
    child.on('close', (code) => {
      resolve({code: code ?? 1, output: stripVTControlCharacters(output)});
    });
  });
}

/** Runs a command of node_modules/.bin under this very Node. */
export function runTool(
  tool: string,
  args: readonly string[],
  options: {readonly show?: boolean; readonly env?: NodeJS.ProcessEnv} = {},
): Promise<CommandResult> {
  return run(`node_modules/.bin/${tool}`, args, options);
}

/** Runs Node on the TypeScript sources, siblings resolved to their sources. */
export function runNode(
  args: readonly string[],
  options: {readonly show?: boolean; readonly env?: NodeJS.ProcessEnv} = {},
): Promise<CommandResult> {
  return run(
    process.execPath,
    ['--conditions=source', '--import', './test/support/source-hooks.mjs', ...args],
    options,
  );
}

/** Runs test files of Node's, each to its end. */
export function runTests(
  args: readonly string[],
  options: {readonly env?: NodeJS.ProcessEnv} = {},
): Promise<CommandResult> {
  return runNode(
    ['--import', './test/support/to-the-end.mjs', '--test', '--test-reporter=spec', ...args],
    options,
  );
}
