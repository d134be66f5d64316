/** A virus scanner of the machine, asked about each file by its own command. */
import {spawn} from 'node:child_process';

/** `unknown`: it did not answer, or not with what is agreed. */
export type ScanResult = 'clean' | 'infected' | 'unknown';

export interface Antivirus {
  scan(path: string): Promise<ScanResult>;
}

const usualTimeoutMs = 60_000;

/**
 * The command is run with the file's path as its last argument, by no shell and with nothing of our environment but `PATH`.
 * Exit code 0 is clean, 1 is infected, anything else is no answer: as clamscan and clamdscan do.
 * @param command program and arguments, separated by spaces
 */
export function openAntivirus(command: string, {timeoutMs = usualTimeoutMs} = {}): Antivirus {
  const [program = '', ...given] = command.trim().split(/\s+/);
  return {
    scan: (path) =>
      new Promise((resolve) => {
        const child = spawn(program, [...given, path], {
          stdio: 'ignore',
          shell: false,
          // Not `timeout`: its timer outlives a program that cannot be started.
          signal: AbortSignal.timeout(timeoutMs),
          killSignal: 'SIGKILL',
          env: {PATH: process.env['PATH']},
        });
        child.on('error', () => {
          resolve('unknown');
        });
        child.on('close', (code) => {
          resolve(code === 0 ? 'clean' : code === 1 ? 'infected' : 'unknown');
        });
      }),
  };
}
