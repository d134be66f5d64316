/** The recommendations beside a badge, each with a verdict of its own. Loaded where a badge may have some. */
import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {expiredMark, laterMark, refusedMark, sentMark, trueMark, unsureMark} from '../art/marks.js';
import {outlineHeading} from '../base/outline-heading.js';
import {Task} from '../base/task.js';
import type {BackendContext} from '../context/backend-context.js';
import {recommendationsFr} from '../messages/recommendations.fr.js';
import {codeOf} from '../text/error-key.js';
import type {Text} from '../text/messages.js';
import {isIssuerRecognised, truthOf} from '../verification/truth.js';
import type {ShownBadge} from './badge-source.js';
import type {DrawingHost} from './drawing-host.js';
import {type FoundRecommendation, readRecommendations} from './read-recommendations.js';
import {evidenceStyles} from '../styles/evidence.styles.js';
import {recommendationStyles as ownStyles} from './recommendations.styles.js';

export const recommendationStyles = [evidenceStyles, ownStyles];

export const recommendationWords = {
  fr: recommendationsFr,
  en: async () => (await import('../messages/recommendations.en.js')).recommendationsEn,
  es: async () => (await import('../messages/recommendations.es.js')).recommendationsEs,
  ar: async () => (await import('../messages/recommendations.ar.js')).recommendationsAr,
  uk: async () => (await import('../messages/recommendations.uk.js')).recommendationsUk,
};

type Finding =
  | 'unchecked'
  | 'checking'
  | 'collected'
  | 'signed'
  | 'expired'
  | 'revoked'
  | 'refused'
  | 'other'
  | 'undetermined';

const marks: Readonly<Record<Finding, () => TemplateResult>> = {
  unchecked: unsureMark,
  checking: sentMark,
  collected: trueMark,
  signed: trueMark,
  expired: expiredMark,
  revoked: laterMark,
  refused: refusedMark,
  other: refusedMark,
  undetermined: unsureMark,
};

/** Words that nobody stands by are not shown. */
const wordless: readonly Finding[] = ['revoked', 'refused', 'other'];

export interface RecommendationsOptions {
  readonly shown: () => ShownBadge | undefined;
  readonly context: () => BackendContext;
  readonly mayVerify: () => boolean;
  readonly text: Text<typeof recommendationsFr>;
}

export class Recommendations implements ReactiveController {
  readonly #host: DrawingHost;
  readonly #say: RecommendationsOptions['text'];
  readonly #found: Task<readonly unknown[], FoundRecommendation[]>;
  readonly #checks: Task<readonly unknown[], void>;
  #findings = new Map<FoundRecommendation, Finding>();

  constructor(host: DrawingHost, {shown, context, mayVerify, text}: RecommendationsOptions) {
    this.#host = host;
    this.#say = text;
    this.#found = new Task<readonly unknown[], FoundRecommendation[]>(host, {
      args: () => [shown()?.parsed, shown()?.award?.id, host.recommendations, context(), context().revision],
      task: async (_, {signal}) => {
        const badge = shown();
        if (!badge) return [];
        const {parsed, award} = badge;
        return readRecommendations({
          badge: parsed,
          award,
          url: host.recommendations,
          context: context(),
          signal,
        });
      },
    });
    this.#checks = new Task<readonly unknown[], void>(host, {
      args: () => [this.#found.value, context(), host.fetch, mayVerify()],
      task: async (_, {signal}) => {
        const found = this.#found.value ?? [];
        this.#findings = new Map();
        if (mayVerify()) for (const one of found) await this.#check(one, context(), signal);
      },
    });
    host.addController(this);
  }

  // A controller of nothing itself: its tasks follow the element.
  hostUpdate(): void {
    return undefined;
  }

  render(): TemplateResult | typeof nothing {
    const {status, value} = this.#found;
    if (status === 'error') return this.#renderFailed();
    if (!value || value.length === 0) return nothing;
    const {headingLevel} = this.#host;
    // Those that are not shown are not counted.
    const n = value.filter(
      (one) => typeof one !== 'string' && !wordless.includes(this.#findingOf(one)),
    ).length;
    return html`<div class="recommendations">
      ${outlineHeading(
        {level: headingLevel + 1, id: 'details-recommendations', className: 'strong'},
        n === 0 ? this.#say('none') : this.#say('title', {n}),
      )}
      <ul class="evidence">
        ${value.map((one) => this.#renderOne(one))}
      </ul>
    </div>`;
  }

  #renderFailed(): TemplateResult {
    // Of a badge that is another's, asking again gives no other answer.
    const mayTryAgain = codeOf(this.#found.error) !== 'AWARD_UNKNOWN';
    return html`<div class="recommendations">
      <p role="alert">${this.#say('failed')}</p>
      ${
        mayTryAgain
          ? html`<div class="actions">
              <button class="button secondary" type="button" @click=${() => void this.#found.run()}>
                ${this.#say('retry')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #renderOne(one: FoundRecommendation): TemplateResult {
    const finding = this.#findingOf(one);
    const issuer = typeof one === 'string' ? '' : one.issuerName;
    const more = finding === 'checking' || finding === 'unchecked' ? '' : this.#sayMore(finding, issuer);
    return html`<li data-finding=${finding}>
      ${
        typeof one === 'string' || wordless.includes(finding)
          ? nothing
          : html`<blockquote class="piece as-written">${one.words}</blockquote>`
      }
      <div class="truth small" role="status">
        ${marks[finding]()}
        <div>
          <strong>${this.#say(finding)}</strong>
          ${more === '' ? nothing : html`<span class="more">${more}</span>`}
        </div>
      </div>
    </li>`;
  }

  #sayMore(finding: Exclude<Finding, 'checking' | 'unchecked'>, issuer: string): string {
    switch (finding) {
      case 'collected':
      case 'signed':
      case 'undetermined':
        return this.#say(`${finding}More`, {issuer});
      default:
        return this.#say(`${finding}More`);
    }
  }

  #findingOf(one: FoundRecommendation): Finding {
    if (one === 'withdrawn') return 'revoked';
    if (one === 'unreadable') return 'refused';
    if (!one.isOfBadge) return 'other';
    const {status} = this.#checks;
    return this.#findings.get(one) ?? (status === 'pending' ? 'checking' : 'unchecked');
  }

  async #check(one: FoundRecommendation, context: BackendContext, signal: AbortSignal): Promise<void> {
    if (typeof one === 'string' || !one.isOfBadge) return;
    let finding: Finding = 'undetermined';
    try {
      const {verifyOnce} = await import('../verification/verify-in-page.js');
      const {credentialText} = one;
      const verdict = await verifyOnce(context, {credentialText, fetch: this.#host.fetch, now: new Date()});
      const truth = truthOf(verdict);
      finding = truth === 'verified' ? (isIssuerRecognised(verdict) ? 'collected' : 'signed') : truth;
    } catch {
      // What cannot be checked is said to be so.
    }
    if (signal.aborted) return;
    this.#findings.set(one, finding);
    this.#host.requestUpdate();
  }
}
