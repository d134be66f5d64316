import {type Award, inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {refusedMark, trueMark} from '../art/marks.js';
import {BadgeElement} from '../base/badge-element.js';
import {heading} from '../base/heading.js';
import {pictureUrl} from '../base/picture-url.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import {shareContext} from '../context/share-context.js';
import {BadgeClaimTakenEvent} from '../events/claim-events.js';
import {claimFr} from '../messages/claim.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {codeOf, errorKey, isUnreachable} from '../text/error-key.js';
import {claimStyles} from './badge-claim.styles.js';
import {readClaim, type ToTake} from './read-claim.js';

/** A badge is signed within a second, most times. */
const signingEveryMs = 1000;

const states = ['looking', 'signed-out', 'ready', 'taking', 'taken', 'failed'] as const;

/**
 * The learner takes the badge of a course: the course page hands over a token that its server signed (`token`), or the backend’s own page a
 * claim (`claim`). The badge is shown; who is not signed in signs in, by e-mail or with a code on paper; one button takes it.
 *
 * Keyboard: one button. What happens is said in a live region; the focus goes to it when the button is gone.
 *
 * @summary Lets a learner take the badge of a course that they have finished.
 * @tagname badge-claim
 * @fires {BadgeClaimTakenEvent} badge-claim-taken - The badge is the learner’s: it was taken, or the platform knows the learner and it was given.
 * @csspart button - The main button.
 * @cssstate looking
 * @cssstate signed-out
 * @cssstate ready
 * @cssstate taking
 * @cssstate taken
 * @cssstate failed
 */
export class BadgeClaimElement extends BadgeElement {
  static override properties = {
    backend: {},
    structure: {},
    token: {},
    claim: {},
    badge: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    _isTaking: {state: true, attribute: false},
    _award: {state: true, attribute: false},
    _error: {state: true, attribute: false},
  };

  static override styles = [BadgeElement.styles, buttonStyles, cardStyles, markStyles, claimStyles];

  /** Address of the backend; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; without it, that of the nearest `<badge-backend>`. */
  structure = '';

  /** Completion token that the platform’s server signed for this learner; good once, for five minutes. */
  token = '';

  /** A claim, as `claims.create` or a report gave it. */
  claim = '';

  /** Id of the badge, to show it where there is a claim alone. */
  badge = '';

  /** Level of the title in the page, 1 to 6; 0 where the page has said it already: no title is shown. */
  headingLevel = 2;

  private _isTaking = false;
  private _award: Award | undefined;
  private _error: unknown;

  readonly #text = this.useMessages({
    fr: claimFr,
    en: async () => (await import('../messages/claim.en.js')).claimEn,
  });
  readonly #backend = new BackendController(this);
  readonly #found = new Task(this, {
    args: () => [this.#backend.context, this.#backend.structure, this.token, this.claim, this.badge] as const,
    task: ([context, structure, token, claim, badge], {signal}) =>
      context.use((client) => readClaim(client, {structure, token, claim, badge}, signal)),
    onComplete: ({award}) => {
      if (award) this.#tellTaken(award);
    },
  });

  constructor() {
    super();
    const isSigning = (): boolean => this.#backend.session !== undefined && this.#award?.state === 'signing';
    new RefreshController(this, {
      isPending: isSigning,
      isLive: isSigning,
      refresh: () => void this.#lookAgain(),
      everyMs: signingEveryMs,
    });
  }

  protected override render(): TemplateResult {
    this.setState(states, this.#state());
    return html`<div class="card" lang=${this.language}>
      ${this.#found.render({
        initial: () => this.#renderLooking(),
        pending: () => this.#renderLooking(),
        complete: (found) => this.#renderFound(found),
        error: (error) => this.#renderFailed(error),
      })}
    </div>`;
  }

  get #award(): Award | undefined {
    return this._award ?? this.#found.value?.award;
  }

  #state(): (typeof states)[number] {
    const {status} = this.#found;
    if (status === 'error') return 'failed';
    if (status !== 'complete') return 'looking';
    if (this.#award) return 'taken';
    if (this._isTaking) return 'taking';
    if (this._error !== undefined) return 'failed';
    return this.#backend.session ? 'ready' : 'signed-out';
  }

  #renderLooking(): TemplateResult {
    return html`<p role="status">${this.#text('looking')}</p>`;
  }

  #renderFailed(error: unknown): TemplateResult {
    return html`${this.#renderTitle(false)} ${this.#renderError(error)}
    ${
      isUnreachable(error)
        ? html`<div>
            <button class="button secondary" type="button" @click=${() => void this.#found.run()}>
              ${this.#text('retry')}
            </button>
          </div>`
        : nothing
    }`;
  }

  #renderFound(found: ToTake): TemplateResult {
    const award = this.#award;
    return html`${this.#renderTitle(!award)} ${this.#renderBadge(found)}
    ${award ? this.#renderTaken(award) : this.#renderTaking(found)}`;
  }

  #renderTitle(isWaiting: boolean): TemplateResult | typeof nothing {
    return this.headingLevel === 0
      ? nothing
      : html`${heading(this.headingLevel, this.#text(isWaiting ? 'title' : 'titlePlain'))}`;
  }

  #renderBadge({badge, structureName}: ToTake): TemplateResult | typeof nothing {
    if (!badge) return nothing;
    const {language} = this;
    const src = pictureUrl(badge.imageUrl, this.#backend.context.backend);
    return html`<div class="badge">
      ${src === undefined ? nothing : html`<img src=${src} alt=${inLanguage(badge.imageAlt, language)} />`}
      <p>
        <strong>${inLanguage(badge.name, language)}</strong>
        ${inLanguage(badge.description, language)}
        <span class="quiet">${this.#text('givenBy', {structure: structureName})}</span>
      </p>
    </div>`;
  }

  #renderTaking(found: ToTake): TemplateResult {
    const error = html`<div role="alert">
      ${this._error === undefined ? nothing : this.#renderError(this._error)}
    </div>`;
    if (!this.#backend.session) {
      return html`<p>${this.#text('signIn')}</p>
        ${error}
        <div @context-request=${shareContext(() => this.#backend.context)}>
          <badge-sign-in structure=${this.#backend.structure} heading-level="0"></badge-sign-in>
        </div>
        ${this.#renderLater(found)}`;
    }
    return html`${error}
      <div>
        <button
          class="button primary"
          part="button"
          type="button"
          aria-disabled=${this._isTaking}
          @click=${() => void this.#take(found)}
        >
          ${this.#text(this._isTaking ? 'taking' : 'take')}
        </button>
      </div>
      ${this.#renderLater(found)}`;
  }

  /** Also for a page where nobody can sign in: the backend's own page for this claim. */
  #renderLater({claimUrl, claimExpiresAt}: ToTake): TemplateResult | typeof nothing {
    if (claimUrl === undefined || pictureUrl(claimUrl, this.#backend.context.backend) !== claimUrl)
      return nothing;
    const format = new Intl.DateTimeFormat(this.language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    });
    return html`<p class="quiet small">
      <a href=${claimUrl} rel="noreferrer">${this.#text('later')}</a>
      ${claimExpiresAt === undefined ? nothing : this.#text('until', {date: format.format(new Date(claimExpiresAt))})}
    </p>`;
  }

  #renderTaken(award: Award): TemplateResult {
    const {pageUrl} = award;
    return html`<div class="said" role="status" tabindex="-1">
      ${trueMark()}
      <p>
        <strong>${this.#text('taken')}</strong>
        ${
          pageUrl === undefined
            ? award.state === 'signing'
              ? this.#text('soon')
              : nothing
            : html`<a href=${pageUrl}>${this.#text('see')}</a>`
        }
      </p>
    </div>`;
  }

  #renderError(error: unknown): TemplateResult {
    return html`<p class="said">${refusedMark()}<span>${this.#text(errorKey(claimFr, error))}</span></p>`;
  }

  #tellTaken(award: Award): void {
    this.dispatchEvent(new BadgeClaimTakenEvent(award));
    this.#backend.context.notifyChange();
  }

  /** Until it is signed, there is nothing to see of it; then the other elements show it too. */
  async #lookAgain(): Promise<void> {
    const {context, structure} = this.#backend;
    const id = this.#award?.id;
    // What fails is tried again in a moment.
    const {items} = await context
      .use((client) => client.me.awards({structure}))
      .catch(() => ({items: [] as readonly Award[]}));
    const award = items.find((one) => one.id === id && one.state !== 'signing');
    if (award === undefined || id !== this.#award?.id) return;
    this._award = award;
    context.notifyChange();
  }

  async #take({claim}: ToTake): Promise<void> {
    if (this._isTaking || claim === undefined) return;
    this._isTaking = true;
    this._error = undefined;
    const {context, structure} = this.#backend;
    try {
      const award = await context.use((client) => client.claims.redeem({structure, claim}));
      this._award = award;
      this.#tellTaken(award);
      // The button that had the focus is gone.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[role="status"]')?.focus();
    } catch (error) {
      this._error = error;
      if (['SESSION_ENDED', 'SIGN_IN_REQUIRED'].includes(codeOf(error))) context.setSession(undefined);
    } finally {
      this._isTaking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-claim': BadgeClaimElement;
  }
}
