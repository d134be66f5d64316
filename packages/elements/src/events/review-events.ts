/** Events of answering a request. */
import type {BadgeRequest, Decision} from '@pepites/recognition';

/** An answer is about to be sent. Cancelable: when cancelled nothing is sent, and what was written stays. */
export class BadgeReviewDecideEvent extends Event {
  readonly request: BadgeRequest;
  readonly decision: Decision;

  constructor(request: BadgeRequest, decision: Decision) {
    super('badge-review-decide', {bubbles: true, composed: true, cancelable: true});
    this.request = request;
    this.decision = decision;
  }
}

/** The backend has the answer; `request` is as the answer has left it. */
export class BadgeReviewDecidedEvent extends Event {
  readonly request: BadgeRequest;

  constructor(request: BadgeRequest) {
    super('badge-review-decided', {bubbles: true, composed: true});
    this.request = request;
  }
}

/** The examiner said that they know the person too well, and the backend has it: they see the request no more. */
export class BadgeReviewHandedOverEvent extends Event {
  /** Id of the request. */
  readonly request: string;

  constructor(request: string) {
    super('badge-review-handed-over', {bubbles: true, composed: true});
    this.request = request;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-review-decide': BadgeReviewDecideEvent;
    'badge-review-decided': BadgeReviewDecidedEvent;
    'badge-review-handed-over': BadgeReviewHandedOverEvent;
  }
}
