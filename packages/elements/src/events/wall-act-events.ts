/** Events of a wall of badges that is shown. */
import type {Wall} from '@pepites/recognition';

/** The badges were read; the wall is shown. */
export class BadgeWallReadEvent extends Event {
  readonly count: number;
  /** Sources that gave no badge. */
  readonly faultCount: number;

  constructor({count, faultCount}: {readonly count: number; readonly faultCount: number}) {
    super('badge-wall-read', {bubbles: true, composed: true});
    this.count = count;
    this.faultCount = faultCount;
  }
}

/** Every badge has been checked. */
export class BadgeWallCheckedEvent extends Event {
  readonly count: number;
  /** Those that are true, valid, and by an issuer that is recognised. */
  readonly trueCount: number;

  constructor({count, trueCount}: {readonly count: number; readonly trueCount: number}) {
    super('badge-wall-checked', {bubbles: true, composed: true});
    this.count = count;
    this.trueCount = trueCount;
  }
}

/** A badge is about to be opened; cancelled, it is not. */
export class BadgeWallOpenEvent extends Event {
  /** The credential as it was packed: JSON text or compact JWS. */
  readonly credential: string;

  constructor(credential: string) {
    super('badge-wall-open', {bubbles: true, composed: true, cancelable: true});
    this.credential = credential;
  }
}

/** The wall is about to be printed; cancelled, it is not: a page may print it in its own way. */
export class BadgeWallPrintEvent extends Event {
  constructor() {
    super('badge-wall-print', {bubbles: true, composed: true, cancelable: true});
  }
}

/** A copy was made for the person to keep. */
export class BadgeWallKeptEvent extends Event {
  readonly format: 'html' | 'json-resume';
  readonly count: number;

  constructor({format, count}: {readonly format: 'html' | 'json-resume'; readonly count: number}) {
    super('badge-wall-kept', {bubbles: true, composed: true});
    this.format = format;
    this.count = count;
  }
}

/** The person made a link to badges of theirs. */
export class BadgeWallSharedEvent extends Event {
  readonly wall: Wall;

  constructor(wall: Wall) {
    super('badge-wall-shared', {bubbles: true, composed: true});
    this.wall = wall;
  }
}

/** The person ended a link to badges of theirs. */
export class BadgeWallUnsharedEvent extends Event {
  /** Its id. */
  readonly wall: string;

  constructor(wall: string) {
    super('badge-wall-unshared', {bubbles: true, composed: true});
    this.wall = wall;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-wall-read': BadgeWallReadEvent;
    'badge-wall-checked': BadgeWallCheckedEvent;
    'badge-wall-open': BadgeWallOpenEvent;
    'badge-wall-print': BadgeWallPrintEvent;
    'badge-wall-kept': BadgeWallKeptEvent;
    'badge-wall-shared': BadgeWallSharedEvent;
    'badge-wall-unshared': BadgeWallUnsharedEvent;
  }
}
