/** What a person does with the badge of the opened step: takes it, sees its evidence, shares it; and what came of it, in words. */
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {
  BadgeAwardShareEvent,
  BadgeEvidenceOpenEvent,
  BadgeStepClaimEvent,
} from '../../events/step-act-events.js';
import {actsEn} from '../../messages/acts.en.js';
import {actsFr} from '../../messages/acts.fr.js';
import {errorKey} from '../../text/error-key.js';
import {translate} from '../../text/messages.js';
import type {StepView} from '../pathway-view.js';
import type {ActOptions, ActText} from './act-options.js';
import {OwnEvidence} from './own-evidence.js';
import {renderSharePanel} from './share-panel.js';
import {Sharing} from './sharing.js';

export {actStyles} from './acts.styles.js';

type Say = (text: ActText) => string;

/** Something that the backend is asked for; kept where it failed, to be tried again. */
interface Act {
  /** Said while it is under way. */
  readonly meanwhile: Say;
  /** @returns what is said when it is done */
  readonly run: (signal: AbortSignal) => Promise<Say>;
  /** Where the focus goes afterwards, if what was pressed is gone. */
  readonly then: string;
}

export class ActDesk {
  readonly #host: LitElement;
  readonly #evidence: OwnEvidence;
  #abort = new AbortController();
  /** The panel that is open below the buttons. */
  #panel: 'evidence' | 'share' | undefined;
  #sharing: Sharing | undefined;
  /** What the person has answered to an offer, until the pathway says so itself. */
  #answered: 'claimed' | 'declined' | undefined;
  #running: Act | undefined;
  #failed: {readonly act: Act; readonly error: unknown} | undefined;
  #said: Say | undefined;
  #focusNext = '';

  constructor(host: LitElement) {
    this.#host = host;
    this.#evidence = new OwnEvidence(host);
  }

