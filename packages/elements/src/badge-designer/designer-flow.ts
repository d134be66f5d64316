/** Where somebody stands in composing a badge: the design and how it came to be, their words, the screen. */
import type {DraftProcess} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {type BadgeDesign, firstDesign, readDesign} from '../design/badge-design.js';

/** `own`: a badge of one’s own; `structure`: a badge of the structure, or the image of one; `drawing`: an image for the page. */
export const purposes = ['own', 'structure', 'drawing'] as const;
export type Purpose = (typeof purposes)[number];
/** `image`: the image of a badge of the structure that the page names. */
export type Aim = Purpose | 'image';

export type DesignerScreen = 'draw' | 'words' | 'check' | 'done' | 'evidence' | 'recommendation' | 'shelf';

/** What the backend has already of what is composed. */
export interface DesignSource {
  /** Id of a draft of the structure, with its version. */
  readonly draft?: {readonly id: string; readonly version: number};
  /** The badge of the structure that is changed. */
  readonly badge?: {readonly id: string; readonly name: string};
  /** Id of a draft of the person’s own. */
  readonly selfBadge?: string;
}

/** What has just happened to it, said above the drawing. */
export type DesignNote = 'keptBack' | 'erased' | 'notDrawn' | 'ownAgain';

/** All that is composed, as it can be kept. */
export interface DesignSnapshot {
  readonly design: BadgeDesign;
  readonly words: DesignerWords;
  readonly source: DesignSource;
}

export interface DesignerWords {
  readonly name: string;
  /** What the badge shows or asks for, a sentence per line. */
  readonly shows: string;
  /** Of a structure’s badge: what it shows, in one sentence. */
  readonly description: string;
  /** Of a structure’s new badge: how one gets it. */
  readonly process: DraftProcess;
  /** As the person wrote it; undefined: the proposed sentence stands. */
  readonly alt: string | undefined;
}

export type MissingWord = 'name' | 'description' | 'shows' | 'alt';

const noWords: DesignerWords = {name: '', shows: '', description: '', process: 'reviewed', alt: undefined};
const mostSteps = 100;

export class DesignerFlow {
  screen: DesignerScreen = 'draw';
  words: DesignerWords = noWords;
  missing: readonly MissingWord[] = [];
  source: DesignSource = {};
  note: DesignNote | undefined;
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

  /** Something of it is the person’s. */
  get hasBegun(): boolean {
    const {alt, name, shows, description} = this.words;
    return this.#design !== firstDesign || alt !== undefined || `${name}${shows}${description}` !== '';
  }

  get snapshot(): DesignSnapshot {
    return {design: this.#design, words: this.words, source: this.source};
  }

  /** Takes up what was begun before. */
  takeUp({design, words, source}: DesignSnapshot, note?: DesignNote): void {
    this.clear();
    this.words = words;
    this.source = source;
    this.note = note;
    this.design = design;
  }

  /** All anew. */
  clear(): void {
    this.words = noWords;
    this.source = {};
    this.note = undefined;
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
export function missingWords(purpose: Aim, words: DesignerWords, alt: string): MissingWord[] {
  const missing: MissingWord[] = [];
  if (hasWords(purpose) && words.name.trim() === '') missing.push('name');
  if (purpose === 'structure' && words.description.trim() === '') missing.push('description');
  if (hasWords(purpose) && sentencesOf(words.shows).length === 0) missing.push('shows');
  if (alt.trim() === '') missing.push('alt');
  return missing;
}

/** Does it make a badge, and not only an image? */
export function hasWords(purpose: Aim): purpose is 'own' | 'structure' {
  return purpose === 'own' || purpose === 'structure';
}

/** Whatever was kept of words, whole: what is not known is empty. */
export function readWords(value: unknown): DesignerWords {
  const given: Partial<Record<keyof DesignerWords, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const text = (one: unknown): string => (typeof one === 'string' ? one : '');
  return {
    name: text(given.name).slice(0, 200),
    shows: text(given.shows).slice(0, 2000),
    description: text(given.description).slice(0, 500),
    process: given.process === 'automatic' ? 'automatic' : 'reviewed',
    alt: typeof given.alt === 'string' ? given.alt.slice(0, 500) : undefined,
  };
}
