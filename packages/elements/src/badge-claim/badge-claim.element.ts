import type {Award, Badge} from '@pepites/recognition';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {heading} from '../base/heading.js';
import {makeUuid} from '../base/make-uuid.js';
import {Task} from '../base/task.js';
import {BackendController} from '../context/backend-controller.js';
import {shareContext} from '../context/share-context.js';
import {BadgeClaimTakenEvent} from '../events/claim-events.js';
import {claimFr} from '../messages/claim.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {codeOf} from '../text/error-key.js';
import {claimStyles} from './badge-claim.styles.js';
import {
  type ClaimViewOptions,
  renderBadge,
  renderError,
  renderLater,
  renderNotMe,
  renderPerson,
  renderSee,
  renderTaken,
  renderWayBack,
} from './claim-view.js';
import {ClaimTaking} from './claim-taking.js';
import {type Situation, situationOf} from './claim-words.js';
import {followSigning} from './follow-signing.js';
import {readClaim, type ToTake} from './read-claim.js';

const states = ['looking', 'signed-out', 'ready', 'taking', 'taken', 'failed'] as const;

/**
 * The learner takes the badge of a course: the course page hands over a token that its server signed (`token`), or the backend’s own page a
 * claim (`claim`). The badge is shown; who is not signed in signs in, by e-mail or with a code on paper; one button takes it.
 *
 * Keyboard: one button. What happens is said in a live region; the focus goes to it when the button is gone.
 *
 * @summary Lets a learner take the badge of a course that they have finished.
 * @tagname badge-claim
 * @fires {BadgeClaimTakenEvent} badge-claim-taken - The badge is the learner’s: taken now, or given before, as the platform knew the learner.
 * @csspart button - The main button, or link, of each state.
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
    courseUrl: {attribute: 'course-url'},
    courseName: {attribute: 'course-name'},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };

  static override styles = [
    BadgeElement.styles,
    buttonStyles,
    directionStyles,
    cardStyles,
    markStyles,
    claimStyles,
  ];

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

  /** Address of the course: who cannot take the badge here is led back to it. Without it, the course is named. */
  courseUrl = '';

  /** Name of the course, for the words that lead back to it; without it, that of the badge stands for it. */
  courseName = '';

  /** Level of the title in the page, 1 to 6; 0 where the page has said it already: no title is shown. */
  headingLevel = 2;

  readonly #text = this.useMessages({
    fr: claimFr,
    en: async () => (await import('../messages/claim.en.js')).claimEn,
    es: async () => (await import('../messages/claim.es.js')).claimEs,
    ar: async () => (await import('../messages/claim.ar.js')).claimAr,
    uk: async () => (await import('../messages/claim.uk.js')).claimUk,
  });
  readonly #backend = new BackendController(this);
  readonly #taking = new ClaimTaking(this, this.#backend);
  /** Kept while the token is the same: who asks again after a lost reply gets that reply, and no refusal of a used token. */
  #exchangeKey = makeUuid();
  #shown: Badge | undefined;
  readonly #found = new Task(this, {
    args: () => [this.#backend.context, this.#backend.structure, this.token, this.claim, this.badge] as const,
    task: ([context, structure, token, claim, badge], {signal}) => {
      const onBadge = (found: Badge): void => {
        this.#shown = found;
      };
      this.#shown = undefined;
      const asked = {structure, token, claim, badge, idempotencyKey: this.#exchangeKey, onBadge};
      return context.use((client) => readClaim(client, asked, signal));
    },
    onComplete: ({award}) => {
      if (award) this.#tellTaken(award);
    },
  });

  constructor() {
    super();
    followSigning(this, {
      backend: this.#backend,
      award: () => this.#award,
      onSigned: (award) => {
        this.#taking.follow(award);
      },
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('token') && !changed.has('claim')) return;
    this.#taking.forget();
    this.#exchangeKey = makeUuid();
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
    return this.#taking.award ?? this.#found.value?.award;
  }

  #state(): (typeof states)[number] {
    const {status, error} = this.#found;
    if (status === 'error') return codeOf(error) === 'BADGE_ALREADY_HELD' ? 'taken' : 'failed';
    if (status !== 'complete') return 'looking';
    if (this.#award || codeOf(this.#taking.error) === 'BADGE_ALREADY_HELD') return 'taken';
    if (this.#taking.isOn) return 'taking';
    if (this.#taking.error !== undefined) return 'failed';
    return this.#backend.session ? 'ready' : 'signed-out';
  }

  #renderLooking(): TemplateResult {
    return html`<p role="status">${this.#text('looking')}</p>`;
  }

  /** There is nothing to take, or nobody could say. */
  #renderFailed(error: unknown): TemplateResult {
    const options = this.#viewOptions();
    const situation = situationOf(error);
    return html`${this.#renderTitle(situation.title)}
      <div role="alert">${renderError(error, options)}</div>
      ${situation.mayTryAgain ? this.#renderRetry() : renderWayBack(situation, options)}`;
  }

  #renderFound(found: ToTake): TemplateResult {
    const options = this.#viewOptions();
    const award = this.#award;
    if (award)
      return html`${this.#renderTitle('titleYours')}
      ${renderTaken(found, award, {...options, isNew: this.#taking.award !== undefined})}`;
    const refusal = this.#taking.error === undefined ? undefined : situationOf(this.#taking.error);
    const isOver = refusal !== undefined && !refusal.mayTryAgain;
    return html`${this.#renderTitle(isOver ? refusal.title : 'title')} ${renderBadge(found, options)}
      <div role="alert">
        ${this.#taking.error === undefined ? nothing : renderError(this.#taking.error, options)}
      </div>
      ${isOver ? this.#renderOver(refusal) : this.#renderTaking(found)}`;
  }

  #renderOver(situation: Situation): TemplateResult {
    const options = this.#viewOptions();
    return html`${situation.title === 'titleOther' ? renderPerson('asName', options) : nothing}
    ${this.#taking.held ? renderSee(this.#taking.held, options) : renderWayBack(situation, options)}`;
  }

  #renderTitle(title: Situation['title']): TemplateResult | typeof nothing {
    return this.headingLevel === 0 ? nothing : html`${heading(this.headingLevel, this.#text(title))}`;
  }

  #renderRetry(): TemplateResult {
    return html`<div>
      <button class="button secondary" type="button" @click=${() => void this.#found.run()}>
        ${this.#text('retry')}
      </button>
    </div>`;
  }

  #renderTaking(found: ToTake): TemplateResult {
    const options = this.#viewOptions();
    if (!this.#backend.session) {
      return html`<p>${this.#text('signIn')}</p>
        <div
          @context-request=${shareContext(() => this.#backend.context)}
          @badge-sign-in=${() => void this.#moveFocusTo('.primary')}
        >
          <badge-sign-in structure=${this.#backend.structure} heading-level="0"></badge-sign-in>
        </div>
        ${renderLater(found, options)}`;
    }
    const isNamed = options.name !== undefined && options.name !== '';
    return html`${renderPerson('takeAs', options)}
      <div class="acts">
        <button
          class="button primary wide"
          part="button"
          type="button"
          aria-disabled=${this.#taking.isOn}
          @click=${() => void this.#take(found)}
        >
          ${this.#text(this.#taking.isOn ? 'taking' : isNamed ? 'takeYes' : 'take')}
        </button>
        ${renderNotMe(options)}
      </div>
      ${renderLater(found, options)}`;
  }

  #viewOptions(): ClaimViewOptions {
    const {context, session} = this.#backend;
    return {
      text: this.#text,
      language: this.language,
      backend: context.backend,
      courseUrl: this.courseUrl,
      courseName: this.courseName,
      badgeName: this.#shown?.name,
      structureName: this.#shown?.structureName ?? '',
      name: session && (session.person.displayName || (session.person.email ?? '')),
      onNotMe: this.#onNotMe,
    };
  }

  #tellTaken(award: Award): void {
    this.dispatchEvent(new BadgeClaimTakenEvent(award));
    this.#backend.context.notifyChange();
  }

  readonly #onNotMe = (): void => {
    const {context, structure} = this.#backend;
    // The session is forgotten here, whether or not the backend hears of it.
    void context.use((client) => client.me.signOut({structure})).catch(() => undefined);
    context.setSession(undefined);
    this.#taking.forgive();
    void this.#moveFocusTo('badge-sign-in');
  };

  async #take({claim}: ToTake): Promise<void> {
    if (this.#taking.isOn || claim === undefined) return;
    await this.#taking.take(claim, this.#shown?.id, (award) => {
      this.#tellTaken(award);
    });
    await this.#moveFocusTo('.said');
  }

  /** What had the focus is gone, or about to be; a button that stays keeps it. */
  async #moveFocusTo(selector: string): Promise<void> {
    await this.updateComplete;
    const {activeElement} = this.renderRoot as ShadowRoot;
    if (!activeElement) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-claim': BadgeClaimElement;
  }
}
