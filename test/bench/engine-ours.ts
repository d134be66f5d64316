/** Our engine, as one of those that the bench holds side by side. */
import {createVerifier} from '@pepites/credentials/verify.js';
import {NOW} from '../conformance/case.ts';
import type {Engine} from './engine.ts';

export function createEngine(): Engine {
  const verifier = createVerifier({
    clock: () => new Date(NOW),
    fetchDocument: async () => {
      throw new Error('nothing to fetch');
    },
  });
  return {
    verify: async (badge) => (await verifier.verify(badge)).outcome === 'verified',
    verifyAll: async (badges) =>
      (await verifier.verifyAll(badges)).filter(({outcome}) => outcome === 'verified').length,
  };
}
