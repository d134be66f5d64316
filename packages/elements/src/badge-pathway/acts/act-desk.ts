/** What a person does with the badge of the opened step: takes it, says yes or no to it, sees its evidence, shares it, reads what is missing; and what came of it, in words. */
import type {CriteriaReport} from '@pepites/recognition';
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {
  BadgeAwardShareEvent,
  BadgeCourseOpenEvent,
  BadgeEvidenceOpenEvent,
  BadgeStepClaimEvent,
} from '../../events/step-act-events.js';
import {isOfCourse, type StepView} from '../pathway-view.js';
import {isReadFirst} from '../step-words.js';
import {type ActOptions, textIn} from './act-options.js';
import {type Act, ActRun} from './act-run.js';
import {AwardAnswer} from './award-answer.js';
import {readCourse, renderCourse, sayCourse} from './course-progress.js';
import {MissingAnswer} from './missing-answer.js';
import {OwnEvidence} from './own-evidence.js';
import {ShareDesk} from './share-desk.js';

export {actWords} from './act-options.js';
export {actStyles} from './acts.styles.js';

type Panel = 'answer' | 'course' | 'evidence' | 'share';

export class ActDesk {
  readonly #host: LitElement;
  readonly #evidence: OwnEvidence;
  readonly #run: ActRun;
  readonly #missing: MissingAnswer;
  readonly #answer: AwardAnswer;
  readonly #sharing: ShareDesk;
  /** The panel that is open below the buttons. */
  #panel: Panel | undefined;
  #course: CriteriaReport | undefined;
  /** What the person has answered to an offer, until the pathway says so itself. */
  #answered: 'claimed' | 'declined' | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    this.#evidence = new OwnEvidence(host);
    this.#run = new ActRun(host);
    this.#missing = new MissingAnswer(this.#run);
    this.#answer = new AwardAnswer(host, this.#run);
    this.#sharing = new ShareDesk(host, this.#run);
  }

  /** Before the step is shown. */
  async prepare(step: StepView, options: ActOptions): Promise<void> {
    if (isReadFirst(step)) await this.#missing.read(step, options);
  }

  /** Another step is open, or none: nothing of the last one is kept. */
  forget(): void {
    this.#run.forget();
    this.#evidence.forget();
    for (const one of [this.#missing, this.#answer, this.#sharing]) one.forget();
    this.#panel = this.#course = this.#answered = undefined;
  }

  /** What the examiner waits for, where something is missing. */
  renderMissing(step: StepView, options: ActOptions): TemplateResult | typeof nothing {
    return this.#missing.render(step, options);
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

  /** What can be done with a badge that the person has, or that a course gives. */
  renderButtons(step: StepView, options: ActOptions): TemplateResult | typeof nothing {
    if (isOfCourse(step))
      return this.#opener('course', 'primary', options, () => {
        this.#showCourse(step, options);
      });
    if (!isOwn(step)) return nothing;
    const share = this.#opener('share', 'primary', options, () => {
      this.#share(step, options);
    });
    // A key badge rests on badges, which have evidence of their own.
    const evidence = step.isKey
      ? nothing
      : this.#opener('evidence', 'secondary', options, () => {
          this.#showEvidence(step, options);
        });
    // Nobody has examined the others.
    const answer =
      step.badge?.mode === 'reviewed'
        ? this.#opener('answer', 'secondary', options, () => {
            const of = awardOf(step, options.structure);
            if (of) this.#open('answer', this.#answer.reading(of, options));
          })
        : nothing;
    return html`${share}${evidence}${answer}`;
  }

  /** What came of it, and what was asked to be seen. */
  renderResult(step: StepView, options: ActOptions): TemplateResult {
    const text = textIn(options, () => {
      this.#host.requestUpdate();
    });
    return html`${this.#run.render(text)}
    ${
      this.#panel === undefined
        ? nothing
        : html`<section id="act-panel" aria-labelledby="act-title">
            ${this.#panel === 'course' && this.#course ? renderCourse(this.#course, text) : nothing}
            ${this.#panel === 'evidence' ? this.#evidence.render(text, options) : nothing}
            ${this.#panel === 'share' ? this.#sharing.render(step, options) : nothing}
            ${this.#panel === 'answer' ? this.#answer.render(step, options) : nothing}
          </section>`
    }`;
  }

  /** After each render. */
  update(): void {
    this.#run.update();
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
    this.#run.do({
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
    this.#run.do({
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

  #showCourse({id: step, badge}: StepView, {context, structure}: ActOptions): void {
    if (!badge) return;
    const of = {structure, badge: badge.id};
    if (!this.#host.dispatchEvent(new BadgeCourseOpenEvent({step, ...of}))) return;
    this.#open('course', {
      meanwhile: (text) => text('courseReading'),
      run: async (signal) => {
        const report = await readCourse(context, of, signal);
        this.#course = report;
        return (text) => sayCourse(report, text);
      },
      then: '#act-title',
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

  #share(step: StepView, options: ActOptions): void {
    const of = awardOf(step, options.structure);
    if (of && this.#host.dispatchEvent(new BadgeAwardShareEvent(of)))
      this.#open('share', this.#sharing.reading(of, options));
  }

  #open(panel: Panel, act: Act): void {
    this.#close();
    this.#panel = panel;
    this.#run.do(act);
  }

  #close(): void {
    const answered = this.#answered;
    this.forget();
    this.#answered = answered;
    this.#host.requestUpdate();
  }

  #opener(panel: Panel, kind: string, options: ActOptions, act: () => void): TemplateResult {
    const isOpen = this.#panel === panel;
    // What is open has the one button that stands out.
    return html`<button
      class="button ${this.#panel === undefined ? kind : 'secondary'}"
      type="button"
      aria-expanded=${String(isOpen)}
      aria-controls=${isOpen ? 'act-panel' : nothing}
      @click=${() => {
        if (isOpen) this.#close();
        else act();
      }}
    >
      ${textIn(options)(panel)}
    </button>`;
  }

  #button(kind: string, words: string, act: () => void): TemplateResult {
    return html`<button
      class="button ${kind}"
      type="button"
      aria-disabled=${String(this.#run.isRunning)}
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
