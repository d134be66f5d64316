/** What the rooms of a lead are given to do their work. */
import type {BackendController} from '../../context/backend-controller.js';
import type {leadFr} from '../../messages/lead.fr.js';
import type {Language, Text} from '../../text/messages.js';

export type LeadText = Text<typeof leadFr>;

export interface LeadOptions {
  readonly backend: BackendController;
  readonly text: LeadText;
  readonly language: () => Language;
  /** Level of the element's own heading. */
  readonly headingLevel: () => number;
  /** Puts a sentence into the live region. */
  readonly say: (sentence: string) => void;
  /** Others examine the request now: what was read of it is old. */
  readonly onAssigned: () => void;
  /** Draws again; then the focus goes to what a selector finds. */
  readonly update: (focus?: string) => void;
}
