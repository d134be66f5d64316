/** Counting that several ask for at the same time is done once, for all who asked before it began: nobody gets a figure older than their question. */
import {setImmediate} from 'node:timers/promises';

interface Counting {
  isUnderWay: boolean;
  readonly result: Promise<unknown>;
}

const countings = new WeakMap<object, Map<string, Counting>>();

/** @param store what is counted in; @param question the same for those who may share an answer */
export function countedTogether<Result>(
  store: object,
  question: string,
  count: () => Promise<Result>,
): Promise<Result> {
  const known = countings.get(store) ?? new Map<string, Counting>();
  countings.set(store, known);
  const last = known.get(question);
  if (last && !last.isUnderWay) return last.result as Promise<Result>;
  const counting: Counting = {isUnderWay: false, result: countAfter(last)};
  known.set(question, counting);
  return counting.result as Promise<Result>;

  async function countAfter(before: Counting | undefined): Promise<Result> {
    await before?.result.catch(() => undefined);
    // A store that answers at once lets nobody else in: those who have called by now are heard first.
    await setImmediate();
    counting.isUnderWay = true;
    try {
      return await count();
    } finally {
      if (known.get(question) === counting) known.delete(question);
    }
  }
}
