/** Asking for a badge in a dialog over the page, by `<badge-request>` itself. Loaded when somebody asks for one. */
import {css, html, type LitElement, nothing, type TemplateResult} from 'lit';
import '../badge-request/badge-request.js';
import type {BackendContext} from '../context/backend-context.js';
import {shareContext} from '../context/share-context.js';
import {sheetStyles} from '../styles/sheet.styles.js';

export interface RequestDialogOptions {
  readonly context: () => BackendContext;
  readonly structure: () => string;
  /** Whether to be shown among the supporters is asked for elsewhere. */
  readonly withoutListing?: boolean;
  /** The backend has the request. */
  readonly onSent?: () => void;
}

export const dialogStyles = [
  sheetStyles,
  css`
    .asking {
      --_sheet: 42em;
      --_sheet-edge: 1em;
      container-type: inline-size;
    }
    /* As far from the edge as what is asked above, in a theme without space in cards too. */
    .asking .close {
      --_edge: min(1em, var(--_pad));
      display: grid;
      justify-items: start;
      gap: 0.75em;
      padding: max(0px, 1em - var(--_pad)) var(--_edge) var(--_edge);
    }
    @container (min-width: 30em) {
      .asking .close {
        --_edge: min(1.5em, var(--_pad) * 1.2);
      }
    }
    .asking badge-request {
      --badge-border: 0px;
    }
    /* Has the focus only until there is a title to have it: its edge is the window’s. */
    .asking:focus {
      outline: none;
    }
  `,
];

export class RequestDialog {
  readonly #host: LitElement;
  readonly #options: RequestDialogOptions;
  #badge: string | undefined;

  constructor(host: LitElement, options: RequestDialogOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#badge !== undefined;
  }

  open(badge: string): void {
    this.#badge = badge;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#dialog?.close();
  }

  /** `words`: of the button that closes it, and what the dialog is about; `otherWay`: before that button. */
  render(
    words: {readonly close: string; readonly title: string},
    otherWay: TemplateResult | typeof nothing = nothing,
  ): TemplateResult | typeof nothing {
    const {context, structure, withoutListing = false} = this.#options;
    if (this.#badge === undefined) return nothing;
    return html`<dialog
      class="sheet asking"
      tabindex="-1"
      aria-label=${words.title}
      @close=${this.#onClose}
      @context-request=${shareContext(context)}
      @badge-request-sent=${this.#onSent}
    >
      <badge-request
        structure=${structure()}
        badge=${this.#badge}
        heading-level="2"
        ?without-listing=${withoutListing}
      ></badge-request>
      <div class="close">
        ${otherWay}
        <button
          class="button secondary"
          type="button"
          @click=${() => {
            this.close();
          }}
        >
          ${words.close}
        </button>
      </div>
    </dialog>`;
  }

  /** After each render. */
  update(): void {
    const dialog = this.#dialog;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // What it says is read first: by itself a dialog gives the focus to its first button, which here closes it.
    dialog.focus();
    dialog.querySelector('badge-request')?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog.asking');
  }

  readonly #onClose = (): void => {
    this.#badge = undefined;
    this.#host.requestUpdate();
  };

  readonly #onSent = (): void => {
    this.#options.onSent?.();
  };
}
