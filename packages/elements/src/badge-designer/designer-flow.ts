/** Where somebody stands in composing a badge: the design and how it came to be, their words, the screen. */
import type {ReactiveControllerHost} from 'lit';
import {type BadgeDesign, firstDesign, readDesign} from '../design/badge-design.js';

/** `own`: a badge of one’s own; `structure`: the image of one of the structure’s badges; `drawing`: an image for the page. */
export const purposes = ['own', 'structure', 'drawing'] as const;
export type Purpose = (typeof purposes)[number];

export type DesignerScreen = 'draw' | 'words' | 'check' | 'done' | 'evidence' | 'recommendation';

export interface DesignerWords {
  readonly name: string;
  /** What the badge shows, a sentence per line. */
  readonly shows: string;
  /** As the person wrote it; undefined: the proposed sentence stands. */
  readonly alt: string | undefined;
}

export type MissingWord = 'name' | 'shows' | 'alt';

const noWords: DesignerWords = {name: '', shows: '', alt: undefined};
const mostSteps = 100;

export class DesignerFlow {
  screen: DesignerScreen = 'draw';
  words: DesignerWords = noWords;
  missing: readonly MissingWord[] = [];
  /** Where the focus goes after the next drawing. */
  focusTarget: 'heading' | 'problem' | 'news' | 'alt' | undefined;
  /** The line that stands open. */
  openPart: keyof BadgeDesign | '' = '';

  readonly #host: ReactiveControllerHost;
  readonly #onChange: (design: BadgeDesign) => void;
  #design = firstDesign;
  #before: {readonly design: BadgeDesign; readonly part: string}[] = [];

  /** @param onChange called when the person changes the design */
  constructor(host: ReactiveControllerHost, onChange: (design: BadgeDesign) => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  get design(): BadgeDesign {
    return this.#design;
  }

  /** As a page sets it: nothing to undo. */
  set design(design: BadgeDesign) {
    this.#design = design;
    this.#before = [];
    this.#host.requestUpdate();
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** What is written into one field letter by letter, or mixed in one colour field, is one step. */
  change(changes: Partial<BadgeDesign>): void {
    const next = readDesign({...this.#design, ...changes});
    const part = Object.keys(changes).join();
    const isOneGo = ['text', 'enamel'].includes(part) && this.#before.at(-1)?.part === `${part} going on`;
    if (!isOneGo) {
      const isTyped = part === 'text' || (part === 'enamel' && next.enamel.startsWith('#'));
      this.#before.push({design: this.#design, part: isTyped ? `${part} going on` : part});
      if (this.#before.length > mostSteps) this.#before.shift();
    }
    this.#take(next);
  }

  undo(): void {
    const last = this.#before.pop();
    if (last) this.#take(last.design);
  }

  restart(): void {
    this.#before.push({design: this.#design, part: 'all'});
    this.#take(firstDesign);
  }

  write(words: Partial<DesignerWords>): void {
    this.words = {...this.words, ...words};
    this.missing = this.missing.filter((each) => !(each in words));
    this.#host.requestUpdate();
  }

  show(screen: DesignerScreen): void {
    this.screen = screen;
    this.focusTarget = 'heading';
    this.#host.requestUpdate();
  }

  say(missing: readonly MissingWord[]): void {
    this.missing = missing;
    this.focusTarget = 'problem';
    this.#host.requestUpdate();
  }

  /** All anew. */
  clear(): void {
    this.words = noWords;
    this.missing = [];
    this.openPart = '';
    this.design = firstDesign;
  }

  #take(design: BadgeDesign): void {
    this.#design = design;
    this.#host.requestUpdate();
    this.#onChange(design);
  }
}

/** What the badge shows, as sentences: those that are written on a line of their own. */
export function sentencesOf(shows: string): string[] {
  return shows
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 12);
}

/** What the person must still write. `alt`: as it will be kept. */
export function missingWords(purpose: Purpose, words: DesignerWords, alt: string): MissingWord[] {
  const missing: MissingWord[] = [];
  if (purpose === 'own' && words.name.trim() === '') missing.push('name');
  if (purpose === 'own' && sentencesOf(words.shows).length === 0) missing.push('shows');
  if (alt.trim() === '') missing.push('alt');
  return missing;
}
