/** The command `pepites` of this repository, run as a process of its own. */
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** Path of the command's file. */
export const command = fileURLToPath(new URL('../packages/cli/bin/pepites.js', import.meta.url));

/** Runs the command `pepites` as a person would, and rejects with what it printed when it fails. */
export async function pepites(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [command, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number>((resolve) => {
    child.on('close', (end) => {
      resolve(end ?? 1);
    });
  });
  if (code !== 0) throw new Error(printed.trim() || `pepites ${args[0] ?? ''} ended with code ${code}`);
  return printed;
}
