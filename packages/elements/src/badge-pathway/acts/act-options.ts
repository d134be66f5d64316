/** What the acts on an opened step are given. */
import type {BackendContext} from '../../context/backend-context.js';
import {actsEn} from '../../messages/acts.en.js';
import {actsFr} from '../../messages/acts.fr.js';
import {type Language, type Text, translate} from '../../text/messages.js';

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

export function textIn({language}: Pick<ActOptions, 'language'>): ActText {
  return (key, ...values) => translate({fr: actsFr, en: actsEn}, language, key, values[0]);
}
