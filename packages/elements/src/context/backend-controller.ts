/** Gives an element its backend: that of its own attributes, else that of the nearest `<badge-backend>`; and re-renders it on change. */
import {ContextEvent} from '@lit/context';
import type {BadgeBackend, Session} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {backendContext, BackendContext} from './backend-context.js';

export interface BackendHost extends ReactiveControllerHost, HTMLElement {
  /** Own attribute; wins over the provider's. */
  readonly backend: string;
  /** Own attribute; wins over the provider's. */
  readonly structure: string;
}

const providerTag = 'badge-backend';

export class BackendController implements ReactiveController {
  readonly #host: BackendHost;
  #provided: BackendContext | undefined;
  #own: BackendContext | undefined;
  #followed: BackendContext | undefined;
  #unfollow: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: BackendHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The context in force. Without any attribute and without a provider it has no backend. */
  get context(): BackendContext {
    const {backend, structure} = this.#host;
    const provided = this.#provided;
    if (provided && (backend === '' || backend === provided.backend)) return provided;
    if (this.#own?.backend !== backend || this.#own.structure !== structure) {
      this.#own = new BackendContext({backend, structure});
    }
    return this.#own;
  }

  get structure(): string {
    return this.#host.structure || this.context.structure;
  }

  get session(): Session | undefined {
    return this.context.session;
  }

  get revision(): number {
    return this.context.revision;
  }

  get hasBackend(): boolean {
    return this.context.hasBackend;
  }

  use<T>(call: (client: BadgeBackend) => Promise<T>): Promise<T> {
    return this.context.use(call);
  }

  hostConnected(): void {
    this.#request();
    this.#follow();
    // A provider that is not defined yet hears nothing: ask again when it is.
    if (typeof customElements !== 'undefined' && !customElements.get(providerTag)) {
      void customElements.whenDefined(providerTag).then(() => {
        if (this.#host.isConnected && !this.#provided) this.#request();
      });
    }
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#followed = undefined;
    this.#provided = undefined;
  }

  #request(): void {
    this.#host.dispatchEvent(
      new ContextEvent(
        backendContext,
        this.#host,
        (value, unsubscribe) => {
          if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
          this.#unsubscribe = unsubscribe;
          this.#provided = value;
          this.#host.requestUpdate();
        },
        true,
      ),
    );
  }

  #follow(): void {
    const context = this.context;
    if (context === this.#followed) return;
    this.#unfollow?.();
    this.#followed = context;
    this.#unfollow = context.onChange(() => {
      this.#host.requestUpdate();
    });
  }
}
