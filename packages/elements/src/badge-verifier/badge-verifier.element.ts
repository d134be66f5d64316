import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {Verdict} from '@pepites/credentials';
import {BadgeElement} from '../base/badge-element.js';
import {CodedError} from '../base/coded-error.js';
import {heading} from '../base/heading.js';
import {BackendController} from '../context/backend-controller.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {checkStyles} from '../styles/checks.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {fileStyles} from '../styles/file.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {rowStyles} from '../styles/row.styles.js';
import {voidStyles} from '../styles/void.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import {renderAsking, renderReady} from './asking-view.js';
import {verifierStyles} from './badge-verifier.styles.js';
import {CodeScanner} from './code-scanner.js';
import {isAddress} from './fetch-address.js';
import {type GivenInput, givenBytes, givenFiles, givenText} from './given-input.js';
import {renderMany} from './many-view.js';
import {renderOne} from './verdict-view.js';
import {VerifierFlow} from './verifier-flow.js';
import type {VerifierRoom} from './verifier-room.js';

const states = [
  'asking',
  'ready',
  'checking',
  'verified',
  'expired',
  'revoked',
  'refused',
  'undetermined',
  'several',
  'failed',
] as const;

const focusSelectors = {verdict: '.verdict', ready: '.ready', input: 'input'} as const;

/**
 * Anyone checks badges: files that are chosen, dropped or pasted, a text, an address, or a square code before the camera; then three
 * answers (is it genuine? is it still good? whose is it, and who vouches for the issuer?) and each check in words. Before anything leaves
 * the page it names the sites that will be asked, and one press asks them. “Is it mine?” compares an e-mail address in the page alone.
 *
 * Keyboard: the file input is a button; dropping, pasting and the camera are never needed. What comes next takes the focus: the sites to
 * ask, then the verdict.
 *
 * @summary Checks badges that somebody shows, and answers three questions.
 * @tagname badge-verifier
 * @fires {BadgeVerdictReachedEvent} badge-verdict-reached - A badge has been checked.
 * @fires {BadgeInputRefusedEvent} badge-input-refused - What was given is no badge, or cannot be read.
 * @csspart card - The card.
 * @cssstate asking
 * @cssstate ready
 * @cssstate checking
 * @cssstate failed
 * @cssstate several
 * @cssstate verified
 * @cssstate expired
 * @cssstate revoked
 * @cssstate refused
 * @cssstate undetermined
 */
