import type {CredentialHost} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent, inlineJsonText} from '../base/light-dom.js';
import {LightDomController} from '../base/light-dom-controller.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {BadgeWallFailedEvent} from '../events/wall-events.js';
import {wallShellFr} from '../messages/wall-shell.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import type {WallEntry, WallOrigins, WallSource} from './wall-badge.js';
import type {WallRoom} from './wall-room.js';

type Part = typeof import('./wall-part.js');

const states = [
  'empty',
  'loading',
  'signed-out',
  'failed',
  'unchecked',
  'checking',
  'verified',
  'problems',
  'undetermined',
] as const;

/**
 * A person’s badges: their digital CV. From a link that they share (`src`), a list of addresses (`sources`, or links written inside), a host of
 * Open Badges (`host`), or the badges of whoever is signed in. Each badge is checked in the browser; that all are true is said once, and what is
 * not has its mark and its words. It is printed on one A4 page.
 *
 * Keyboard: each badge is a button that opens it in a dialog; Escape closes it. What the check found is a polite live region.
 *
 * @summary Shows a person’s badges, and whether they are true.
 * @tagname badge-wall
 * @fires {BadgeWallReadEvent} badge-wall-read - The badges were read; the wall is shown.
 * @fires {BadgeWallFailedEvent} badge-wall-failed - The badges could not be had; its `code` says why.
 * @fires {BadgeWallCheckedEvent} badge-wall-checked - Every badge has been checked.
 * @fires {BadgeWallOpenEvent} badge-wall-open - A badge is about to be opened; cancelled, it is not.
 * @fires {BadgeWallPrintEvent} badge-wall-print - The wall is about to be printed; cancelled, it is not.
 * @fires {BadgeWallKeptEvent} badge-wall-kept - A copy was made for the person to keep.
 * @fires {BadgeWallSharedEvent} badge-wall-shared - The person made a link to badges of theirs.
 * @fires {BadgeWallUnsharedEvent} badge-wall-unshared - The person ended a link to badges of theirs.
 * @slot - Fallback, shown until there are badges and when they cannot be read. Links in a list here are the badges, where nothing else says which;
 *   so is a `<script type="application/json">` with `{name, items: [{credential, imageUrl, credentialUrl, isKey}]}`.
 * @csspart wall - All of it.
 * @csspart badge - One badge of the wall.
 * @csspart key-badge - A key badge, larger and first.
 * @cssstate empty
 * @cssstate loading
 * @cssstate signed-out
 * @cssstate failed
 * @cssstate unchecked
 * @cssstate checking
 * @cssstate verified
 * @cssstate problems
 * @cssstate undetermined
 */
export class BadgeWallElement extends BadgeElement {
  static override properties = {
    src: {},
    backend: {},
    structure: {},
    holder: {},
    verify: {},
    fetch: {},
    copies: {type: Boolean},
    headingLevel: {type: Number, attribute: 'heading-level'},
    sources: {attribute: false},
    host: {attribute: false},
  };

  static override styles = [BadgeElement.styles, noteStyles];

  /** Address of a list of badges, or of a page by which a person shares some. Fetched without cookies. */
  src = '';

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Name of the person, for the title; without it, the one that the list or the session says. */
  holder = '';

  /** `auto`: when the wall comes into view; `click`: when asked; `none`: never, and the wall says so. */
  verify: 'auto' | 'click' | 'none' = 'auto';

  /** `direct`: the page may fetch what the badges name, their pictures included. */
  fetch: FetchPolicy = 'backend';

  /** Copies to keep are offered to every reader, not only to the person whose badges they are. */
  copies = false;

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  /** Addresses of badges or of lists; or the badges themselves, as objects or as their texts. */
  sources: readonly WallEntry[] | undefined;

  /** A host of Open Badges (wallet, backpack), as `openCredentialHost` of the SDK gives it. */
  host: CredentialHost | undefined;

