/** What the parts of `<badge-verifier>` are given to render themselves. */
import type {verifierFr} from '../messages/verifier.fr.js';
import type {Language, Text} from '../text/messages.js';
import type {CodeScanner} from './code-scanner.js';
import type {VerifierFlow} from './verifier-flow.js';

export interface VerifierRoom {
  readonly flow: VerifierFlow;
  readonly scanner: CodeScanner;
  readonly text: Text<typeof verifierFr>;
  readonly language: Language;
  readonly headingLevel: number;
  readonly now: Date;
  /** Something is held over the place for files. */
  readonly isOver: boolean;
  /** Whom a check asks, said where a badge is given. */
  readonly saySends: () => string;
  readonly listOf: (hosts: readonly string[]) => string;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onChoose: (event: Event) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onPrint: () => void;
}
