/** Many verifications without holding up the page they run in. */
import type {Verdict, VerifyCallOptions} from '../types.js';
import {Breather} from './breather.js';
import type {VerifyInput} from './verifier.js';

export interface VerifyAllOptions extends VerifyCallOptions {
  /** How many are under way at once. @default 4 */
  readonly concurrency?: number;
  /** Told of each verdict as it is reached, which may be in another order than that of the inputs. */
  readonly onVerdict?: (verdict: Verdict, index: number) => void;
}

const DEFAULT_CONCURRENCY = 4;

export async function verifyEach(
  inputs: Iterable<VerifyInput>,
  {concurrency = DEFAULT_CONCURRENCY, onVerdict, ...call}: VerifyAllOptions,
  verify: (input: VerifyInput, call: VerifyCallOptions) => Promise<Verdict>,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const breather = new Breather();
  let next = 0;
  const iterator: Iterator<VerifyInput, unknown> = inputs[Symbol.iterator]();
  const work = async () => {
    for (;;) {
      call.signal?.throwIfAborted();
      const step = iterator.next();
      if (step.done === true) return;
      const index = next++;
      const verdict = await verify(step.value, call);
      verdicts[index] = verdict;
      onVerdict?.(verdict, index);
      await breather.breathe();
    }
  };
  await Promise.all(Array.from({length: Math.max(1, concurrency || 1)}, work));
  return verdicts;
}
