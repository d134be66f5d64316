/** What the command may touch of the world, handed in so that tests hand in their own. */
import {createInterface} from 'node:readline/promises';
import {readAtMost} from './read-bytes.js';

export type Language = 'fr' | 'en';

export interface Io {
  /** Writes as it is; the caller ends its lines. */
  readonly out: (text: string | Uint8Array) => void;
  readonly error: (text: string) => void;
  /** Standard input, to its end or to one byte more than a badge may have. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Asks a yes/no question; absent when nobody sits at the terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Standard output is a screen that people read, not a file or another program. @default false */
  readonly isTerminal?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Aborts when the process is asked to stop. */
  readonly stopSignal: AbortSignal;
}

/** The language of answers: French where the environment says so, else English. */
export function languageOf({env}: Pick<Io, 'env'>): Language {
  return /^fr/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'fr' : 'en';
}

/** The process's own. Listens for SIGINT and SIGTERM: the first asks to stop, the second ends the process. */
export function processIo(): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }
  const isTerminal = process.stdout.isTTY;
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    readInput: () => readAtMost(process.stdin),
    ...(process.stdin.isTTY && isTerminal && {confirm}),
    isTerminal,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    stopSignal: stop.signal,
  };
}

async function confirm(question: string): Promise<boolean> {
  const reader = createInterface({input: process.stdin, output: process.stdout});
  try {
    return /^(y|yes|o|oui)$/i.test((await reader.question(question)).trim());
  } finally {
    reader.close();
  }
}

/** As JSON, on one line. What a terminal would obey is written as an escape: to a program, the value is the same. */
export function printableJson(value: unknown, indent?: number): string {
  // JSON.stringify escapes U+0000 to U+001F itself.
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text of foreign origin without what a terminal would obey (C0, C1, bidirectional overrides). */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters meant
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
