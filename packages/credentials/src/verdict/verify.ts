/** One verification, with an engine that is forgotten afterwards. */
import type {Verdict, VerifyOptions} from '../types.js';
import {createVerifier, type VerifyInput} from './verifier.js';

/**
 * Verifies one badge. For several, make an engine with `createVerifier`: it remembers keys, lists and contexts.
 * @see Verifier.verify
 */
export async function verify(input: VerifyInput, options: VerifyOptions): Promise<Verdict> {
  const {now, recipient, signal, ...engine} = options;
  const call = {...(recipient && {recipient}), ...(signal && {signal})};
  return createVerifier({...engine, clock: () => now}).verify(input, call);
}
