/** Events of asking for a badge. */
import type {BadgeRequest} from '@pepites/recognition';

/** A request is about to be sent. Cancelable: when cancelled nothing is sent, and the draft stays. */
export class BadgeRequestSubmitEvent extends Event {
  readonly structure: string;
  readonly badge: string;
  /** UUID of the request. */
  readonly requestId: string;
  /** Does it complete a request that examiners sent back? */
  readonly isCompletion: boolean;

  constructor(details: {
    readonly structure: string;
    readonly badge: string;
    readonly requestId: string;
    readonly isCompletion: boolean;
  }) {
    super('badge-request-submit', {bubbles: true, composed: true, cancelable: true});
    this.structure = details.structure;
    this.badge = details.badge;
    this.requestId = details.requestId;
    this.isCompletion = details.isCompletion;
  }
}

/** The backend has the request. */
export class BadgeRequestSentEvent extends Event {
  readonly request: BadgeRequest;

  constructor(request: BadgeRequest) {
    super('badge-request-sent', {bubbles: true, composed: true});
    this.request = request;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-request-submit': BadgeRequestSubmitEvent;
    'badge-request-sent': BadgeRequestSentEvent;
  }
}
