/** What each screen of a request is given to render itself. */
import type {Badge, LocalisedText} from '@pepites/recognition';
import type {DrawnInTurns} from '../base/drawn-in-turns.js';
import type {ElsewherePlace} from '../elsewhere/elsewhere-place.js';
import type {requestFr} from '../messages/request.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {Media} from './fields/field.js';
import type {ShownQuestions} from './shown-questions.js';
import type {RequestFlow} from './request-flow.js';
import type {RequestSender} from './request-sender.js';
import type {SentActs} from './sent-acts.js';

/** The person whom an adviser sends the request with. */
export interface Assisted {
  readonly person: string;
  /** As the page or the request says it; else words that stand for it. */
  readonly name: string;
}

export interface ScreenOptions {
  readonly badge: Badge;
  readonly flow: RequestFlow;
  readonly sender: RequestSender;
  readonly acts: SentActs;
  readonly text: Text<typeof requestFr>;
  readonly language: Language;
  /** Level of the element's own heading; the screens' are one below. */
  readonly headingLevel: number;
  /** Absent where the person asks for themselves. */
  readonly assisted: Assisted | undefined;
  readonly isSignedIn: boolean;
  /** Of whoever is signed in, where they have one and the page may know it. */
  readonly email: string | undefined;
  /** The signed-in person has no name yet. */
  readonly isNameless: boolean;
  readonly urlOf: (blob: Blob) => string;
  /** Resolves the address of a picture; `undefined` for what must not be shown. */
  readonly pictureOf: (url: string) => string | undefined;
  /** Name of another badge of the structure; its id until it is known. */
  readonly nameOf: (badge: string) => LocalisedText;
  readonly announce: (sentence: string) => void;
  readonly media: Media | undefined;
  /** How many questions or answers of a long list are drawn. */
  readonly turns: DrawnInTurns;
  readonly shownQuestions: ShownQuestions;
  /** Where the badge is on other platforms. */
  readonly elsewhere: ElsewherePlace;
}
