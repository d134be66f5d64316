/** What the live region of `<badge-request>` says: what is sent, what changes without the person’s doing, what became of what they did. */
import type {requestFr} from '../messages/request.fr.js';
import type {Text} from '../text/messages.js';
import type {RequestFlow} from './request-flow.js';
import type {RequestSender} from './request-sender.js';
import {sendingWords} from './screens/sending-screens.js';

export class Announcement {
  sentence = '';

  readonly #text: Text<typeof requestFr>;
  #wasSending = false;
  #wasOffline = false;
  #note: string | undefined;

  constructor(text: Text<typeof requestFr>) {
    this.#text = text;
  }

  /** Before each render: is there news? */
  listen({note, hasBegun, screen}: RequestFlow, {isOffline}: RequestSender): void {
    const isSending = screen.kind === 'sending';
    if (isSending) this.sentence = sendingWords(screen.progress, {text: this.#text});
    // What follows has the focus and is read; these words are no longer true.
    else if (this.#wasSending) this.sentence = '';
    if (note !== this.#note && note) this.sentence = this.#text(`note.${note}`);
    else if (isOffline !== this.#wasOffline && hasBegun && !isSending)
      this.sentence = this.#text(isOffline ? 'offlineGoOn' : 'onlineAgain');
    this.#note = note;
    this.#wasOffline = isOffline;
    this.#wasSending = isSending;
  }
}
