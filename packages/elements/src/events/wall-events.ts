/** The event of a wall that cannot be shown. */

/** The badges could not be had; `code` says why. */
export class BadgeWallFailedEvent extends Event {
  readonly code: string;

  constructor(code: string) {
    super('badge-wall-failed', {bubbles: true, composed: true});
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-wall-failed': BadgeWallFailedEvent;
  }
}
