/** What every element of Pépites shares: its language, its words, its custom states, and the styles of its host. */
import {LitElement, type CSSResultGroup} from 'lit';
import {hostStyles} from '../styles/host.styles.js';
import {tokens} from '../styles/tokens.styles.js';
import {LanguageController} from '../text/language-controller.js';
import {type Catalogue, type Language, type Messages, type Text, translate} from '../text/messages.js';

export class BadgeElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, hostStyles];

  readonly #language = new LanguageController(this);
  readonly #states: Set<string> | undefined = statesOf(this);

  /** The language that the element speaks now: the nearest `lang` that it knows, else French. */
  get language(): Language {
    return this.#language.language;
  }

  /** The words of this element; call it once, for a private field. */
  protected useMessages<French extends Catalogue>(messages: Messages<French>): Text<French> {
    return (key, ...values) => translate(messages, this.language, key, values[0]);
  }

  /** Shows exactly one of `all` as a custom state, for `:state(…)` in the page's own styles. */
  protected setState<State extends string>(all: readonly State[], current: State): void {
    for (const state of all) {
      if (state === current) this.#states?.add(state);
      else this.#states?.delete(state);
    }
  }
}

/** Absent on a server, and in browsers before 2024. */
function statesOf(element: HTMLElement): Set<string> | undefined {
  try {
    return element.attachInternals().states;
  } catch {
    return undefined;
  }
}
