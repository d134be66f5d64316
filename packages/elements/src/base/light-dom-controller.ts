/** Tells an element that what its page's author wrote inside it has changed. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export class LightDomController implements ReactiveController {
  /** Grows with each change: an argument for the tasks that read what is inside. */
  revision = 0;

  readonly #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver((records) => {
      // The element's own attributes are its properties: they have been heard already.
      if (records.every(({type, target}) => type === 'attributes' && target === this.#host)) return;
      this.revision += 1;
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
