/** Parts that are loaded when they are first needed. */

/** Asks for a part once, and again after a failure: to ask for one that is there takes a browser several turns of the page. */
export function once<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () =>
    (part ??= load().catch((error: unknown) => {
      part = undefined;
      throw error;
    }));
}
