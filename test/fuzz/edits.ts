/** The changes that mutants are made of, as data: to be written down, applied again, and left out one by one. */
import type {JsonObject} from '@pepites/credentials';

export type Path = readonly (string | number)[];

/** A change of a JSON tree. */
export type Edit =
  | {readonly edit: 'set' | 'insert'; readonly path: Path; readonly value: unknown}
  | {readonly edit: 'remove'; readonly path: Path}
  | {readonly edit: 'rename'; readonly path: Path; readonly to: string};

/** A change of a text, in characters, or of a file, in bytes (then `insert` is Latin-1). */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export type Tree = 'document' | 'header' | 'payload';

/** One change of a mutant: of a part of the credential, of its text once written, or of the file that carries it. */
export type Step = (Edit & {readonly target: Tree}) | (Splice & {readonly target: 'text' | 'file'});

export interface Slot {
  readonly path: Path;
  readonly value: unknown;
}

/** Every value in a tree but the root. */
export function slotsOf(root: unknown, path: Path = []): Slot[] {
  if (typeof root !== 'object' || root === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(root)
    ? root.map((value: unknown, index) => [index, value])
    : Object.entries(root);
  return entries.flatMap(([name, value]) => {
    const own = [...path, name];
    return [{path: own, value}, ...slotsOf(value, own)];
  });
}

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce((value: unknown, name) => {
    const isOwner = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return isOwner ? (value as Record<string | number, unknown>)[name] : undefined;
  }, root);
}

/** A changed copy; an edit whose place is not there does nothing. */
export function applyEdits(root: JsonObject, edits: readonly Edit[]): JsonObject {
  const copy = structuredClone(root);
  for (const edit of edits) applyEdit(copy, edit);
  return copy;
}

function applyEdit(root: JsonObject, edit: Edit): void {
  const last = edit.path.at(-1);
  const owner = valueAt(root, edit.path.slice(0, -1));
  if (last === undefined || typeof owner !== 'object' || owner === null) return;
  if (Array.isArray(owner)) editArray(owner as unknown[], Number(last), edit);
  else editObject(owner as Record<string, unknown>, String(last), edit);
}

function editArray(owner: unknown[], index: number, edit: Edit): void {
  if (!(index >= 0 && index <= owner.length)) return;
  if (edit.edit === 'set') owner[index] = structuredClone(edit.value);
  else if (edit.edit === 'insert') owner.splice(index, 0, structuredClone(edit.value));
  else if (edit.edit === 'remove') owner.splice(index, 1);
}

function editObject(owner: Record<string, unknown>, name: string, edit: Edit): void {
  if (edit.edit === 'remove') {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete owner[name];
  } else if (edit.edit === 'rename') {
    const entries = Object.entries(owner);
    for (const [key] of entries) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete owner[key];
    }
    // The order of members stays; a member that had the new name already is replaced.
    for (const [key, value] of entries) define(owner, key === name ? edit.to : key, value);
  } else define(owner, name, structuredClone(edit.value));
}

/** Also for `__proto__`, which an assignment would lose. */
function define(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, {value, enumerable: true, configurable: true, writable: true});
}

/** Positions are those of the text as it was. */
export function applySplices<T extends string | Buffer>(whole: T, splices: readonly Splice[]): T {
  const ordered = [...splices].sort((a, b) => b.at - a.at);
  return ordered.reduce((rest: T, {at, remove, insert}): T => {
    if (at > rest.length) return rest;
    if (typeof rest === 'string') return (rest.slice(0, at) + insert + rest.slice(at + remove)) as T;
    const bytes = Buffer.from(insert, 'latin1');
    return Buffer.concat([rest.subarray(0, at), bytes, rest.subarray(at + remove)]) as unknown as T;
  }, whole);
}

/** Above, all choices among the steps would be too many to try. */
const MAX_CHOICES = 512;

/** The fewest steps that still do it. */
export async function minimise(
  steps: readonly Step[],
  isStillWrong: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  const choices = Math.min(2 ** steps.length, MAX_CHOICES);
  const subsets = Array.from({length: choices}, (_, bits) =>
    steps.filter((_step, index) => (bits >> index) & 1),
  );
  for (const subset of subsets.sort((a, b) => a.length - b.length)) {
    if (subset.length > 0 && subset.length < steps.length && (await isStillWrong(subset))) return subset;
  }
  return steps;
}
