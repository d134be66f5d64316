/** Calls back when what is shown may be out of date: every few seconds while something is pending, and when the page is seen again. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export const pollEveryMs = 5000;

export interface RefreshOptions {
  /** Is something pending, such as a request or a signature? Asked after each render. */
  readonly isPending: () => boolean;
  /** Is there anything to refresh when the page is seen again? */
  readonly isLive: () => boolean;
  readonly refresh: () => void;
  /** @default 5000 */
  readonly everyMs?: number;
}

export class RefreshController implements ReactiveController {
  readonly #options: RefreshOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: RefreshOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostUpdated(): void {
    this.#schedule();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#timer !== undefined || !this.#options.isPending()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#options.isPending()) return;
      // A hidden page waits: it refreshes when it is seen again.
      if (document.visibilityState === 'visible') this.#options.refresh();
      this.#schedule();
    }, this.#options.everyMs ?? pollEveryMs);
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible' && this.#options.isLive()) this.#options.refresh();
  };
}
