/** Events of taking a badge. */
import type {Award} from '@pepites/recognition';

/** The learner has taken the badge of a course. */
export class BadgeClaimTakenEvent extends Event {
  readonly award: Award;

  constructor(award: Award) {
    super('badge-claim-taken', {bubbles: true, composed: true});
    this.award = award;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-claim-taken': BadgeClaimTakenEvent;
  }
}
