/** What an adviser sees of several people on a pathway: the reminders of this month, who is where, sheets to print. Loaded on demand. */
import type {ContractStepPrompt, Pathway, PersonProgress} from '@pepites/recognition';
import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import type {BackendController} from '../../context/backend-controller.js';
import {BadgePersonProposeEvent} from '../../events/people-events.js';
import {peopleFr} from '../../messages/people.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {Language, Text} from '../../text/messages.js';
import {unsureMark} from '../../art/marks.js';
import {fillHref} from '../follow-request.js';
import {viewOfPathway, type StepView} from '../pathway-view.js';
import {type MoreToRead, PagedList} from './paged-list.js';
import {renderMonth} from './people-month.js';
import {ClaimSheets, renderSheets} from './people-sheets.js';
import {renderOrder, renderTable} from './people-table.js';
import {type Order, type PersonView, viewOfPeople} from './people-view.js';

export {peopleStyles} from './people.styles.js';

export const peopleWords = {
  fr: peopleFr,
  en: async () => (await import('../../messages/people.en.js')).peopleEn,
};
export type PeopleText = Text<typeof peopleFr>;

export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  readonly language: Language;
  readonly headingLevel: number;
  readonly requestHref: string;
  /** Are the people what is shown? */
  readonly people: boolean;
}

export interface DeskOptions {
  readonly text: PeopleText;
  readonly backend: BackendController;
  readonly pathway: () => Pathway | undefined;
}

export type DeskState = 'waiting' | 'shown' | 'failed' | 'empty';

const peoplePerPage = 50;

export class PeopleDesk {
  readonly #host: DeskHost;
  readonly #options: DeskOptions;
  readonly #people: PagedList<PersonProgress>;
  readonly #prompts: PagedList<ContractStepPrompt>;
  readonly #sheets: ClaimSheets;
  readonly #chosen = new Set<string>();
  #month: string | undefined;
  #order: Order = 'waiting';

