/** A course content says, in the learner's own browser, that it is finished. */
import type {CompletionFact, TrustReason} from '@pepites/recognition';

/**
 * A hint, and no proof: anybody can make such an event. A page may show it, or offer to ask for a badge that somebody reviews; a badge is
 * given for what the course's server reports.
 */
export class BadgeCompletionHintEvent extends Event {
  /** Trust T0. */
  readonly fact: CompletionFact;
  readonly why: TrustReason;

  constructor(fact: CompletionFact, why: TrustReason) {
    super('badge-completion-hint', {bubbles: true, composed: true});
    this.fact = fact;
    this.why = why;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-completion-hint': BadgeCompletionHintEvent;
  }
  interface DocumentEventMap {
    'badge-completion-hint': BadgeCompletionHintEvent;
  }
}
