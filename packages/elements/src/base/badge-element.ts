/** What every element of Pépites shares: its language, its words, its custom states, and the styles of its host. */
import {adoptStyles, type CSSResult, type CSSResultGroup, LitElement} from 'lit';
import {hostStyles} from '../styles/host.styles.js';
import {tokens} from '../styles/tokens.styles.js';
import {LanguageController} from '../text/language-controller.js';
import {
  type Catalogue,
  type Language,
  type LazyMessages,
  type OtherLanguage,
  type Text,
  translate,
  type Translation,
} from '../text/messages.js';
import type {Task} from './task.js';

type WithoutInternals = Partial<Pick<HTMLElement, 'attachInternals'>>;

/** As much of a `Task` as the first picture waits for; it never rejects. */
export type Looking = Pick<Task<readonly never[], unknown>, 'run' | 'status' | 'error'>;

export class BadgeElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, hostStyles];

  readonly #language = new LanguageController(this);
  readonly #wordsToLoad: ((language: OtherLanguage) => Promise<void>)[] = [];
  /** What the element speaks, by its first words; nothing but French where the others cannot be had. */
  #spoken: {readonly [Each in Language]?: unknown} | undefined;
  /** Absent in browsers before 2023. */
  protected readonly internals: ElementInternals | undefined = (this as WithoutInternals).attachInternals?.();
  /** What a server has drawn, for as long as it is as that left it. */
  protected drawn = this.shadowRoot;

  /** The language that the element speaks now: the nearest `lang` that it knows, else French. */
  get language(): Language {
    const {language} = this.#language;
    return !this.#spoken || this.#spoken[language] ? language : 'fr';
  }

  /** Words of this element, for a private field: once, and once more for a part that is loaded later. French is there at once, the others when they are needed. */
  protected useMessages<French extends Catalogue>(lazy: LazyMessages<French>): Text<French> {
    const words: {fr: French} & {[Other in OtherLanguage]?: Translation<French> | undefined} = {fr: lazy.fr};
    this.#spoken ??= lazy;
    this.#wordsToLoad.push(async (language) => {
      words[language] ??= await lazy[language]?.();
    });
    return (key, ...values) => translate(words, this.language, key, values[0]);
  }

  /** The server's own styles hold until there are all of ours: half of them would move what is drawn. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this.drawn ?? super.createRenderRoot();
  }

  /** The first picture waits for its words. If they cannot be had, French is better than nothing. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.loadWords();
    if (this.drawn) await (await import('./take-over.js')).takeOver(this);
    await super.scheduleUpdate();
  }

  /** The words of the element's language, where they are not there yet. */
  protected async loadWords(): Promise<void> {
    const {language} = this;
    if (language === 'fr') return;
    try {
      await Promise.all(this.#wordsToLoad.map((load) => load(language)));
    } catch {
      this.#spoken = {};
    }
  }

  /** Finds what is shown; where a server has drawn it, it is found before the first render. */
  protected readonly found?: Looking;

  /** The same, of an element that does more than to find one thing. */
  protected prepare?(): Promise<void>;

  /** Adds the styles of the part that is loaded later. */
  protected addStyles(styles: readonly CSSResult[]): void {
    const {elementStyles} = this.constructor as typeof LitElement;
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...elementStyles, ...styles]);
  }

  /** Shows exactly one of `all` as a custom state, for `:state(…)` in the page's own styles. */
  protected setState<State extends string>(all: readonly State[], current: State): void {
    // Absent in browsers before 2024.
    const states: Set<string> | undefined = this.internals?.states;
    for (const state of all) states?.[state === current ? 'add' : 'delete'](state);
  }
}
