/** A long screen that gives way to another stays in the page, unseen, until that one is painted: to take it out is work that nobody waits for. */
import {css, html, noChange, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {afterPaint} from './after-paint.js';

export interface OpenScreen {
  /** Screens of one key are changed into each other; of two keys, one gives way to the other. */
  readonly key: string;
  readonly isLong: boolean;
  readonly content: TemplateResult;
}

export class LetGoLater {
  readonly #host: ReactiveControllerHost;
  #open: {readonly key: string; readonly isLong: boolean} | undefined;
  #leaving: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  render({key, isLong, content}: OpenScreen): TemplateResult {
    const before = this.#open;
    this.#open = {key, isLong};
    if (before && before.key !== key && before.isLong) this.#keep(before.key);
    if (this.#leaving === key) this.#leaving = undefined;
    // What opens comes first: it is what is found in the page.
    const keys = this.#leaving === undefined ? [key] : [key, this.#leaving];
    return html`${repeat(
      keys,
      (one) => one,
      (one) =>
        html`<div class=${one === key ? 'opened' : 'leaving'} ?inert=${one !== key}>
          ${one === key ? content : noChange}
        </div>`,
    )}`;
  }

  #keep(key: string): void {
    this.#leaving = key;
    afterPaint(() => {
      if (this.#leaving !== key) return;
      this.#leaving = undefined;
      this.#host.requestUpdate();
    });
  }
}

export const letGoLaterStyles = css`
  .opened,
  .leaving {
    display: flex;
    flex-direction: column;
    gap: 1.25em;
    min-inline-size: 0;
  }
  /* Still laid out, so that nothing is undone before the paint; no part of what is read. */
  .leaving {
    content-visibility: hidden;
    position: absolute;
  }
`;
