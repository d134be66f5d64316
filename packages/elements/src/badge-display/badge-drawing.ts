/** Checks a badge that has been read, once it may, and draws it with what was found. Loaded while the badge is on its way. */
import {
  type CSSResult,
  html,
  type LitElement,
  nothing,
  type ReactiveController,
  type TemplateResult,
} from 'lit';
import {sentMark, unsureMark} from '../art/marks.js';
import {keepRoom} from '../base/keep-room.js';
import {PictureAddress} from '../base/picture-address.js';
import {RefreshController} from '../context/refresh-controller.js';
import {pictureFr} from '../messages/picture.fr.js';
import {codeOf, errorKey} from '../text/error-key.js';
import {wasUnanswered} from '../verification/truth.js';
import {BadgeCheck} from './badge-check.js';
import {BadgeLanguage, renderLanguages, type Said} from './badge-language.js';
import type {BadgeSource, ShownBadge} from './badge-source.js';
import {formatDate} from '../text/format.js';
import {DetailsDoor} from './details-door.js';
import {
  type DrawingHost,
  type DrawingOptions,
  type Looking,
  optionsOf,
  type Surroundings,
} from './drawing-host.js';
import {type BadgeWanted, findBadge} from './find-badge.js';
import {renderActions} from './display-actions.js';
import {type DisplayModel, renderCard, renderMedallion, renderRow, type ShownTruth} from './display-view.js';
import {pictureStyles, pictureWords} from './picture-parts.js';
import type {Recommendations} from './recommendations.js';

/** What the element says of the badge that it shows; the rest is read where that is looked for. */
export type WantedByHost = Omit<BadgeWanted, 'structure' | 'page' | 'isDirect'>;

export class BadgeDrawing implements ReactiveController {
  readonly text: DisplayModel['text'];
  readonly host: DrawingHost;
  readonly options: DrawingOptions;
  readonly #address = new PictureAddress();
  readonly #check: BadgeCheck;
  readonly #language: BadgeLanguage;
  readonly door: DetailsDoor;
  /** Is what is drawn what a server has drawn, which cannot know of voices? */
  isServerDrawn = false;
  readonly #styles: CSSResult[] = [];
  #isAwaited = false;
  #recommendations: Recommendations | undefined;
  #isReadingThem = false;
  /** Are the words of a server shown, which are longer than our own? */
  #wasServed = false;