  /** Another step is open, or none: nothing of the last one is kept. */
  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#evidence.forget();
    this.#panel = this.#sharing = this.#answered = undefined;
    this.#running = this.#failed = this.#said = undefined;
  }

  /** The offer, in a sentence, and its two answers. */
  renderOffer(step: StepView, options: ActOptions): TemplateResult | typeof nothing {
    const text = textIn(options);
    if (step.offer === undefined || step.state === 'earned' || this.#answered === 'claimed') return nothing;
    const isDeclined = step.offer === 'declined' || this.#answered === 'declined';
    return html`<div class="offer">
      <p>${text(isDeclined ? 'claimDeclined' : 'claimOffered')}</p>
      <div class="actions">
        ${this.#button('primary', text('claim'), () => this.claim(step, options))}
        ${isDeclined ? nothing : this.#button('secondary', text('decline'), () => this.#decline(step, options))}
      </div>
    </div>`;
  }

  /** What can be done with a badge that the person has. */
  renderButtons(step: StepView, options: ActOptions): TemplateResult | typeof nothing {
    if (!isOwn(step)) return nothing;
    const text = textIn(options);
    const opener = (panel: 'evidence' | 'share', kind: string, act: () => void): TemplateResult =>
      html`<button
        class="button ${kind}"
        type="button"
        aria-expanded=${String(this.#panel === panel)}
        aria-controls=${this.#panel === panel ? 'act-panel' : nothing}
        @click=${() => {
          if (this.#panel === panel) this.#close();
          else act();
        }}
      >
        ${text(panel)}
      </button>`;
    return html`${opener('share', 'primary', () => {
      this.#share(step, options);
    })}${
      // A key badge rests on badges, which have evidence of their own.
      step.isKey
        ? nothing
        : opener('evidence', 'secondary', () => {
            this.#showEvidence(step, options);
          })
    }`;
  }

  /** What came of it, and what was asked to be seen. The place where it is said is there before anything is. */
  renderResult(step: StepView, options: ActOptions): TemplateResult {
    const text = textIn(options);
    const failed = this.#failed;
    const said = failed ? text(errorKey(actsFr, failed.error)) : (this.#said?.(text) ?? '');
    return html`<div class="act-result ${failed ? 'failed' : ''}">
        <p role="status">${said}</p>
        ${failed ? this.#button('secondary', text('retry'), () => this.#do(failed.act)) : nothing}
      </div>
      ${
        this.#panel === undefined
          ? nothing
          : html`<section id="act-panel" aria-labelledby="act-title">
              ${this.#panel === 'evidence' ? this.#evidence.render(text, options) : nothing}
              ${this.#panel === 'share' && this.#sharing ? this.#renderShare(this.#sharing, step, options) : nothing}
            </section>`
      }`;
  }

  /** After each render. */
  update(): void {
    if (this.#focusNext === '') return;
    const next = this.#host.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!next) return;
    this.#focusNext = '';
    next.focus();
  }

  /** Is it for the element to take it? The page is asked first. */
  mayClaim({id, badge}: StepView, {structure}: Pick<ActOptions, 'structure'>): boolean {
    if (!badge) return false;
    return this.#host.dispatchEvent(new BadgeStepClaimEvent({step: id, badge: badge.id, structure}));
  }

  claim(step: StepView, options: ActOptions): void {
    if (this.mayClaim(step, options)) this.take(step, options);
  }

  take({badge}: StepView, {context, structure}: ActOptions): void {
    if (!badge) return;
    this.#do({
      meanwhile: (text) => text('claiming'),
      run: async (signal) => {
        await context.use((client) => client.awards.takeOffer({structure, badge: badge.id}, {signal}));
        this.#answered = 'claimed';
        context.notifyChange();
        return (text) => text('claimed');
      },
      then: '#sheet-title',
    });
  }

  #decline({badge}: StepView, {context, structure}: ActOptions): void {
    if (!badge) return;
    this.#do({
      meanwhile: (text) => text('claiming'),
      run: async (signal) => {
        await context.use((client) => client.awards.declineOffer({structure, badge: badge.id}, {signal}));
        this.#answered = 'declined';
        context.notifyChange();
        return (text) => text('declined');
      },
      then: '#sheet-title',
    });
  }

  #showEvidence(step: StepView, {context, structure}: ActOptions): void {
    const of = awardOf(step, structure);
    if (!of || !this.#host.dispatchEvent(new BadgeEvidenceOpenEvent(of))) return;
    this.#open('evidence', {
      meanwhile: (text) => text('evidenceReading'),
      run: async (signal) => {
        const n = await this.#evidence.read(context, of, signal);
        return (text) => (n === 0 ? text('noEvidence') : text('evidenceCount', {n}));
      },
      then: '#act-title',
    });
  }

  #share(step: StepView, {context, structure}: ActOptions): void {
    const of = awardOf(step, structure);
    if (!of || !this.#host.dispatchEvent(new BadgeAwardShareEvent(of))) return;
    this.#open('share', {
      meanwhile: (text) => text('shareReading'),
      run: async (signal) => {
        this.#sharing = await Sharing.read(context, {structure, award: of.award}, signal);
        return (text) => text(this.#sharing?.link ? 'linkReady' : 'shareReady');
      },
      then: '#act-title',
    });
  }

  #renderShare(sharing: Sharing, {badge}: StepView, options: ActOptions): TemplateResult {
    const {context, language} = options;
    return renderSharePanel(sharing, {
      text: textIn(options),
      language,
      giver: badge?.structureName ?? '',
      isBusy: this.#running !== undefined,
      onScope: (scope) => {
        sharing.scope = scope;
        this.#say(sharing.link ? (text) => text('linkReady') : undefined);
      },
      onMake: () => {
        this.#do({
          meanwhile: (text) => text('making'),
          run: async (signal) => {
            await sharing.make(context, signal);
            return (text) => text('linkReady');
          },
          then: '#share-copy',
        });
      },
      onCopy: (url) => void this.#copy(url),
      onSend: (url) => {
        // The person may close the sheet of their device without sending anything.
        navigator.share({title: badge?.name[language] ?? badge?.name.fr ?? '', url}).catch(() => undefined);
      },
      onEnd: () => {
        this.#do({
          meanwhile: (text) => text('ending'),
          run: async (signal) => {
            const isRenewed = await sharing.end(context, signal);
            return (text) => text(isRenewed ? 'renewed' : 'ended');
          },
          then: '#act-title',
        });
      },
    });
  }

  async #copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      this.#say((text) => text('copied'));
    } catch {
      // Not every page may write there: the link is chosen, for the person to copy.
      this.#host.renderRoot.querySelector<HTMLInputElement>('#share-link')?.select();
      this.#say((text) => text('copyByHand'));
    }
  }

  #open(panel: 'evidence' | 'share', act: Act): void {
    this.#close();
    this.#panel = panel;
    this.#do(act);
  }

  #close(): void {
    const answered = this.#answered;
    this.forget();
    this.#answered = answered;
    this.#host.requestUpdate();
  }

  #say(said: Say | undefined): void {
    this.#said = said;
    this.#failed = undefined;
    this.#host.requestUpdate();
  }

  #do(act: Act): void {
    if (!this.#running) void this.#run(act);
  }

  async #run(act: Act): Promise<void> {
    const {signal} = this.#abort;
    this.#running = act;
    this.#say(act.meanwhile);
    try {
      const said = await act.run(signal);
      if (signal.aborted) return;
      this.#running = undefined;
      this.#focusNext = act.then;
      this.#say(said);
    } catch (error) {
      if (signal.aborted) return;
      this.#running = undefined;
      this.#failed = {act, error};
      this.#host.requestUpdate();
    }
  }

  #button(kind: string, words: string, act: () => void): TemplateResult {
    return html`<button
      class="button ${kind}"
      type="button"
      aria-disabled=${String(this.#running !== undefined)}
      @click=${act}
    >
      ${words}
    </button>`;
  }
}

/** Does this person have it, from this structure? A badge of another issuer is kept elsewhere. */
function isOwn({state, award, isForeign}: StepView): boolean {
  return state === 'earned' && award !== undefined && !isForeign;
}

function awardOf(
  {id: step, badge, award}: StepView,
  structure: string,
):
  | {readonly step: string; readonly badge: string; readonly structure: string; readonly award: string}
  | undefined {
  return badge && award !== undefined ? {step, badge: badge.id, structure, award} : undefined;
}

function textIn({language}: ActOptions): ActText {
  return (key, ...values) => translate({fr: actsFr, en: actsEn}, language, key, values[0]);
}
