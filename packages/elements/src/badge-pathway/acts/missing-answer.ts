/** What an examiner still waits for: their own words, and the questions that are open again. Read when the step is opened. */
import type {RequestReview} from '@pepites/recognition';
import {inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {StepView} from '../pathway-view.js';
import {type ActOptions, textIn} from './act-options.js';
import type {ActRun} from './act-run.js';

interface Missing {
  readonly request: string;
  readonly review: RequestReview | undefined;
  readonly questions: readonly LocalisedText[];
}

/** The step is opened at the latest after so long, whatever has been read. */
const patienceMs = 1500;

export class MissingAnswer {
  readonly #run: ActRun;
  #missing: Missing | undefined;

  constructor(run: ActRun) {
    this.#run = run;
  }

  forget(): void {
    this.#missing = undefined;
  }

  /** @returns a promise that is kept once it is read, has failed, or takes long */
  async read({request}: StepView, {context, structure}: ActOptions): Promise<void> {
    if (request === undefined) return;
    // Said only where it is there after the rest.
    let isLate = false;
    await new Promise<void>((resolve) => {
      const show = (): void => {
        isLate = true;
        resolve();
      };
      setTimeout(show, patienceMs);
      this.#run.do({
        meanwhile: (text) => text('missingReading'),
        run: async (signal) => {
          try {
            this.#missing = await this.#ask(request, {context, structure}, signal);
            const words = isLate ? 'missingRead' : undefined;
            return (text) => (words ? text(words) : '');
          } finally {
            show();
          }
        },
        then: '',
      });
    });
  }

  async #ask(
    request: string,
    {context, structure}: Pick<ActOptions, 'context' | 'structure'>,
    signal: AbortSignal,
  ): Promise<Missing> {
    return context.use(async (client) => {
      const {items} = await client.me.requests({structure}, {signal});
      const own = items.find(({id}) => id === request);
      const review = own?.reviews.filter(({revision}) => revision === own.revision).at(-1);
      const reopened = new Set(review?.reopened);
      if (reopened.size === 0) return {request, review, questions: []};
      // In the words in which the person was asked, whatever is asked today.
      const {form} = await client.requests.form({structure, request}, {signal});
      const open = form.questions.filter(({id}) => reopened.has(id));
      return {request, review, questions: open.map(({label}) => label)};
    });
  }

  render({request}: StepView, options: ActOptions): TemplateResult | typeof nothing {
    if (!this.#missing || this.#missing.request !== request) return nothing;
    const {review, questions} = this.#missing;
    const text = textIn(options);
    const message = review?.message ?? '';
    return html`<section class="offer" aria-labelledby="missing-title">
      <h3 id="missing-title">${text('missingTitle')}</h3>
      ${
        message === ''
          ? nothing
          : html`<figure>
              <figcaption class="quiet">
                ${
                  review?.examinerName
                    ? text('missingFrom', {name: review.examinerName})
                    : text('missingFromLeft')
                }
              </figcaption>
              <blockquote><span class="as-written">${message}</span></blockquote>
            </figure>`
      }
      ${
        questions.length === 0
          ? nothing
          : html`<p>${text('missingQuestions')}</p>
              <ul class="criteria">
                ${questions.map((label) => html`<li>${inLanguage(label, options.language)}</li>`)}
              </ul>`
      }
      ${message === '' && questions.length === 0 ? html`<p>${text('missingNone')}</p>` : nothing}
    </section>`;
  }
}
