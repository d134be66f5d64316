/** Events of a supporters' badge: giving it, being shown on the list, giving it back. */

interface SupportDetails {
  readonly structure: string;
  readonly badge: string;
}

/** Somebody wants to support. Cancelable: the element asks for the badge in a dialog, unless the event is cancelled. */
export class BadgeSupportStartEvent extends Event {
  readonly structure: string;
  /** Id of the supporters' badge. */
  readonly badge: string;

  constructor({structure, badge}: SupportDetails) {
    super('badge-support-start', {bubbles: true, composed: true, cancelable: true});
    this.structure = structure;
    this.badge = badge;
  }
}

/** A supporter is shown on the list from now on, or no more. */
export class BadgeSupportListedEvent extends Event {
  readonly structure: string;
  readonly badge: string;
  readonly isListed: boolean;
  /** As the supporter chose to be named; empty when they are not shown. */
  readonly name: string;

  constructor(details: SupportDetails & {readonly isListed: boolean; readonly name: string}) {
    super('badge-support-listed', {bubbles: true, composed: true});
    this.structure = details.structure;
    this.badge = details.badge;
    this.isListed = details.isListed;
    this.name = details.name;
  }
}

/** A supporter has given the badge back. */
export class BadgeSupportReturnedEvent extends Event {
  readonly structure: string;
  readonly badge: string;

  constructor({structure, badge}: SupportDetails) {
    super('badge-support-returned', {bubbles: true, composed: true});
    this.structure = structure;
    this.badge = badge;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-support-start': BadgeSupportStartEvent;
    'badge-support-listed': BadgeSupportListedEvent;
    'badge-support-returned': BadgeSupportReturnedEvent;
  }
}
