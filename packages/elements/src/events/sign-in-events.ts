/** Events of signing in. */
import type {Person} from '@pepites/recognition';

/** A person has signed in. */
export class BadgeSignInEvent extends Event {
  readonly person: Person;

  constructor(person: Person) {
    super('badge-sign-in', {bubbles: true, composed: true});
    this.person = person;
  }
}

/** The person has signed out, or the session has been given up. */
export class BadgeSignOutEvent extends Event {
  constructor() {
    super('badge-sign-out', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-sign-in': BadgeSignInEvent;
    'badge-sign-out': BadgeSignOutEvent;
  }
}
