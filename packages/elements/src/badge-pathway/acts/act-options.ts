/** What the acts on an opened step are given. */
import type {BackendContext} from '../../context/backend-context.js';
import type {actsFr} from '../../messages/acts.fr.js';
import type {Language, Text} from '../../text/messages.js';

export interface ActOptions {
  readonly context: BackendContext;
  readonly structure: string;
  readonly language: Language;
}

export type ActText = Text<typeof actsFr>;

/** Of which badge of the person's. */
export interface AwardOf {
  readonly structure: string;
  readonly award: string;
}
