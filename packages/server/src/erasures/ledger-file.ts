/**
 * The list of erasures, kept outside the store: a store that comes back from a backup learns from it whom to erase once more. One JSON
 * object a line: whose (an id that is nobody’s any more), where, when. No name, no address, nothing of theirs.
 */
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {ServerError} from '../errors.js';

export interface Erasure {
  readonly id: string;
  readonly person: string;
  /** The structure that erased, or in which the person asked for it. */
  readonly structure: string;
  /** In all structures. */
  readonly everywhere: boolean;
  readonly at: string;
}

export interface ErasureList {
  /** From when on every erasure is in it. */
  readonly since: string;
  readonly erasures: readonly Erasure[];
}

export interface ErasureLedger {
  /** There was none: it was begun now. */
  readonly isNew: boolean;
  read(): ErasureList;
  /** On the disk when it returns. */
  append(erasures: readonly Erasure[]): void;
}

/** In the data folder and in backups. */
export const ledgerFileName = 'erasures.jsonl';

/** As long as the audit log keeps the same ids; no backup may be kept longer. */
const keptDays = 1095;

/** Makes the file when there is none. @throws {ServerError} ERR_ERASURES_UNREADABLE */
export function openLedger(path: string, now: Date): ErasureLedger {
  const list = readLedger(path);
  if (!list) writeLedger(path, {since: now.toISOString(), erasures: []});
  else dropOld(path, list, now);
  return {
    isNew: list === undefined,
    read: () => readLedger(path) ?? {since: now.toISOString(), erasures: []},
    append: (erasures) => {
      const lines = erasures.map((one) => `${JSON.stringify(one)}\n`).join('');
      // A crash may have cut the last line short: what follows stands on a line of its own.
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, readFileSync(path, 'utf8').endsWith('\n') ? lines : `\n${lines}`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}

/** undefined: there is no such file. @throws {ServerError} ERR_ERASURES_UNREADABLE */
export function readLedger(path: string): ErasureList | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw unreadable(path, cause);
  }
  const [head, ...lines] = text.split('\n').map(parseLine);
  const since = textIn(head, 'since');
  if (since === undefined || Number.isNaN(Date.parse(since))) throw unreadable(path);
  const found = new Map<string, Erasure>();
  for (const line of lines) {
    const [id, person] = [textIn(line, 'id'), textIn(line, 'person')];
    const [structure, at] = [textIn(line, 'structure'), textIn(line, 'at')];
    // A line that was cut short was not acknowledged: it is written again below.
    if (id === undefined || person === undefined || structure === undefined || at === undefined) continue;
    found.set(id, {id, person, structure, everywhere: line?.['everywhere'] === true, at});
  }
  return {since, erasures: [...found.values()].sort((a, b) => (a.at < b.at ? -1 : 1))};
}

/** Whole, or not at all. */
export function writeLedger(path: string, {since, erasures}: ErasureList): void {
  const lines = [{since}, ...erasures].map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(`${path}.partial`, lines, {mode: 0o600, flush: true});
  renameSync(`${path}.partial`, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function dropOld(path: string, {since, erasures}: ErasureList, now: Date): void {
  const start = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  const kept = erasures.filter(({at}) => at >= start);
  if (kept.length < erasures.length)
    writeLedger(path, {since: since > start ? since : start, erasures: kept});
}

type Line = Readonly<Record<string, unknown>>;

function parseLine(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

function textIn(line: Line | undefined, name: string): string | undefined {
  const value = line?.[name];
  return typeof value === 'string' ? value : undefined;
}

function unreadable(path: string, cause?: unknown): ServerError {
  return new ServerError('ERR_ERASURES_UNREADABLE', `The list of erasures ${path} cannot be read.`, {cause});
}
