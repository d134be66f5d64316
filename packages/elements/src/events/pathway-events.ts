/** Events of a pathway. */

/** The person asks to do a step. Cancelable: the element follows `request-href`, when it has one, unless the event is cancelled. */
export class BadgeStepActivateEvent extends Event {
  /** Id of the step in the pathway. */
  readonly step: string;
  /** Id of the step's badge. */
  readonly badge: string;
  readonly structure: string;

  constructor(details: {readonly step: string; readonly badge: string; readonly structure: string}) {
    super('badge-step-activate', {bubbles: true, composed: true, cancelable: true});
    this.step = details.step;
    this.badge = details.badge;
    this.structure = details.structure;
  }
}

/** The person opens a step. Cancelable: the element shows what the step is about, unless the event is cancelled. */
export class BadgeStepOpenEvent extends Event {
  /** Id of the step in the pathway. */
  readonly step: string;
  /** Id of the step's badge; of a step of information there is none. */
  readonly badge: string | undefined;
  readonly structure: string;

  constructor(details: {
    readonly step: string;
    readonly badge: string | undefined;
    readonly structure: string;
  }) {
    super('badge-step-open', {bubbles: true, composed: true, cancelable: true});
    this.step = details.step;
    this.badge = details.badge;
    this.structure = details.structure;
  }
}

/** A step that was shown as not earned is earned now. */
export class BadgeStepEarnedEvent extends Event {
  readonly step: string;
  readonly badge: string;

  constructor(details: {readonly step: string; readonly badge: string}) {
    super('badge-step-earned', {bubbles: true, composed: true});
    this.step = details.step;
    this.badge = details.badge;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-step-activate': BadgeStepActivateEvent;
    'badge-step-earned': BadgeStepEarnedEvent;
    'badge-step-open': BadgeStepOpenEvent;
  }
}
