/** The person's own word on a badge that was examined: they accept it, or refuse it and it is gone. Said once. */
import type {Award} from '@pepites/recognition';
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {BadgeAwardAnswerEvent} from '../../events/step-act-events.js';
import {formatDate} from '../../text/format.js';
import type {StepView} from '../pathway-view.js';
import {type ActOptions, type AwardOf, textIn} from './act-options.js';
import type {Act, ActRun} from './act-run.js';

type Answer = 'accept' | 'refuse';

export class AwardAnswer {
  readonly #host: LitElement;
  readonly #run: ActRun;
  #award: Award | undefined;
  /** Refusing cannot be undone: it is asked twice. */
  #isRefusing = false;

  constructor(host: LitElement, run: ActRun) {
    this.#host = host;
    this.#run = run;
  }

  forget(): void {
    this.#award = undefined;
    this.#isRefusing = false;
  }

  /** Whether they have answered already. */
  reading({structure, award}: AwardOf, {context, language}: ActOptions): Act {
    return {
      meanwhile: (text) => text('answerReading'),
      run: async (signal) => {
        const {items} = await context.use((client) => client.me.awards({structure}, {signal}));
        this.#award = items.find(({id}) => id === award);
        const acceptedAt = this.#award?.acceptedAt;
        return (text) =>
          acceptedAt === undefined ? '' : text('answeredOn', {date: formatDate(acceptedAt, language)});
      },
      then: '#act-title',
    };
  }

  render(step: StepView, options: ActOptions): TemplateResult | typeof nothing {
    if (!this.#award) return nothing;
    const text = textIn(options);
    const isOpen = this.#award.acceptedAt === undefined;
    const leaves = this.#award.elsewhere?.some(({state}) => state === 'onYes') === true;
    return html`<h3 id="act-title" tabindex="-1">${text('answer')}</h3>
      ${
        isOpen
          ? html`<p>${text(this.#isRefusing ? 'refuseAsk' : 'answerAsk')}</p>
              ${leaves && !this.#isRefusing ? html`<p>${text('answerElsewhere')}</p>` : nothing}
              <div class="actions">
                ${
                  this.#isRefusing
                    ? html`${this.#button('primary', text('refuseNo'), () => {
                        this.#turn(false);
                      })}
                      ${this.#button('secondary', text('refuseYes'), () => {
                        this.#send('refuse', step, options);
                      })}`
                    : html`${this.#button('primary', text('accept'), () => {
                        this.#send('accept', step, options);
                      })}
                      ${this.#button('secondary', text('refuse'), () => {
                        this.#turn(true);
                      })}`
                }
              </div>`
          : nothing
      }`;
  }

  #turn(isRefusing: boolean): void {
    this.#isRefusing = isRefusing;
    this.#host.renderRoot.querySelector<HTMLElement>('#act-title')?.focus();
    this.#host.requestUpdate();
  }

  #send(answer: Answer, {id: step, badge}: StepView, {context, structure, language}: ActOptions): void {
    const award = this.#award?.id;
    if (!badge || award === undefined) return;
    const event = new BadgeAwardAnswerEvent({step, badge: badge.id, structure, award, answer});
    if (!this.#host.dispatchEvent(event)) return;
    this.#run.do({
      meanwhile: (text) => text('claiming'),
      run: async (signal) => {
        const answered = await context.use((client) =>
          client.me.answerAward({structure, award, answer}, {signal}),
        );
        this.forget();
        if (answer === 'accept') this.#award = answered;
        context.notifyChange();
        const date = formatDate(answered.acceptedAt ?? '', language);
        return (text) => (answer === 'accept' ? text('answeredOn', {date}) : text('refused'));
      },
      then: answer === 'accept' ? '#act-title' : '#sheet-title',
    });
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
