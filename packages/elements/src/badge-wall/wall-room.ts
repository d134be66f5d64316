/** Draws a wall: what is chosen, what was found, and what is opened. */
import type {CSSResult, TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {unsureMark} from '../art/marks.js';
import {keepRoom} from '../base/keep-room.js';
import {inlineJsonText} from '../base/light-dom.js';
import {ObjectUrls} from '../base/object-urls.js';
import type {BackendController} from '../context/backend-controller.js';
import {
  BadgeWallCheckedEvent,
  BadgeWallOpenEvent,
  BadgeWallPrintEvent,
  BadgeWallReadEvent,
} from '../events/wall-act-events.js';
import {shareContext} from '../context/share-context.js';
import {ElsewherePlace} from '../elsewhere/elsewhere-place.js';
import {wallFr} from '../messages/wall.fr.js';
import type {Catalogue, Language, LazyMessages, Text} from '../text/messages.js';
import {errorKey} from '../text/error-key.js';
import {formatDate} from '../text/format.js';
import type {CopiesDesk} from './wall-copies/copies-desk.js';
import {chooseBadges, everything, type WallChoice} from './wall-choice.js';
import {type ChecksHost, WallChecks} from './wall-checks.js';
import {readServed, type Served} from '../badge-display/served-verdict.js';
import {renderHead} from './wall-head.js';
import {renderItem, renderKeyBadge} from './wall-items.js';
import {renderSheet, updateSheet} from './wall-sheet.js';
import {renderTools} from './wall-tools.js';
import type {WallBadge, WallContent, WallSource, WallTruth} from './wall-badge.js';

export type WallText = Text<typeof wallFr>;

/** The element, as far as its room needs it. */
export interface RoomHost extends ChecksHost {
  readonly headingLevel: number;
  readonly holder: string;
  readonly copies: boolean;
  readonly host: unknown;
  readonly language: Language;
}

export interface RoomOptions {
  readonly text: WallText;
  readonly backend: BackendController;
  readonly content: () => WallContent | undefined;
  readonly addStyles: (styles: readonly CSSResult[]) => void;
  readonly useMessages: <French extends Catalogue>(lazy: LazyMessages<French>) => Text<French>;
}

/** Key badges that are shown large; more of them would be a wall of their own. */
const mostKeyBadges = 3;
/** Drawn at once, and with each further turn of the page: a task stays short. */
const firstDrawn = 40;
const thenDrawn = 60;

export class WallRoom {
  readonly #host: RoomHost;
  readonly #options: RoomOptions;
  readonly #checks: WallChecks;
  readonly #pictures: ObjectUrls;
  readonly #elsewhere: ElsewherePlace;
  #served: (Served & {readonly content: WallContent}) | undefined;
  #isServerDrawn = false;
  #choice: WallChoice = everything;
  #opened: WallBadge | undefined;
  #copies: CopiesDesk | undefined;
  #hasFailed = false;
  #drawn = firstDrawn;
  #drawnOf: WallContent | undefined;
  #more: ReturnType<typeof setTimeout> | undefined;
  #known:
    | {
        readonly of: WallContent;
        readonly choice: WallChoice;
        readonly language: Language;
        readonly badges: WallBadge[];
      }
    | undefined;

  constructor(host: RoomHost, options: RoomOptions) {
    this.#host = host;
    this.#options = options;
    this.#pictures = new ObjectUrls(host);
    this.#elsewhere = new ElsewherePlace({
      context: () => options.backend.context,
      useMessages: options.useMessages,
      changed: () => {
        host.requestUpdate();
      },
    });
    this.#checks = new WallChecks(host, {
      context: () => options.backend.context,
      badges: () => options.content()?.badges ?? none,
      onDone: () => {
        const badges = options.content()?.badges ?? none;
        const trueCount = badges.filter((badge) => this.truthOf(badge) === 'verified').length;
        host.dispatchEvent(new BadgeWallCheckedEvent({count: badges.length, trueCount}));
      },
    });
    host.addController({
      hostUpdate: () => {
        if (!this.#served || this.served) return;
        this.#served = undefined;
        const said = host.renderRoot.querySelector('.who > [role=status]');
        keepRoom(said);
        keepRoom(said?.querySelector(':scope > .truth > span'));
      },
      hostUpdated: () => {
        updateSheet(host);
        this.#copies?.update();
      },
      hostDisconnected: () => {
        this.#opened = undefined;
        clearTimeout(this.#more);
        this.#more = undefined;
      },
    });
  }

  readonly unsureMark = unsureMark;

  get state(): 'empty' | 'unchecked' | 'checking' | 'verified' | 'problems' | 'undetermined' {
    const badges = this.#options.content()?.badges ?? none;
    if (badges.length === 0) return 'empty';
    if (this.isUnchecked) return 'unchecked';
    if (!this.#checks.isDone) return 'checking';
    const truths = badges.map((badge) => this.truthOf(badge));
    if (truths.every((truth) => truth === 'verified')) return 'verified';
    return truths.every((truth) => truth === 'verified' || truth === 'undetermined')
      ? 'undetermined'
      : 'problems';
  }

  get isUnchecked(): boolean {
    const {verify} = this.#host;
    return verify === 'none' || (verify === 'click' && !this.#checks.isWanted);
  }

  /** Has the reader asked for the check, or for one more? */
  get wasAsked(): boolean {
    return this.#checks.isWanted;
  }

  /** May the reader ask for the check? */
  get mayAsk(): boolean {
    return this.#host.verify === 'click';
  }

  /** Is there one of which something could not be known? */
  get hasUnsure(): boolean {
    return (this.#options.content()?.badges ?? none).some((badge) => this.truthOf(badge) === 'undetermined');
  }

  /** Says who has looked at the badges, while that was a server. */
  get checkedBy(): string {
    const {served} = this;
    if (!served) return '';
    return this.text('checkedBy', {by: served.by, date: formatDate(served.at, this.language)});
  }

  /** What a server has found, until all badges were checked here. */
  get served(): Served | undefined {
    return this.#served?.content === this.#options.content() && !this.#checks.isDone && this.#checks.isSaid
      ? this.#served
      : undefined;
  }

  /** Draws as a server did, from what it had. */
  serve(source: WallSource): void {
    if (source.kind !== 'badges') return;
    this.#isServerDrawn = true;
    const served = readServed(this.#host, inlineJsonText(this.#host) ?? '');
    // Some could not be read, or are there twice: which verdict is whose is then not known.
    if (served?.verdicts.length !== source.badges.length) return;
    this.#served = {...served, content: source};
    this.#checks.serve(source.badges, served.verdicts);
  }

  get checkedAt(): Date | undefined {
    return this.#checks.checkedAt;
  }

  get isDone(): boolean {
    return this.#checks.isDone;
  }

  get language(): Language {
    return this.#host.language;
  }

  get text(): WallText {
    return this.#options.text;
  }

  get choice(): WallChoice {
    return this.#choice;
  }

  get headingLevel(): number {
    return this.#host.headingLevel;
  }

  truthOf(badge: WallBadge): WallTruth {
    return this.#checks.truthOf(badge);
  }

  verdictOf(badge: WallBadge): ReturnType<WallChecks['verdictOf']> {
    return this.#checks.verdictOf(badge);
  }

  /** What the picture is loaded from; undefined where there is none that the page may load. */
  pictureOf({picture}: WallBadge): string | undefined {
    return picture instanceof Blob ? this.#pictures.urlOf(picture) : picture;
  }

  nameIn({name}: WallContent): string {
    return this.#host.holder || name;
  }

  /** Those that fit what was chosen, in its order. */
  chosen(content: WallContent): readonly WallBadge[] {
    const {language} = this.#host;
    const known = this.#known;
    if (known?.of === content && known.choice === this.#choice && known.language === language)
      return known.badges;
    const badges = chooseBadges(content.badges, this.#choice, language);
    this.#known = {of: content, choice: this.#choice, language, badges};
    return badges;
  }

  tellRead(source: WallSource): void {
    if (source.kind !== 'badges') return;
    const {badges, faults} = source;
    this.#host.dispatchEvent(new BadgeWallReadEvent({count: badges.length, faultCount: faults.length}));
  }

  /** The sentence for badges that cannot be had. */
  sayFailure(error: unknown): string {
    return this.text(errorKey(wallFr, error));
  }

  renderSignIn(): TemplateResult {
    const {backend} = this.#options;
    // Where it cannot be had, the sentence says what to do.
    import('../badge-sign-in/badge-sign-in.js').catch(() => undefined);
    return html`<div class="problem"><p>${this.text('signInFirst')}</p></div>
      <div class="sign-in" @context-request=${shareContext(() => backend.context)}>
        <badge-sign-in structure=${backend.structure} heading-level="0"></badge-sign-in>
      </div>`;
  }

  retry(): void {
    this.#checks.retry();
  }

  choose(choice: WallChoice): void {
    this.#choice = choice;
    this.#host.requestUpdate();
  }

  open(badge: WallBadge): void {
    if (!this.#host.dispatchEvent(new BadgeWallOpenEvent(badge.parsed.text))) return;
    this.#opened = badge;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#opened = undefined;
    this.#host.requestUpdate();
  }

  print(): void {
    // All of it is drawn first.
    this.#drawn = Infinity;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (this.#host.dispatchEvent(new BadgeWallPrintEvent())) print();
    });
  }

  mayKeep({isOwn}: WallContent): boolean {
    return isOwn || this.#host.copies || this.#host.host !== undefined;
  }

  async toggleCopies(which: 'keep' | 'share'): Promise<void> {
    this.#hasFailed = false;
    const part = await import('./wall-copies/copies-desk.js').catch(() => undefined);
    this.#hasFailed = !part;
    if (part && !this.#copies) {
      this.#options.addStyles(part.copiesStyles);
      this.#copies = new part.CopiesDesk(this.#host, {
        ...this.#options,
        text: this.#options.useMessages(part.copiesWords),
        wallText: this.#options.text,
        room: this,
      });
    }
    this.#copies?.toggle(which);
    this.#host.requestUpdate();
  }

  isOpen(which: 'keep' | 'share'): boolean {
    return this.#copies?.opened === which;
  }

  render(content: WallContent): TemplateResult {
    const {text} = this;
    const chosen = this.chosen(content);
    const keys =
      this.#choice.order === 'newest' ? chosen.filter(({isKey}) => isKey).slice(0, mostKeyBadges) : [];
    const others = chosen.filter((badge) => !keys.includes(badge));
    return html`<section class="wall" part="wall" aria-labelledby="heading">
      ${renderHead(content, this)}
      ${this.#hasFailed ? html`<p role="alert">${text('partFailed')}</p>` : nothing}
      ${this.#copies?.render(content) ?? nothing} ${renderTools(content, this)}
      ${
        keys.length === 0
          ? nothing
          : html`<ul class="keys">
              ${keys.map((badge) => html`<li>${renderKeyBadge(badge, this)}</li>`)}
            </ul>`
      }
      <ul class="grid">
        ${this.#some(others, content).map((badge) => renderItem(badge, this))}
      </ul>
      ${renderSheet(this.#opened, {
        ...{room: this, host: this.#host, backend: this.#options.backend},
        elsewhere: this.#elsewhere,
      })}
    </section>`;
  }

  /** As many as have been drawn so far; the rest comes turn by turn. */
  #some(badges: readonly WallBadge[], content: WallContent): readonly WallBadge[] {
    if (this.#drawnOf !== content) {
      this.#drawnOf = content;
      // A server draws all of them: its page may have no script.
      this.#drawn = this.#isServerDrawn ? Infinity : firstDrawn;
      this.#isServerDrawn = false;
    }
    if (this.#drawn < badges.length)
      this.#more ??= setTimeout(() => {
        this.#more = undefined;
        this.#drawn += thenDrawn;
        this.#host.requestUpdate();
      });
    return badges.slice(0, this.#drawn);
  }
}

const none: readonly WallBadge[] = [];
