/** The note beside the store that says which process has it and where it answers: `server.json`. */
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

export interface Holder {
  readonly pid: number;
  /** Where it listens on this machine; absent for a command that only opened the store. */
  readonly url?: string;
}

const nameOf = (dataDirectory: string): string => join(dataDirectory, 'server.json');

/** What the note says; a process that was killed leaves its note behind, so ask the process before believing it. */
export function readHolder(dataDirectory: string): Holder | undefined {
  try {
    const note: unknown = JSON.parse(readFileSync(nameOf(dataDirectory), 'utf8'));
    if (typeof note !== 'object' || note === null || !('pid' in note) || typeof note.pid !== 'number')
      return undefined;
    const url = 'url' in note && typeof note.url === 'string' ? note.url : undefined;
    return {pid: note.pid, ...(url !== undefined && {url})};
  } catch {
    // No note, or one cut short by a crash: nothing is known.
    return undefined;
  }
}

export function writeHolder(dataDirectory: string, holder: Holder): void {
  writeFileSync(nameOf(dataDirectory), `${JSON.stringify(holder)}\n`, {mode: 0o600});
}

export function removeHolder(dataDirectory: string): void {
  rmSync(nameOf(dataDirectory), {force: true});
}
