/** Events of a badge that is shown, and of what its reader does with it. */

/** All about the badge is about to be shown in a dialog; cancelled, it is not: a page may show it in its own way. */
export class BadgeDisplayOpenEvent extends Event {
  /** The credential as it was packed: JSON text or compact JWS. */
  readonly credential: string;

  constructor(credential: string) {
    super('badge-display-open', {bubbles: true, composed: true, cancelable: true});
    this.credential = credential;
  }
}

/** The badge is about to be printed; cancelled, it is not. */
export class BadgeDisplayPrintEvent extends Event {
  constructor() {
    super('badge-display-print', {bubbles: true, composed: true, cancelable: true});
  }
}

/** A copy of the badge was made for the person to keep. */
export class BadgeDisplayKeptEvent extends Event {
  /** `png`: an image that holds the badge. `json`: the badge itself. `jwt`: the same, packed as a token. */
  readonly format: 'png' | 'json' | 'jwt';

  constructor(format: 'png' | 'json' | 'jwt') {
    super('badge-display-kept', {bubbles: true, composed: true});
    this.format = format;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-display-open': BadgeDisplayOpenEvent;
    'badge-display-print': BadgeDisplayPrintEvent;
    'badge-display-kept': BadgeDisplayKeptEvent;
  }
}