export class BadgeVerifierElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    fetch: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _isOver: {state: true, attribute: false},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    cardStyles,
    visuallyHiddenStyles,
    truthStyles,
    iconStyles,
    directionStyles,
    disclosureStyles,
    boxStyles,
    fieldStyles,
    fileStyles,
    markStyles,
    medallionStyles,
    rowStyles,
    voidStyles,
    checkStyles,
    verifierStyles,
  ];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; not needed to check. */
  structure = '';

  /** `direct`: the page may ask the issuer's own site, once the person has said so. */
  fetch: FetchPolicy = 'backend';

  /** Level of the title in the page, 1 to 6. */
  headingLevel = 2;

  private _isOver = false;

  readonly #text = this.useMessages({
    fr: verifierFr,
    en: async () => (await import('../messages/verifier.en.js')).verifierEn,
    es: async () => (await import('../messages/verifier.es.js')).verifierEs,
    ar: async () => (await import('../messages/verifier.ar.js')).verifierAr,
    uk: async () => (await import('../messages/verifier.uk.js')).verifierUk,
  });
  readonly #backend = new BackendController(this);
  readonly #flow = new VerifierFlow(this, this.#backend);
  readonly #scanner = new CodeScanner(this, {
    onFound: (text) => {
      this.#takeText(text, false);
    },
    onError: (error) => {
      this.#flow.refuse(error);
    },
  });

  constructor() {
    super();
    this.addEventListener('paste', this.#onPaste);
  }

  /** What the check of the first badge found, once there is a verdict. */
  get verdict(): Verdict | undefined {
    return this.#flow.badges[0]?.verdict;
  }

  /** Checks this badge: the bytes of a file, or a text. The page asks for it: nobody is asked first. */
  async check(input: Uint8Array | string): Promise<void> {
    await this.#flow.take([typeof input === 'string' ? givenText(input) : givenBytes(input)], true);
    await this.updateComplete;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {focusTarget} = this.#flow;
    if (!focusTarget) return;
    const found = this.renderRoot.querySelector<HTMLElement>(focusSelectors[focusTarget]);
    if (!found) return;
    this.#flow.focusTarget = undefined;
    found.focus();
  }

  protected override render(): TemplateResult {
    const state = this.#stateNow();
    this.setState(states, state);
    return html`<div lang=${this.language}>
      <section class="card" part="card" aria-labelledby="heading">${this.#renderView(state)}</section>
      <div class="visually-hidden" role="status">${this.#flow.isBusy ? this.#text('checking') : ''}</div>
    </div>`;
  }

  #renderView(state: (typeof states)[number]): unknown {
    const room = this.#room();
    const {badges} = this.#flow;
    const [only] = badges;
    if (state === 'several') return renderMany(badges, room);
    if (only?.state === 'done' && badges.length === 1) return renderOne(only, room);
    const title = heading(this.headingLevel, this.#text('title'));
    return html`${title} ${state === 'ready' ? renderReady(room) : renderAsking(room)}`;
  }

  #stateNow(): (typeof states)[number] {
    const {badges, error, address, isBusy, ready} = this.#flow;
    const [only] = badges;
    if (badges.length > 1 && ready.length === 0 && badges.every(({state}) => state !== 'reading'))
      return 'several';
    if (ready.length > 0 && !badges.some(({state}) => state === 'reading')) return 'ready';
    if (isBusy) return badges.length === 0 && address ? 'ready' : 'checking';
    if (address) return 'ready';
    if (only?.truth) return only.truth;
    return error === undefined && only?.error === undefined ? 'asking' : 'failed';
  }

  #room(): VerifierRoom {
    return {
      flow: this.#flow,
      scanner: this.#scanner,
      text: this.#text,
      language: this.language,
      headingLevel: this.headingLevel,
      now: new Date(),
      isOver: this._isOver,
      saySends: () => this.#saySends(),
      listOf: (hosts) =>
        new Intl.ListFormat(this.language, {type: 'conjunction'}).format(hosts.map(this.#siteOf)),
      onSubmit: this.#onSubmit,
      onChoose: this.#onChoose,
      onDragOver: this.#onDragOver,
      onDragLeave: this.#onDragLeave,
      onDrop: this.#onDrop,
      onPrint: this.#onPrint,
    };
  }

  #saySends(): string {
    const {context, hasBackend} = this.#backend;
    if (!hasBackend) return this.#text(this.fetch === 'direct' ? 'asksDirect' : 'asksNobody');
    const host = URL.canParse(context.backend) ? new URL(context.backend).host : location.host;
    return this.#text('asks', {host: this.#siteOf(host)});
  }

  /** The site that one is on has no better name than that. */
  readonly #siteOf = (host: string): string => (host === location.host ? this.#text('thisSite') : host);

  /** @param isSaid whom the check asks was said, and the person has pressed */
  #takeText(text: string, isSaid: boolean): void {
    const flow = this.#flow;
    if (flow.isBusy) return;
    if (text === '') flow.refuse(new CodedError('EMPTY', 'Nothing to check'));
    else if (isAddress(text)) flow.propose(text);
    else void flow.take([givenText(text)], isSaid && this.fetch !== 'direct');
  }

  #takeFiles(inputs: readonly GivenInput[]): void {
    if (inputs.length > 0) void this.#flow.take(inputs);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#takeText(this.renderRoot.querySelector('textarea')?.value.trim() ?? '', true);
  };

  readonly #onChoose = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#takeFiles(givenFiles(target.files ?? undefined));
    // The same file can be chosen again.
    target.value = '';
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const inputs = givenFiles(event.clipboardData?.files);
    if (inputs.length === 0) return;
    event.preventDefault();
    this.#takeFiles(inputs);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this._isOver = true;
  };

  readonly #onDragLeave = (): void => {
    this._isOver = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this._isOver = false;
    const inputs = givenFiles(event.dataTransfer?.files);
    if (inputs.length > 0) this.#takeFiles(inputs);
    else this.#takeText(event.dataTransfer?.getData('text/plain').trim() ?? '', false);
  };

  /** All that is closed is opened first: a sheet of paper opens nothing. */
  readonly #onPrint = (): void => {
    for (const details of this.renderRoot.querySelectorAll('details')) details.open = true;
    print();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-verifier': BadgeVerifierElement;
  }
}