  readonly #text = this.useMessages({
    fr: wallShellFr,
    en: async () => (await import('../messages/wall-shell.en.js')).wallShellEn,
    es: async () => (await import('../messages/wall-shell.es.js')).wallShellEs,
    ar: async () => (await import('../messages/wall-shell.ar.js')).wallShellAr,
    uk: async () => (await import('../messages/wall-shell.uk.js')).wallShellUk,
  });
  readonly #backend = new BackendController(this);
  readonly #written = new LightDomController(this);
  #room: WallRoom | undefined;

  protected override readonly found = new Task(this, {
    args: () => {
      const {json, src, sources, host, hasBackend, structure} = this.#origins();
      const isOwn = !json && src === '' && sources.length === 0 && !host && hasBackend;
      return [
        ...[src, this.sources, host, this.fetch, this.#backend.context],
        // What others do on the page, and who is signed in, is of no matter to badges of elsewhere.
        ...(isOwn ? [structure, this.#backend.revision] : ['', 0]),
        src === '' && this.sources === undefined ? this.#written.revision : 0,
      ] as const;
    },
    task: async (_, {signal}): Promise<WallSource> => {
      const {context} = this.#backend;
      // The client is loaded along with what reads the badges.
      if (context.session) context.client().catch(() => undefined);
      try {
        const {readWall} = await this.#loadPart();
        const source = await readWall(this.#origins(), {
          context,
          page: this.baseURI,
          isDirect: this.fetch === 'direct',
          signal,
        });
        if (this.drawn) this.#room?.serve(source);
        return source;
      } catch (error) {
        if (!signal.aborted) this.dispatchEvent(new BadgeWallFailedEvent(codeOf(error) || 'OTHER'));
        throw error;
      }
    },
    onComplete: (source) => this.#room?.tellRead(source),
  });

  protected override render(): TemplateResult {
    return html`<div lang=${this.language}>
      ${this.found.render({
        initial: () => this.#renderNote('loading'),
        pending: () =>
          this.found.value?.kind === 'badges' ? this.#renderWall() : this.#renderNote('loading'),
        complete: ({kind}) => (kind === 'badges' ? this.#renderWall() : this.#renderNote(kind)),
        error: (error) => this.#renderFailed(error),
      })}
    </div>`;
  }

  #renderNote(kind: 'loading' | 'none' | 'signInFirst'): TemplateResult {
    this.setState(states, kind === 'loading' ? kind : kind === 'none' ? 'empty' : 'signed-out');
    if (kind !== 'signInFirst' && hasFallbackContent(this)) return html`<slot></slot>`;
    if (kind === 'signInFirst') return this.#room?.renderSignIn() ?? html``;
    return html`<p class="waiting" role="status">${this.#text(kind)}</p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="problem" role="alert">
        <p>
          ${this.#room?.unsureMark()}<span
            >${this.#room?.sayFailure(error) ?? this.#text(errorKey(wallShellFr, error))}</span
          >
        </p>
        <button class="button secondary" type="button" @click=${() => void this.found.run()}>
          ${this.#text('retry')}
        </button>
      </div>
      <slot></slot>`;
  }

  #renderWall(): TemplateResult | typeof nothing {
    const source = this.found.value;
    if (!this.#room || source?.kind !== 'badges') return nothing;
    this.setState(states, this.#room.state);
    return this.#room.render(source);
  }

  async #loadPart(): Promise<Part> {
    const part = await import('./wall-part.js');
    if (this.#room) return part;
    this.#room = new part.WallRoom(this, {
      text: this.useMessages(part.wallWords),
      backend: this.#backend,
      content: () => {
        const {value} = this.found;
        return value?.kind === 'badges' ? value : undefined;
      },
      addStyles: (styles) => {
        this.addStyles([...part.wallStyles, ...styles]);
      },
      useMessages: (lazy) => this.useMessages(lazy),
    });
    this.addStyles(part.wallStyles);
    // The sentence of a failure may be there already; it now gets its mark.
    this.requestUpdate();
    return part;
  }

  #origins(): WallOrigins {
    const {src, host} = this;
    const json = src || this.sources || host ? undefined : inlineJsonText(this);
    const {hasBackend, structure} = this.#backend;
    return {
      json,
      src,
      host,
      hasBackend,
      structure,
      sources: this.sources ?? (host ? [] : this.#linksInside()),
    };
  }

  /** The list that the page’s author wrote inside is read as a list by whoever has no script. */
  #linksInside(): string[] {
    return [...this.querySelectorAll<HTMLAnchorElement>(':scope > :is(ul, ol) a[href]')].map(
      ({href}) => href,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-wall': BadgeWallElement;
  }
}
