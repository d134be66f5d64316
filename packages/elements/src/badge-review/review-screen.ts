/** What the parts of a review are given to render themselves. */
import type {reviewFr} from '../messages/review.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {EvidenceFiles} from '../evidence/evidence-files.js';
import type {ReviewFlow} from './review-flow.js';
import type {ReviewSource} from './review-source.js';

export interface ReviewOptions {
  readonly flow: ReviewFlow;
  readonly files: EvidenceFiles;
  readonly source: ReviewSource;
  readonly text: Text<typeof reviewFr>;
  readonly language: Language;
  /** Level of the element's own heading. */
  readonly headingLevel: number;
  readonly now: Date;
  /** Who answers, as the request may name them; empty where that is not known. */
  readonly myName: string;
  /** Resolves the address of a picture; `undefined` for what must not be shown. */
  readonly pictureOf: (url: string) => string | undefined;
}

export interface RequestOptions extends ReviewOptions {
  /** Place in the queue, from 1; 0 when it is not in it. */
  readonly position: number;
  readonly total: number;
  /** How much of the request is drawn: first what is in sight, a moment later the rest. */
  readonly answersDrawn: number;
  readonly isAnsweringDrawn: boolean;
  readonly onSend: () => void;
  readonly onHandOver: () => void;
  /** By link and code: there is no list to go back to. */
  readonly isGuest: boolean;
  /** Back to the list; a guest goes, and comes back by the same link. */
  readonly onLater: () => void;
  /** Absent where no other waits. */
  readonly onNext: (() => void) | undefined;
  /** For a lead: who examines, once they ask for it; absent for others. */
  readonly examiners: {readonly view: unknown; readonly onOpen: () => void} | undefined;
}
