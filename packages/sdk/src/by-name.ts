/** Objects whose members come into being when they are asked for: a client needs no list of the contract's names. */

/**
 * @param make gives the member of a name, once
 * @returns an object that is no thenable, so that it can be awaited and returned from async functions
 */
export function byName(make: (name: string) => unknown): object {
  const made = new Map<string, unknown>();
  return new Proxy<object>(
    {},
    {
      get(_, name) {
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (!made.has(name)) made.set(name, make(name));
        return made.get(name);
      },
    },
  );
}
