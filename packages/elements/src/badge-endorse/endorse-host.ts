/** What the parts of `<badge-endorse>` are given to do their work and render themselves. */
import type {LocalisedText} from '@pepites/recognition';
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import type {endorseFr} from '../messages/endorse.fr.js';
import type {Language, Text} from '../text/messages.js';

export type EndorseText = Text<typeof endorseFr>;

/** Where the keyboard goes after the next picture. */
export type FocusTarget = 'heading' | 'problem' | 'sure' | 'news';

export interface EndorseOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly backend: BackendController;
  readonly text: EndorseText;
  readonly language: () => Language;
  /** Level of the element's own heading. */
  readonly headingLevel: () => number;
  /** The words in the element's language. */
  readonly say: (text: LocalisedText) => string;
  /** The same to be shown: marked as French where there are no words in the element's language. */
  readonly shown: (text: LocalisedText) => string | TemplateResult;
  readonly focus: (target: FocusTarget) => void;
  /** Says something to those who do not see it change. */
  readonly announce: (sentence: string) => void;
}
