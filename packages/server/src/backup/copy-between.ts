/** Copies files from one place to another while others may be erased. */
import type {FileKeeper} from '../files/file-store.js';
import {FilesAwayError} from '../files/files-away.js';

const atOnce = 16;

/** Returns how many were copied. */
export async function copyBetween(from: FileKeeper, to: FileKeeper): Promise<number> {
  let copied = 0;
  const keys = from.all()[Symbol.asyncIterator]();
  const work = async (): Promise<void> => {
    for (;;) {
      const next = await keys.next();
      if (next.done === true) return;
      if (await copyOne(next.value, from, to)) copied++;
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return copied;
}

async function copyOne(key: string, from: FileKeeper, to: FileKeeper): Promise<boolean> {
  const bytes = await from.get(key).catch(async (error: unknown) => {
    // What a person erased a moment ago is gone, and that is all.
    if (error instanceof FilesAwayError || (await from.has(key))) throw error;
    return undefined;
  });
  if (bytes === undefined) return false;
  await to.put(key, bytes);
  return true;
}
