/** The element that a badge is drawn in, and what its drawing needs of it. */
import type {Verdict} from '@pepites/credentials';
import type {CSSResult, ReactiveControllerHost} from 'lit';
import type {Task} from '../base/task.js';
import type {BackendController} from '../context/backend-controller.js';
import type {Catalogue, Language, LazyMessages, Text} from '../text/messages.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import type {BadgeSource} from './badge-source.js';

export const displayStates = [
  ...(['empty', 'loading', 'signing', 'failed', 'checking', 'unchecked'] as const),
  ...(['verified', 'expired', 'revoked', 'refused', 'undetermined'] as const),
];
export type DisplayState = (typeof displayStates)[number];

/** The element, as far as a drawing needs it. */
export interface DrawingHost extends ReactiveControllerHost, HTMLElement {
  verdict: Verdict | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly form: 'card' | 'medallion' | 'row';
  readonly verify: 'auto' | 'click' | 'none';
  readonly fetch: FetchPolicy;
  readonly headingLevel: number;
  readonly language: Language;
  readonly recommendations: string;
  readonly src: string;
  readonly page: string;
  /** Own address of a backend; empty: that of the nearest `<badge-backend>`. */
  readonly backend: string;
}

/** As much of the task that finds the badge as is drawn. */
export type Looking = Pick<Task<readonly unknown[], BadgeSource>, 'status' | 'value' | 'error' | 'run'>;

/** What only the element's own class knows. */
export interface Surroundings {
  readonly backend: BackendController;
  /** Has the page's author written something inside, to be read instead? */
  readonly hasFallback: (element: Element) => boolean;
  /** The language of the page around the element, which may be none that the element speaks. */
  readonly langAround: (element: Element) => string;
}

export interface DrawingOptions extends Surroundings {
  readonly source: Looking;
  readonly useMessages: <French extends Catalogue>(lazy: LazyMessages<French>) => Text<French>;
  /** Takes the place of those that were added before. */
  readonly addStyles: (styles: readonly CSSResult[]) => void;
  readonly setState: (state: DisplayState) => void;
  /** Is what is there still what a server has drawn? */
  readonly isDrawnByServer: () => boolean;
}

/** What the class of the element keeps to itself and its drawing. */
interface Inside extends Pick<DrawingOptions, 'useMessages' | 'addStyles'> {
  readonly found: Looking;
  readonly drawn: ShadowRoot | null;
  readonly internals: {readonly states?: ReadonlySet<string>} | undefined;
  readonly setState: (all: readonly DisplayState[], state: DisplayState) => void;
}

export function optionsOf(host: DrawingHost, surroundings: Surroundings): DrawingOptions {
  const inside = host as object as Inside;
  return {
    ...surroundings,
    source: inside.found,
    useMessages: (lazy) => inside.useMessages(lazy),
    addStyles: (styles) => {
      inside.addStyles(styles);
    },
    setState: (state) => {
      if (inside.internals?.states?.has(state) !== true) inside.setState(displayStates, state);
    },
    isDrawnByServer: () => inside.drawn !== null,
  };
}
