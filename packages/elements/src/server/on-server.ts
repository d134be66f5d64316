/** An element where there is no page: the same class, the same templates, and what it asks of a page answered with "nothing". */
import type {CSSResult, ReactiveController} from 'lit';
import type {BadgeElement, Looking} from '../base/badge-element.js';
import {wholeStyles} from '../base/whole.styles.js';
import type {Language} from '../text/messages.js';

/** What the HTML will have inside the element: inline JSON, by the selector's word for it; '' is the element's own data. */
export type Inside = Readonly<Record<string, string>>;

export interface ServerSurroundings {
  readonly language: Language;
  /** As the HTML has them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: Inside;
  /** Address of the page, where it is known. */
  readonly pageUrl: string | undefined;
}

export interface DrawnElement {
  /** What the shadow root holds. */
  readonly template: unknown;
  /** All styles of the shadow root. */
  readonly css: string;
}

/** The element, as far as it is drawn here. */
interface Drawable {
  readonly constructor: {
    readonly elementStyles: readonly unknown[];
    readonly observedAttributes: readonly string[];
  };
  attributeChangedCallback: (name: string, old: null, value: string) => void;
  render: () => unknown;
  loadWords: () => Promise<void>;
  readonly found?: Looking;
  prepare?: () => Promise<void>;
  /** Styles that belong to this drawing alone. */
  readonly places?: string;
}

/**
 * Draws a new element once, with its methods for a page replaced.
 * @throws what kept the element from having something to show
 */
export async function drawOnServer(
  element: BadgeElement,
  surroundings: ServerSurroundings,
): Promise<DrawnElement> {
  const {attributes, language} = surroundings;
  const controllers: ReactiveController[] = [];
  let added: readonly CSSResult[] = [];
  Object.defineProperties(element, {
    ...nothingAround(surroundings),
    drawn: {value: true},
    addController: {value: (controller: ReactiveController) => controllers.push(controller)},
    addStyles: {
      value: (styles: readonly CSSResult[]) => {
        added = styles;
      },
    },
  });
  const drawn = element as unknown as Drawable;
  for (const [name, value] of Object.entries({lang: language, ...attributes})) {
    if (drawn.constructor.observedAttributes.includes(name))
      drawn.attributeChangedCallback(name, null, value);
  }
  await drawn.prepare?.();
  await drawn.found?.run();
  if (drawn.found?.status === 'error') throw drawn.found.error;
  await drawn.loadWords();
  for (const controller of controllers) controller.hostUpdate?.();
  const template = drawn.render();
  const styles = [...drawn.constructor.elementStyles, ...added, wholeStyles].map(
    (style) => (style as CSSResult).cssText,
  );
  return {template, css: [...styles, drawn.places ?? ''].join('\n')};
}

function nothingAround({language, inside, pageUrl}: ServerSurroundings): PropertyDescriptorMap {
  const scriptFor = (selectors: string): {readonly textContent: string} | null => {
    const name =
      /script\[data-([a-z]+)\]/.exec(selectors)?.[1] ?? (selectors.includes('script') ? '' : undefined);
    const textContent = name === undefined ? undefined : inside[name];
    return textContent === undefined ? null : {textContent};
  };
  return {
    language: {value: language},
    baseURI: {value: pageUrl ?? somePage},
    querySelector: {value: scriptFor},
    querySelectorAll: {value: () => []},
    childNodes: {value: []},
    closest: {value: () => null},
    getAttribute: {value: (name: string) => (name === 'lang' ? language : null)},
  };
}

/** Stands for a page of which only its server knows where it is. */
const somePage = 'https://page.invalid/';
