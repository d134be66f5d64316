/** Parts of this package that are loaded when a credential first needs them. */

/** Asks the module loader once; again after a failure. A module is never two: this only saves the asking. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
