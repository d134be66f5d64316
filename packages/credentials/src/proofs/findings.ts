/** What the proofs of one credential say: are its contents signed, and by its issuer? */
import {type Finding, unknown, worstOf} from '../checks/finding.js';

export interface ProofFindings {
  readonly integrity: Finding;
  readonly issuer: Finding;
}

/** Nothing is known of the issuer when the proof itself is no good. */
export function withoutIssuer(integrity: Finding): ProofFindings {
  return {integrity, issuer: unknown(integrity.code, 'No proof ties it to its issuer')};
}

/** One finding for both questions, for a credential that only matters whole (a status list). */
export function wholeFinding({integrity, issuer}: ProofFindings): Finding {
  return worstOf([integrity, issuer]);
}
