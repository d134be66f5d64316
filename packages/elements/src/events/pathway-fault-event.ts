/** The event of a pathway that cannot be shown as it was meant. */
import type {MapFault} from '../badge-pathway/map-fault.js';

/** Something is wrong with the pathway, or it cannot be had. What can be drawn is drawn, and people read it in a sentence. */
export class BadgePathwayFaultEvent extends Event {
  /** All that is wrong now: codes, and the ids of the steps concerned. */
  readonly faults: readonly MapFault[];

  constructor(faults: readonly MapFault[]) {
    super('badge-pathway-fault', {bubbles: true, composed: true});
    this.faults = faults;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-pathway-fault': BadgePathwayFaultEvent;
  }
}
