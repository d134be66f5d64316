/** Deletes what a process that died had been receiving. Another process may be receiving in the same folder right now. */
import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Longer than anything takes to come in. */
const longestUploadMs = 3_600_000;

export function sweepIncoming(folder: string): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const changedMs = statSync(path, {throwIfNoEntry: false})?.mtimeMs;
    if (changedMs !== undefined && Date.now() - changedMs > longestUploadMs)
      rmSync(path, {recursive: true, force: true});
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Nothing has come in yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
