/** One badge that is checked: what was read of it, what the check found, and whether it is the person's own. */
import {type CredentialView, type ParsedCredential, summarise, type Verdict} from '@pepites/credentials';
import type {VoidKind} from '../art/void-outline.js';
import {PictureAddress} from '../base/picture-address.js';
import {isIssuerRecognised, type Truth, truthOf, voidKindOf, wasUnanswered} from '../verification/truth.js';

/** `ready`: read, and nothing was asked of anybody yet. */
export type CheckedState = 'reading' | 'ready' | 'checking' | 'done' | 'failed';

export type MineAnswer = 'yes' | 'no' | 'unknown';

export class CheckedBadge {
  /** Of its file; empty for a text. */
  readonly fileName: string;
  /** What the badge brings itself. */
  image: Blob | undefined;
  /** Where the page finds it, for as long as the element is in the page. */
  readonly picture = new PictureAddress();
  state: CheckedState = 'reading';
  parsed: ParsedCredential | undefined;
  verdict: Verdict | undefined;
  error: unknown;
  /** Sites that would have to be asked to know more. */
  hosts: readonly string[] = [];
  email = '';
  mine: MineAnswer | undefined;
  isEmailWrong = false;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /** What was judged, which of a hosted badge is what its issuer says now. */
  get view(): CredentialView | undefined {
    return this.verdict?.judged ?? this.parsed?.view;
  }

  get truth(): Truth | undefined {
    return this.verdict && truthOf(this.verdict);
  }

  /** Signed, by somebody whom nobody here knows. */
  get isByStranger(): boolean {
    return this.verdict !== undefined && this.truth === 'verified' && !isIssuerRecognised(this.verdict);
  }

  /** What it is where it is no badge, or none any more, or none for now. */
  get voidKind(): VoidKind | undefined {
    const {truth, verdict} = this;
    return truth && voidKindOf(truth, verdict);
  }

  /** Nobody has changed it since it was signed, whoever that was. */
  get isGenuine(): boolean {
    return this.verdict !== undefined && summarise(this.verdict).genuine.answer === 'yes';
  }

  /** Really given by somebody who is known here. */
  get isProven(): boolean {
    return this.verdict !== undefined && this.isGenuine && isIssuerRecognised(this.verdict);
  }

  /** Nobody here can say that it is good, nor that it is not. */
  get isOpen(): boolean {
    return this.isByStranger || (this.truth ?? 'undetermined') === 'undetermined';
  }

  /** Asking again finds the same where nobody can be asked, and where whoever was asked has answered. */
  get mayKnowMore(): boolean {
    const {verdict, truth, hosts} = this;
    return verdict !== undefined && truth === 'undetermined' && hosts.length > 0 && wasUnanswered(verdict);
  }

  /** Does it name its owner in a way that an e-mail address can be compared with? */
  get namesSomebody(): boolean {
    const document = this.parsed?.document ?? {};
    const subjects = [document['credentialSubject']].flat();
    return (
      (document['recipient'] !== undefined && document['recipient'] !== null) ||
      subjects.some((subject) => {
        if (typeof subject !== 'object' || subject === null) return false;
        const {id, identifier} = subject as {readonly id?: unknown; readonly identifier?: unknown};
        return identifier !== undefined || (typeof id === 'string' && id.startsWith('mailto:'));
      })
    );
  }
}
