import {ContextProvider} from '@lit/context';
import type {BadgeBackend} from '@pepites/recognition';
import {css, html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import {backendContext, BackendContext} from '../context/backend-context.js';

/**
 * Gives the elements inside it one backend, one structure and one session: who signs in in one of them is signed in in all, and
 * what one of them changes, the others show. Its `lang`, like any ancestor's, is the language they speak.
 *
 * @summary Shares a backend and a session with the elements inside it.
 * @tagname badge-backend
 * @slot - The page's own content, with the elements somewhere in it.
 */
export class BadgeBackendElement extends LitElement {
  static override properties = {
    backend: {reflect: true},
    structure: {reflect: true},
    client: {attribute: false},
  };

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Address of the backend, such as `https://badges.example`. */
  backend = '';

  /** Id of the structure whose badges are shown. */
  structure = '';

  /** Any implementation of the port `BadgeBackend`, instead of the client over HTTP. For tests, stories and server proxies. */
  client: BadgeBackend | undefined;

  readonly #provider = new ContextProvider(this, {context: backendContext, initialValue: this.#make()});

  /** What the elements inside are given. A new one takes its place, without session, when an attribute changes. */
  get context(): BackendContext {
    return this.#provider.value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') || changed.has('structure') || changed.has('client')) {
      this.#provider.setValue(this.#make());
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #make(): BackendContext {
    return new BackendContext({backend: this.backend, structure: this.structure, client: this.client});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-backend': BadgeBackendElement;
  }
}
