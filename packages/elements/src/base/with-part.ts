/** Data and the part of an element that shows it, fetched at the same time. */
import {CodedError} from './coded-error.js';

/** Waits for both. When both fail, the failure of the data is told: it says more. */
export async function withPart<T>(data: Promise<T>, part: Promise<unknown>): Promise<T> {
  const [, loaded] = await Promise.allSettled([data, part]);
  const found = await data;
  if (loaded.status === 'fulfilled') return found;
  throw new CodedError('UNREACHABLE', 'A part of the element cannot be loaded', {cause: loaded.reason});
}