  constructor(host: DrawingHost, surroundings: Surroundings) {
    const options = (this.options = optionsOf(host, surroundings));
    this.host = host;
    this.text = options.useMessages(pictureWords);
    this.addStyles(pictureStyles);
    this.#check = new BadgeCheck(host, {
      context: () => options.backend.context,
      shown: () => this.shown,
    });
    this.#language = new BadgeLanguage(host, {
      shown: () => this.shown,
      langAround: () => options.langAround(host),
    });
    this.door = new DetailsDoor(this);
    host.addController(this);
  }

  /** The badge to show; `undefined` while there is none. */
  get shown(): ShownBadge | undefined {
    const {value} = this.options.source;
    return value?.kind === 'badge' ? value : undefined;
  }

  get truth(): ShownTruth {
    return this.#check.truth;
  }

  /** May the reader ask for the check? A server’s is none of theirs. */
  get mayAsk(): boolean {
    return this.host.verify === 'click' && this.#check.ownTruth === 'unchecked';
  }

  /** May asking again find more? Not where nobody can be asked, nor where whoever was asked has answered. */
  get mayAskAgain(): boolean {
    const {host, truth} = this;
    const {verdict} = this.#check;
    const isAsked = this.options.backend.hasBackend || host.fetch === 'direct';
    const isOpen = truth === 'undetermined' && (verdict === undefined || wasUnanswered(verdict));
    return isOpen && isAsked && !this.mayAsk;
  }

  /** Finds the badge; where a server has drawn it, with what that has found of it. */
  async find(wanted: WantedByHost): Promise<BadgeSource> {
    const {host, options} = this;
    const isServerDrawn = options.isDrawnByServer();
    const source = await findBadge({
      ...wanted,
      structure: options.backend.structure,
      page: host.baseURI,
      isDirect: host.fetch === 'direct',
    });
    this.isServerDrawn = isServerDrawn;
    if (source.kind === 'badge') this.#check.prepare(source.parsed.text);
    if (this.isServerDrawn && source.kind === 'badge') await this.#check.serve(source.parsed.text);
    if (source.kind === 'signing') this.#waitForSignature();
    return source;
  }

  #waitForSignature(): void {
    const {source} = this.options;
    const isSigning = (): boolean => source.value?.kind === 'signing';
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    new RefreshController(this.host, {
      isPending: isSigning,
      isLive: isSigning,
      refresh: () => void source.run(),
    });
  }

  addStyles(styles: readonly CSSResult[]): void {
    this.#styles.push(...styles);
    this.options.addStyles(this.#styles);
  }

  /** Those of the element and those that came with its parts. */
  get allStyles(): readonly CSSResult[] {
    const {elementStyles} = this.host.constructor as typeof LitElement;
    return [...elementStyles, ...this.#styles].filter((style) => 'cssText' in style);
  }

  hostUpdate(): void {
    if (this.#wasServed && this.host.verdict) this.#keepRoom();
    // A badge that was taken out and put back has given up its picture's address.
    this.#address.show(this.shown?.picture);
    this.#wantRecommendations();
  }

  hostUpdated(): void {
    this.isServerDrawn = false;
  }

  hostDisconnected(): void {
    this.#address.show(undefined);
  }

  /** Nothing where there is nothing to say that the element does not say by itself. */
  render({status, value, error}: Looking): TemplateResult | undefined {
    if (status === 'error') return this.#renderFailed(error);
    if (value === undefined || value.kind === 'none') return undefined;
    if (value.kind !== 'badge') return this.#renderWhyNot(value.kind);
    const {host} = this;
    this.options.setState(this.#check.ownTruth);
    const model = this.#modelOf(value);
    const drawn =
      host.form === 'medallion'
        ? renderMedallion(model)
        : host.form === 'row'
          ? renderRow(model)
          : renderCard({...model, recommendations: this.door.isOpen ? nothing : model.recommendations});
    return html`${drawn}${this.door.render(model, value)}`;
  }

  /** A hosted badge, or one that was renewed, is shown as its issuer says it now; others in the reader's language. */
  saidBy(shown: ShownBadge): Said {
    const judged = this.#check.verdict?.judged;
    return judged
      ? {view: judged, markdown: this.#check.markdown ?? shown.markdown}
      : this.#language.saidBy(shown);
  }

  #modelOf(shown: ShownBadge): DisplayModel {
    const {headingLevel, language} = this.host;
    const {text, truth} = this;
    const {verdict, served} = this.#check;
    this.#wasServed = served !== undefined;
    return {
      ...this.saidBy(shown),
      imageUrl: this.#address.url,
      ...{truth, verdict, headingLevel, language, text},
      isSelfMade: shown.award?.isSelfCreated === true,
      isDoubted: this.#check.isDoubted,
      checkedAt: this.#check.checkedAt,
      checkedBy: served && text('checkedBy', {by: served.by, date: formatDate(served.at, language)}),
      reason: this.#check.reason,
      unsure: this.#check.unsure,
      next: this.#check.sayNext(this.mayAskAgain),
      checks: this.#check.renderChecks(),
      actions: renderActions(this, shown),
      languages: verdict?.judged ? nothing : renderLanguages(this.#language, shown, text),
      recommendations: this.#recommendations?.render() ?? nothing,
      onOpen: (section) => void this.door.open(section),
    };
  }

  /** Once more, or because the reader asks for it. */
  check(): void {
    this.#check.ask();
  }

  /** Why the person's own badge is not there. */
  #renderWhyNot(reason: 'signInFirst' | 'nothingYet' | 'signing'): TemplateResult {
    const isSigning = reason === 'signing';
    this.options.setState(isSigning ? 'signing' : 'empty');
    if (!isSigning && this.options.hasFallback(this.host)) return html`<slot></slot>`;
    return html`<p class="waiting">${isSigning ? sentMark() : nothing}<span>${this.text(reason)}</span></p>
      ${reason === 'signInFirst' ? this.#renderSignIn() : nothing}`;
  }

  /**
   * Where a page lets people sign in, its own sign-in asks, or this one where there is no other. It is not loaded for this alone; and
   * what signs in to the `<badge-backend>` around it says nothing to an address of this element's own.
   */
  #renderSignIn(): TemplateResult | typeof nothing {
    const {host, options} = this;
    if (host.backend !== '') return nothing;
    return html`<badge-sign-in
      class="sign-in"
      structure=${options.backend.structure}
      heading-level="0"
    ></badge-sign-in>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    this.options.setState('failed');
    return html`<div class="problem">
      <p role="alert">${unsureMark()}<span>${this.text(errorKey(pictureFr, error))}</span></p>
      ${
        codeOf(error).startsWith('ERR_')
          ? nothing
          : html`<button
              class="button secondary"
              type="button"
              @click=${() => void this.options.source.run()}
            >
              ${this.text('retry')}
            </button>`
      }
      <slot></slot>
    </div>`;
  }

  #keepRoom(): void {
    this.#wasServed = false;
    const truth = this.host.renderRoot.querySelector('[part=truth]');
    keepRoom(truth?.lastElementChild ?? truth);
  }

  /** What reads and checks them is loaded where they are seen and there may be some. */
  #wantRecommendations(): void {
    const {form, recommendations} = this.host;
    const {shown} = this;
    const mayHaveSome =
      recommendations !== '' || shown?.award !== undefined || (shown?.parsed.view.endorsementCount ?? 0) > 0;
    if ((form !== 'card' && !this.door.isOpen) || !mayHaveSome || this.#isReadingThem) return;
    this.#isReadingThem = true;
    import('./recommendations.js').then(
      (part) => {
        this.#recommendations = new part.Recommendations(this.host, {
          shown: () => this.shown,
          context: () => this.options.backend.context,
          mayVerify: () => this.#check.mayVerify,
          text: this.options.useMessages(part.recommendationWords),
        });
        this.addStyles(part.recommendationStyles);
        this.host.requestUpdate();
      },
      // The badge is shown without them; the next change of the element tries again.
      () => {
        this.#isReadingThem = false;
      },
    );
  }
}
