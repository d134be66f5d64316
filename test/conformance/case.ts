/** One file to be judged, the web around it, and what a verifier must say. */
import type {Outcome, Policy, Verdict} from '@pepites/credentials';

/** The instant for which the outcomes of all cases hold. */
export const NOW = '2026-11-23T12:00:00Z';

export const policies: readonly Policy[] = ['strict', '1edtech'];

/** `not-verified`: anything but `verified`. */
export type Allowed = Outcome | 'not-verified';

export interface Expectation {
  /** Any of these. */
  readonly outcomes: readonly Allowed[];
  /** As `verdictLine` writes it, where the codes matter too. */
  readonly line?: string;
  /** What the check `schema` must say, whatever the outcome. */
  readonly schema?: 'pass' | 'fail';
}

export interface Case {
  readonly name: string;
  /** The row of the table that it is counted in. */
  readonly format: string;
  readonly input: Uint8Array<ArrayBuffer>;
  /** The body that is served at this address; undefined: unreachable. */
  readonly serve: (url: string) => Promise<string | undefined>;
  /** Absent under a policy for which the source says nothing. */
  readonly expected: Readonly<Partial<Record<Policy, Expectation>>>;
}

/** Verdicts on one case, by policy. */
export type Verdicts = Readonly<Record<Policy, Verdict>>;