  constructor(host: DeskHost, options: DeskOptions) {
    this.#host = host;
    this.#options = options;
    const {backend, pathway} = options;
    this.#sheets = new ClaimSheets(() => {
      host.requestUpdate();
    });
    const args = (): readonly unknown[] => [
      host.people,
      backend.context,
      backend.structure,
      pathway()?.id,
      backend.session?.token,
      backend.revision,
    ];
    this.#people = new PagedList(host, {
      args,
      read: (cursor, options) => {
        const of = this.#of();
        return of && backend.use((client) => client.pathways.progressOfMany({...of, cursor}, options));
      },
    });
    this.#prompts = new PagedList(host, {
      args,
      read: (cursor, options) => {
        const of = this.#of();
        return of && this.#readPrompts({...of, cursor}, options);
      },
    });
  }

  /** Asks the backend again, as far as it was asked. */
  async run(): Promise<void> {
    await Promise.allSettled([this.#people.run(), this.#prompts.run()]);
  }

  /** @param say told which of its states the element is in */
  render(pathway: Pathway, title: TemplateResult, say: (state: DeskState) => void): TemplateResult {
    const {backend, text} = this.#options;
    const inside = (state: DeskState, content: TemplateResult): TemplateResult => {
      say(state);
      return html`<section class="people" aria-labelledby="heading">
        <div part="heading">${title}</div>
        ${content}
      </section>`;
    };
    if (!backend.session) return inside('empty', html`<p>${text('signIn')}</p>`);
    if (!this.#mayFollow()) return inside('failed', html`<p>${text('notAllowed')}</p>`);
    if (this.#people.error !== undefined)
      return inside(
        'failed',
        this.#renderTrouble(this.#people.error, () => void this.run()),
      );
    const {items} = this.#people;
    if (!items) return inside('waiting', html`<p class="waiting">${text('waiting')}</p>`);
    if (items.length === 0)
      return inside(
        'empty',
        html`<p>${text('empty')}</p>
          <p class="quiet">${text('emptyHint')}</p>`,
      );
    const {steps} = viewOfPathway(pathway, undefined, this.#host.language);
    const today = new Date().toISOString().slice(0, 10);
    const {language} = this.#host;
    const people = viewOfPeople(items, {steps, today, order: this.#order, language});
    return inside(
      'shown',
      html`${this.#renderMonth(steps, people)} ${this.#renderPeople(steps, people)}
      ${this.#renderSheets(people)}`,
    );
  }

  #of(): {structure: string; pathway: string; limit: number} | undefined {
    const pathway = this.#options.pathway();
    if (!pathway || !this.#host.people || !this.#mayFollow()) return undefined;
    return {structure: this.#options.backend.structure, pathway: pathway.id, limit: peoplePerPage};
  }

  /** A backend decides for itself; without the scope there is no use in asking it. */
  #mayFollow(): boolean {
    return this.#options.backend.session?.scopes.includes('review') ?? false;
  }

  /** Pages are of people: one may hold no reminder while the next does. */
  async #readPrompts(
    of: {structure: string; pathway: string; limit: number; cursor: string | undefined},
    options: {readonly signal?: AbortSignal},
  ): Promise<{items: ContractStepPrompt[]; next?: string | undefined}> {
    const items: ContractStepPrompt[] = [];
    let {cursor} = of;
    do {
      const asked = {...of, cursor};
      const page = await this.#options.backend.use((client) => client.pathways.prompts(asked, options));
      this.#month = page.month;
      items.push(...page.items);
      cursor = page.next;
    } while (items.length === 0 && cursor !== undefined);
    return {items, next: cursor};
  }

  #renderMonth(steps: readonly StepView[], people: readonly PersonView[]): TemplateResult {
    const {text} = this.#options;
    if (this.#prompts.error !== undefined)
      return this.#renderTrouble(this.#prompts.error, () => void this.#prompts.run());
    return renderMonth(this.#prompts.items, {
      ...this.#wording,
      steps,
      people,
      month: this.#month,
      onPropose: this.#onPropose,
      more: this.#renderMore(this.#prompts, text('moreOfMonth')),
    });
  }

  #renderPeople(steps: readonly StepView[], people: readonly PersonView[]): TemplateResult {
    const {text} = this.#options;
    const wording = this.#wording;
    const count = this.#people.hasMore ? 'countShown' : 'count';
    return html`<section class="part" aria-labelledby="people-title">
      <div class="part-head">
        ${outlineHeading({level: this.#level, id: 'people-title'}, text('people'))}
        <p class="quiet">${text(count, {n: people.length})}</p>
      </div>
      ${renderOrder(this.#order, wording, (order) => {
        this.#order = order;
        this.#host.requestUpdate();
      })}
      ${renderTable(people, {
        ...wording,
        steps,
        chosen: this.#chosen,
        onChoose: (id, isChosen) => {
          this.#choose([id], isChosen);
        },
        onPropose: this.#onPropose,
      })}
      ${this.#renderMore(this.#people, text('more'))}
    </section>`;
  }

  #renderSheets(people: readonly PersonView[]): TemplateResult | typeof nothing {
    const able = people.filter(({comesByCode}) => comesByCode);
    if (able.length === 0) return nothing;
    const chosen = able.filter(({id}) => this.#chosen.has(id));
    return renderSheets(this.#sheets, {
      ...this.#wording,
      chosen: chosen.length,
      hasAll: chosen.length === able.length,
      onChooseAll: (isChosen) => {
        this.#choose(
          able.map(({id}) => id),
          isChosen,
        );
      },
      onMake: () => {
        void this.#sheets.make(this.#options.backend, chosen, this.#options.text('unnamed'));
      },
    });
  }

  #choose(ids: readonly string[], isChosen: boolean): void {
    for (const id of ids)
      if (isChosen) this.#chosen.add(id);
      else this.#chosen.delete(id);
    this.#sheets.forget();
    this.#host.requestUpdate();
  }

  #renderMore(list: MoreToRead, words: string): TemplateResult | typeof nothing {
    const {text} = this.#options;
    if (list.moreError !== undefined) return this.#renderTrouble(list.moreError, () => void list.readMore());
    if (list.isReadingMore) return html`<p class="waiting" role="status">${text('readingMore')}</p>`;
    if (!list.hasMore) return nothing;
    return html`<p>
      <button class="button secondary" type="button" @click=${() => void list.readMore()}>${words}</button>
    </p>`;
  }

  #renderTrouble(error: unknown, again: () => void): TemplateResult {
    const {text} = this.#options;
    return html`<div class="problem" role="status">
      <p>${unsureMark()}<span>${text(errorKey(peopleFr, error))}</span></p>
      <button class="button secondary" type="button" @click=${again}>${text('retry')}</button>
    </div>`;
  }

  get #level(): number {
    return this.#host.headingLevel + 1;
  }

  get #wording() {
    const {language, requestHref} = this.#host;
    return {text: this.#options.text, language, level: this.#level, canPropose: requestHref !== ''};
  }

  readonly #onPropose = (person: Pick<PersonView, 'id' | 'name'>, step: StepView): void => {
    if (!step.badge) return;
    const of = {person: person.id, badge: step.badge.id, step: step.id};
    const {structure} = this.#options.backend;
    const event = new BadgePersonProposeEvent({...of, displayName: person.name, structure});
    if (this.#host.dispatchEvent(event) && this.#host.requestHref !== '')
      location.assign(fillHref(this.#host.requestHref, of));
  };
}
