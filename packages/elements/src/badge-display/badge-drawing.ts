/** Checks a badge that has been read, once it may, and draws it with what was found. Loaded while the badge is on its way. */
import type {Verdict} from '@pepites/credentials';
import type {ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import {PictureAddress} from '../base/picture-address.js';
import {Task} from '../base/task.js';
import type {BackendContext} from '../context/backend-context.js';
import {BadgeVerdictReachedEvent} from '../events/verification-events.js';
import {pictureFr} from '../messages/picture.fr.js';
import {errorKey} from '../text/error-key.js';
import type {Language} from '../text/messages.js';
import {truthOf} from '../verification/truth.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import type {BadgeSource, MarkdownPart} from './badge-source.js';
import {renderActions} from './display-actions.js';
import {type DisplayModel, renderCard, renderMedallion, renderRow, type ShownTruth} from './display-view.js';
import {markdownFor} from './read-badge.js';
import type {Recommendations} from './recommendations.js';

export type ShownBadge = Extract<BadgeSource, {kind: 'badge'}>;
type CheckList = typeof import('../verification/check-list.js');

/** The element, as far as a drawing needs it. */
export interface DrawingHost extends ReactiveControllerHost, HTMLElement {
  verdict: Verdict | undefined;
  readonly form: 'card' | 'medallion' | 'row';
  readonly verify: 'auto' | 'click' | 'none';
  readonly fetch: FetchPolicy;
  readonly headingLevel: number;
  readonly language: Language;
  readonly recommendations: string;
}

export interface DrawingOptions {
  readonly text: DisplayModel['text'];
  readonly context: () => BackendContext;
  /** The badge to show; `undefined` while there is none. */
  readonly shown: () => ShownBadge | undefined;
}

type CheckArgs = readonly [
  credentialText: string | undefined,
  context: BackendContext,
  fetch: FetchPolicy,
  mayVerify: boolean,
];

export class BadgeDrawing implements ReactiveController {
  readonly #host: DrawingHost;
  readonly #options: DrawingOptions;
  readonly #address = new PictureAddress();
  readonly #check: Task<CheckArgs, void>;
  #observer: IntersectionObserver | undefined;
  #isInView = false;
  #isWanted = false;
  #checkList: CheckList | undefined;
  #checkedAt: Date | undefined;
  #markdown: MarkdownPart | undefined;
  #recommendations: Recommendations | undefined;
  #isReadingThem = false;

  constructor(host: DrawingHost, options: DrawingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#check = new Task<CheckArgs, void>(host, {
      args: () => [this.#credentialText(), options.context(), host.fetch, this.#mayVerify()],
      task: async ([credentialText, context, fetch, mayVerify]) => {
        host.verdict = undefined;
        if (credentialText !== undefined && mayVerify) await this.#verify(credentialText, context, fetch);
      },
    });
  }

  hostConnected(): void {
    if (this.#isInView) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        this.#isInView = true;
        this.#observer?.disconnect();
        this.#host.requestUpdate();
      },
      {rootMargin: '200px'},
    );
    this.#observer.observe(this.#host);
  }

  hostUpdate(): void {
    // A badge that was taken out and put back has given up its picture's address.
    this.#address.show(this.#options.shown()?.picture);
    this.#wantRecommendations();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#address.show(undefined);
  }

  get truth(): ShownTruth {
    const {verdict, verify} = this.#host;
    if (verdict) return truthOf(verdict);
    if (this.#check.status === 'error') return 'undetermined';
    return verify === 'none' || (verify === 'click' && !this.#isWanted) ? 'unchecked' : 'checking';
  }

  render({parsed, award, markdown}: ShownBadge): TemplateResult {
    const {verdict, verify, headingLevel, language, form} = this.#host;
    const {text} = this.#options;
    const {truth} = this;
    const model: DisplayModel = {
      // A hosted badge, or one that was renewed, is shown as its issuer says it now.
      view: verdict?.judged ?? parsed.view,
      markdown: markdown ?? this.#markdown,
      imageUrl: this.#address.url,
      truth,
      verdict,
      checkedAt: this.#checkedAt,
      reason: verdict ? (this.#checkList?.sayReason(verdict, language) ?? '') : '',
      checks: verdict ? this.#checkList?.renderChecks(verdict, language) : undefined,
      actions: renderActions(truth, {
        award,
        canAsk: verify === 'click',
        text,
        onRetry: () => void this.#check.run(),
        onCheck: () => {
          this.#isWanted = true;
          this.#host.requestUpdate();
        },
      }),
      headingLevel,
      language,
      text,
      recommendations: this.#recommendations?.render(),
    };
    if (form === 'medallion') return renderMedallion(model);
    return form === 'row' ? renderRow(model) : renderCard(model);
  }

  /** Why the person's own badge is not there. */
  sayWhyNot(reason: 'signInFirst' | 'nothingYet' | 'signing'): string {
    return this.#options.text(reason);
  }

  /** The sentence for a badge that cannot be had. */
  sayFailure(error: unknown): string {
    return this.#options.text(errorKey(pictureFr, error));
  }

  async #verify(credentialText: string, context: BackendContext, fetch: FetchPolicy): Promise<void> {
    const now = new Date();
    const words = import('../verification/check-list.js');
    const {verifyOnce} = await import('../verification/verify-in-page.js');
    const verdict = await verifyOnce(context, {credentialText, fetch, now});
    const checkList = await words;
    await checkList.loadCheckWords(this.#host.language);
    this.#checkList = checkList;
    // As its issuer says it now, it may have criteria that it had not.
    if (verdict.judged) this.#markdown = await markdownFor(verdict.judged);
    this.#checkedAt = now;
    if (credentialText !== this.#credentialText()) return;
    this.#host.verdict = verdict;
    this.#host.dispatchEvent(new BadgeVerdictReachedEvent(verdict));
  }

  /** What reads and checks them is loaded for a card that may have some. */
  #wantRecommendations(): void {
    const {form, recommendations} = this.#host;
    const shown = this.#options.shown();
    const mayHaveSome =
      recommendations !== '' || shown?.award !== undefined || (shown?.parsed.view.endorsementCount ?? 0) > 0;
    if (form !== 'card' || !mayHaveSome || this.#isReadingThem) return;
    this.#isReadingThem = true;
    import('./recommendations.js').then(
      (part) => {
        this.#recommendations = new part.Recommendations(this.#host, {
          shown: this.#options.shown,
          context: this.#options.context,
          mayVerify: () => this.#mayVerify(),
        });
        this.#host.requestUpdate();
      },
      // The badge is shown without them; the next change of the element tries again.
      () => {
        this.#isReadingThem = false;
      },
    );
  }

  #credentialText(): string | undefined {
    return this.#options.shown()?.parsed.text;
  }

  #mayVerify(): boolean {
    const {verify} = this.#host;
    return verify === 'auto' ? this.#isInView : verify === 'click' && this.#isWanted;
  }
}
