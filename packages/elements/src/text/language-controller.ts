/** Which language an element speaks: that of the nearest `lang`, looked for across shadow roots, and followed when it changes. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Language, languages} from './messages.js';

/** French, where the page says nothing or says a language that we do not have. */
export const defaultLanguage: Language = 'fr';

/** The nearest `lang` attribute, from the element outwards through its shadow hosts; empty when there is none. */
export function nearestLang(element: Element): string {
  let current: Element | null = element;
  while (current) {
    const lang = current.getAttribute('lang');
    if (lang !== null && lang !== '') return lang;
    current = current.parentElement ?? hostOf(current);
  }
  return '';
}

export function languageOf(lang: string): Language {
  const primary = lang.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? defaultLanguage;
}

export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #stop: (() => void) | undefined;
  #language: Language = defaultLanguage;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get language(): Language {
    return this.#language;
  }

  hostConnected(): void {
    this.#read();
    const roots: Node[] = [];
    for (let node: Element | null = this.#host; node; node = hostOf(node)) roots.push(node.getRootNode());
    const stops = roots.map((root) => watchLang(root, this.#read));
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  readonly #read = (): void => {
    const language = languageOf(nearestLang(this.#host));
    if (language === this.#language) return;
    this.#language = language;
    this.#host.requestUpdate();
  };
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return typeof ShadowRoot !== 'undefined' && root instanceof ShadowRoot ? root.host : null;
}

interface LangWatch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

// One observer per root, shared: five hundred elements on a page would otherwise observe the same document five hundred times.
const watches = new WeakMap<Node, LangWatch>();

function watchLang(root: Node, listener: () => void): () => void {
  let watch = watches.get(root);
  if (!watch) {
    const listeners = new Set<() => void>();
    const observer = new MutationObserver(() => {
      for (const each of listeners) each();
    });
    observer.observe(root, {subtree: true, attributeFilter: ['lang']});
    watch = {observer, listeners};
    watches.set(root, watch);
  }
  const {observer, listeners} = watch;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer.disconnect();
    watches.delete(root);
  };
}
