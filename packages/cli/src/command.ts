/** What a command is; and the error for a command line that cannot be understood. */
import type {Io} from './io.js';

/** Exit codes: 0 done, 1 not done (or not all verified), 2 the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** Arguments and options, several lines. */
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<ExitCode>;
}

/** Ends the command with code 2 and the command's usage. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
