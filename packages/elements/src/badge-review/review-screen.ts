/** What the parts of a review are given to render themselves. */
import type {reviewFr} from '../messages/review.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {BackendController} from '../context/backend-controller.js';
import type {EvidenceFiles} from '../evidence/evidence-files.js';
import type {ReviewFlow} from './review-flow.js';

export interface ReviewOptions {
  readonly flow: ReviewFlow;
  readonly files: EvidenceFiles;
  readonly backend: BackendController;
  readonly text: Text<typeof reviewFr>;
  readonly language: Language;
  /** Level of the element's own heading. */
  readonly headingLevel: number;
  readonly now: Date;
  /** Resolves the address of a picture; `undefined` for what must not be shown. */
  readonly pictureOf: (url: string) => string | undefined;
}
