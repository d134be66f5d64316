/** The port to the post: one short text message to one person. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Of the message itself: sent again after a crash it is the same, and mailboxes show it once. */
  readonly id?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Where the person says which messages they want; a POST there ends them (RFC 8058). */
  readonly preferencesUrl?: string;
}

export interface Mailer {
  /** @throws {MailError} */
  send(message: Message): Promise<void>;
  /** Would a message be taken? Sends none. Absent where there is nothing to ask. @throws {MailError} */
  check?(): Promise<void>;
}

/**
 * `refused`: the server will never take this message, to try again is of no use; `later`: it does not now; `unreachable`: nothing can
 * be sent at all. Its text names nobody: what servers write beside their codes does.
 */
export class MailError extends Error {
  readonly kind: 'refused' | 'later' | 'unreachable';

  constructor(kind: MailError['kind'], codes: string) {
    super(`The SMTP server did not take a message: ${codes}`);
    this.name = 'MailError';
    this.kind = kind;
  }
}
