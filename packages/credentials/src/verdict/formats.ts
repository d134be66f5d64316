/** The parts that check each format; loaded when a credential first has it. */
import {once} from '../on-demand.js';
import type {CredentialFormat} from '../types.js';
import type {CheckFormat} from './run.js';

const verifiableCredential = once(
  async () => (await import('../formats/verifiable-credential.js')).checkVerifiableCredential,
);
const assertion = once(
  async () => (await import('../formats/open-badges-2/check-assertion.js')).checkAssertion,
);

/** A format that is not here is named, and `unsupported`. */
export const FORMATS: Readonly<Partial<Record<CredentialFormat, () => Promise<CheckFormat>>>> = {
  ob3: verifiableCredential,
  'ob3-endorsement': verifiableCredential,
  clr2: verifiableCredential,
  vc: verifiableCredential,
  'ob2-hosted': assertion,
  'ob2-signed': assertion,
  'ob2-endorsement': assertion,
  ob1: assertion,
  'ob0.5': assertion,
};
