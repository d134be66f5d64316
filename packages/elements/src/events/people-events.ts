/** Events of following several people on a pathway. */

/**
 * An adviser proposes a badge to a person, to ask for it together. Cancelable: the element follows `request-href`, unless the event is
 * cancelled.
 */
export class BadgePersonProposeEvent extends Event {
  /** Id of the person, as `requests.submitFor` takes it. */
  readonly person: string;
  readonly displayName: string;
  readonly badge: string;
  /** Id of the step in the pathway. */
  readonly step: string;
  readonly structure: string;

  constructor(details: {
    readonly person: string;
    readonly displayName: string;
    readonly badge: string;
    readonly step: string;
    readonly structure: string;
  }) {
    super('badge-person-propose', {bubbles: true, composed: true, cancelable: true});
    this.person = details.person;
    this.displayName = details.displayName;
    this.badge = details.badge;
    this.step = details.step;
    this.structure = details.structure;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-person-propose': BadgePersonProposeEvent;
  }
}
