/** What was found wrong, once for each way of being wrong, and written down so that it is tried again for ever. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import type {Policy} from '@pepites/credentials';
import type {Step} from './edits.ts';

export interface Finding {
  /** Name of the original: one of our own fixtures (`own/…`), or a foreign file (`vectors/…`). */
  readonly original: string;
  readonly policy: Policy;
  readonly problems: readonly string[];
  /** The fewest changes that show it. */
  readonly steps: readonly Step[];
  /** The run that found it, where it was one. */
  readonly seed?: number;
  readonly mutant?: number;
  /** True until it is repaired: its test then fails without failing the run. */
  readonly isOpen?: boolean;
}

const folder = fileURLToPath(new URL('regressions/', import.meta.url));

export function readFindings(): {readonly file: string; readonly finding: Finding}[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({file, finding: JSON.parse(readFileSync(folder + file, 'utf8')) as Finding}));
}

/** @returns the name of the file */
export function writeFinding(finding: Finding): string {
  const digest = createHash('sha256').update(signatureOf(finding)).digest('hex').slice(0, 8);
  const what = (finding.problems[0] ?? '').replaceAll(/\W+/g, '-').slice(0, 50).toLowerCase();
  const file = `${what}-${digest}.json`;
  writeFileSync(folder + file, `${JSON.stringify(finding, null, 2)}\n`);
  return file;
}

/** Two findings of one signature are one: the same problem, by the same kinds of change to values of the same form. */
export function signatureOf({problems, steps}: Pick<Finding, 'problems' | 'steps'>): string {
  const changes = steps.map((step) => {
    if (!('path' in step)) return step.target;
    return `${step.target} ${step.edit} ${'value' in step ? formOf(step.value) : ''}`;
  });
  return [...problems.map((problem) => problem.slice(0, 60)), ...changes.sort()].join('\n');
}

/** `[[text]]` of a text in two arrays, `{id text}` of an object with an address. */
function formOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(formOf))].join(' ')}]`;
  if (typeof value === 'string')
    return /\s/.test(value.trim()) && /[:/]/.test(value) ? 'spaced address' : 'text';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.keys(value).some((name) => name.startsWith('@')) ? '{@}' : '{}';
}
