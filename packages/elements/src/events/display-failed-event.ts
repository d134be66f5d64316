/** The event of a badge that cannot be shown: apart from the others, since it is there before anything is loaded. */

/** The badge could not be had; `code` says why (`UNREACHABLE`, `BADGE_UNKNOWN`, `ERR_NOT_A_CREDENTIAL`…), or `OTHER`. */
export class BadgeDisplayFailedEvent extends Event {
  readonly code: string;

  constructor(code: string) {
    super('badge-display-failed', {bubbles: true, composed: true});
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-display-failed': BadgeDisplayFailedEvent;
  }
}
