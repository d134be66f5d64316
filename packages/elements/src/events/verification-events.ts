/** Events of checking a badge. */
import type {Verdict} from '@pepites/credentials';

/** A badge has been checked; `verdict.outcome` says with what result. */
export class BadgeVerdictReachedEvent extends Event {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super('badge-verdict-reached', {bubbles: true, composed: true});
    this.verdict = verdict;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-verdict-reached': BadgeVerdictReachedEvent;
  }
}
