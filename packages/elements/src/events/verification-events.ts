/** Events of checking a badge. */
import type {Verdict} from '@pepites/credentials';

/** A badge has been checked; `verdict.outcome` says with what result. */
export class BadgeVerdictReachedEvent extends Event {
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super('badge-verdict-reached', {bubbles: true, composed: true});
    this.verdict = verdict;
  }
}

/** Something was given to check that is no badge, or cannot be read. The page and the badges before stay as they were. */
export class BadgeInputRefusedEvent extends Event {
  /** A code of `CredentialError`, or `EMPTY`, `UNREACHABLE`, `IS_PAGE`, `ADDRESS_REFUSED`, `TOO_MANY`, `CAMERA_REFUSED`, `CAMERA_MISSING`. */
  readonly code: string;
  /** Name of the file; empty for a text. */
  readonly fileName: string;

  constructor(code: string, fileName = '') {
    super('badge-input-refused', {bubbles: true, composed: true});
    this.code = code;
    this.fileName = fileName;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-input-refused': BadgeInputRefusedEvent;
    'badge-verdict-reached': BadgeVerdictReachedEvent;
  }
}
