/** A badge as a tree that tests change, piece by piece. */

export type Tree = Record<string, unknown>;

/** Paths of all values that are neither arrays nor objects. */
export function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

/** Paths of all arrays and objects, the root included. */
export function branches(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return [path, ...Object.entries(value).flatMap(([key, member]) => branches(member, [...path, key]))];
}

export function replace(root: Tree, path: readonly string[], make: (old: unknown) => unknown): void {
  const last = path.at(-1) ?? '';
  const owner = path.slice(0, -1).reduce((at, key) => tree(at[key]), root);
  owner[last] = make(owner[last]);
}

/** Sets the value at a path such as `proof.created`. */
export function put(root: Tree, path: string, value: unknown): void {
  replace(root, path.split('.'), () => value);
}

export function tree(value: unknown): Tree {
  return value as Tree;
}

export function list(value: unknown): unknown[] {
  return value as unknown[];
}
