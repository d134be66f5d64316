/** What the desk of a sign-in is given: the element, and where it stands. */
import type {ReactiveControllerHost} from 'lit';
import type {Language} from '../text/messages.js';

/** `window`: the backend's own page asks. */
export type Stage = 'email' | 'code' | 'claim' | 'scan' | 'window';

/** The element, as far as its desk needs it. */
export interface SignInHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly language: Language;
  readonly headingLevel: number;
  readonly start: 'email' | 'claim';
  readonly way: 'here' | 'window';
}
