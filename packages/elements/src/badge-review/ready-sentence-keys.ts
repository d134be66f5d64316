/** Our own ready sentences: their keys among the words, by the answer that they go with. */
import type {ReviewAnswer} from '@pepites/recognition';

export const readySentenceKeys = {
  yes: ['ready.yes.1'],
  missing: ['ready.missing.1', 'ready.missing.2', 'ready.missing.3'],
  notYet: ['ready.notYet.1', 'ready.notYet.2'],
} as const satisfies Record<ReviewAnswer, readonly string[]>;
