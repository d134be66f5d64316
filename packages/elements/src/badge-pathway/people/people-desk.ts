/** What an adviser sees of several people on a pathway: the reminders of this month, who is where, sheets to print. Loaded on demand. */
import type {BadgeBackend, ContractStepPrompt, PersonProgress} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {ClaimSheets} from '../../claim-sheets/claim-sheets.js';
import type {BackendController} from '../../context/backend-controller.js';
import {BadgePersonProposeEvent} from '../../events/people-events.js';
import {peopleFr} from '../../messages/people.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {Language} from '../../text/messages.js';
import {fillHref} from '../follow-request.js';
import type {StepView} from '../pathway-view.js';
import {type MoreToRead, type Page, PagedList} from './paged-list.js';
import {renderMonth} from './people-month.js';
import type {PeopleWording} from './people-propose.js';
import {renderSheets} from './people-sheets.js';
import {renderOrder, renderTable} from './people-table.js';
import {type Order, type PersonView, viewOfPeople} from './people-view.js';
import {peopleWords} from './people-words.js';
import {peopleStyles} from './people.styles.js';

/** The element, as far as the desk reads it. */
interface DeskHost extends HTMLElement {
  readonly headingLevel: number;
  readonly requestHref: string;
}

export interface PeopleRead {
  readonly pathway: string;
  readonly signal?: AbortSignal;
}

const peoplePerPage = 50;

export class PeopleDesk {
  readonly #root: ShadowRoot;
  readonly #changed: () => void;
  readonly #people: PagedList<PersonProgress>;
  readonly #prompts: PagedList<ContractStepPrompt>;
  readonly #sheets: ClaimSheets;
  readonly #chosen = new Set<string>();
  #backend: BackendController | undefined;
  #pathway = '';
  #token: string | undefined;
  #month: string | undefined;
  #order: Order = 'waiting';

  /** @param changed asks for a new render */
  constructor(root: ShadowRoot, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
    this.#sheets = new ClaimSheets(changed);
    this.#people = new PagedList(
      (cursor, options) =>
        this.#use((client, of) => client.pathways.progressOfMany({...of, cursor}, options)),
      changed,
    );
    this.#prompts = new PagedList(async (cursor, options) => this.#readPrompts(cursor, options), changed);
  }

  /** Asks the backend, as far as it was asked before; without somebody who may follow people, nothing. Never rejects. */
  async read(backend: BackendController, {pathway, signal}: PeopleRead): Promise<void> {
    const token = backend.session?.token;
    const isOther = this.#pathway !== pathway || this.#backend?.structure !== backend.structure;
    if (isOther || this.#token !== token) {
      // What one adviser saw is not shown to the next.
      this.#people.forget();
      this.#prompts.forget();
      this.#chosen.clear();
      this.#sheets.forget();
    }
    this.#backend = backend;
    this.#pathway = pathway;
    this.#token = token;
    this.#changed();
    if (!this.#mayFollow() || pathway === '') return;
    await Promise.all([this.#people.read(signal), this.#prompts.read(signal)]);
  }

  /** After each render: the element's own style sheets may have been written anew. */
  update(): void {
    const {adoptedStyleSheets: sheets} = this.#root;
    const missing = peopleStyles.flatMap(({styleSheet}) =>
      styleSheet && !sheets.includes(styleSheet) ? [styleSheet] : [],
    );
    if (missing.length > 0) this.#root.adoptedStyleSheets = [...sheets, ...missing];
  }

  render(steps: readonly StepView[], language: Language): TemplateResult {
    const text = peopleWords.in(language, this.#changed);
    if (!this.#backend?.session) return html`<p>${text('signIn')}</p>`;
    if (!this.#mayFollow()) return html`<p>${text('notAllowed')}</p>`;
    const wording = this.#wordingIn(language);
    if (this.#people.error !== undefined)
      return renderTrouble(this.#people.error, wording, () => void this.#people.read());
    const {items} = this.#people;
    // A pathway that the page itself holds is nobody’s in the backend.
    if (this.#pathway === '') return html`<p>${text('empty')}</p>`;
    if (!items) return html`<p class="waiting">${text('waiting')}</p>`;
    if (items.length === 0)
      return html`<p>${text('empty')}</p>
        <p class="quiet">${text('emptyHint')}</p>`;
    const today = new Date().toISOString().slice(0, 10);
    const people = viewOfPeople(items, {steps, today, order: this.#order, language});
    return html`${this.#renderMonth(steps, people, wording)} ${this.#renderPeople(steps, people, wording)}
    ${this.#renderSheets(people, wording)}`;
  }

  /** A backend decides for itself; without the scope there is no use in asking it. */
  #mayFollow(): boolean {
    return this.#backend?.session?.scopes.includes('review') ?? false;
  }

  async #use<T>(
    call: (client: BadgeBackend, of: {structure: string; pathway: string; limit: number}) => Promise<T>,
  ): Promise<T> {
    const backend = this.#backend;
    if (!backend) throw new TypeError('Nothing to ask');
    const of = {structure: backend.structure, pathway: this.#pathway, limit: peoplePerPage};
    return backend.use(async (client) => call(client, of));
  }

  /** Pages are of people: one may hold no reminder while the next does. */
  async #readPrompts(
    from: string | undefined,
    options: {readonly signal?: AbortSignal},
  ): Promise<Page<ContractStepPrompt>> {
    const items: ContractStepPrompt[] = [];
    let cursor = from;
    do {
      const at = {cursor};
      const page = await this.#use((client, of) => client.pathways.prompts({...of, ...at}, options));
      this.#month = page.month;
      items.push(...page.items);
      cursor = page.next;
    } while (items.length === 0 && cursor !== undefined);
    return {items, next: cursor};
  }

  #renderMonth(
    steps: readonly StepView[],
    people: readonly PersonView[],
    wording: PeopleWording,
  ): TemplateResult {
    if (this.#prompts.error !== undefined)
      return renderTrouble(this.#prompts.error, wording, () => void this.#prompts.read());
    const more = renderMore(this.#prompts, 'moreOfMonth', wording);
    return renderMonth(this.#prompts.items, {...wording, steps, people, month: this.#month, more});
  }

  #renderPeople(
    steps: readonly StepView[],
    people: readonly PersonView[],
    wording: PeopleWording,
  ): TemplateResult {
    const {text, level} = wording;
    const count = this.#people.hasMore ? 'countShown' : 'count';
    return html`<section class="part" aria-labelledby="people-title">
      <div class="part-head">
        ${outlineHeading({level, id: 'people-title'}, text('people'))}
        <p class="quiet">${text(count, {n: people.length})}</p>
      </div>
      ${renderOrder(this.#order, wording, (order) => {
        this.#order = order;
        this.#changed();
      })}
      ${renderTable(people, {
        ...wording,
        steps,
        chosen: this.#chosen,
        onChoose: (id, isChosen) => {
          this.#choose([id], isChosen);
        },
      })}
      ${renderMore(this.#people, 'more', wording)}
    </section>`;
  }

  #renderSheets(people: readonly PersonView[], wording: PeopleWording): TemplateResult | typeof nothing {
    const able = people.filter(({comesByCode}) => comesByCode);
    if (able.length === 0) return nothing;
    const chosen = able.filter(({id}) => this.#chosen.has(id));
    return renderSheets(this.#sheets, {
      ...wording,
      chosen: chosen.length,
      hasAll: chosen.length === able.length,
      onChooseAll: (isChosen) => {
        this.#choose(
          able.map(({id}) => id),
          isChosen,
        );
      },
      onMake: () => {
        if (this.#backend) void this.#sheets.make(this.#backend, chosen, wording.text('unnamed'));
      },
    });
  }

  #choose(ids: readonly string[], isChosen: boolean): void {
    for (const id of ids)
      if (isChosen) this.#chosen.add(id);
      else this.#chosen.delete(id);
    this.#sheets.forget();
    this.#changed();
  }

  get #host(): DeskHost {
    return this.#root.host as DeskHost;
  }

  #wordingIn(language: Language): PeopleWording {
    const {headingLevel, requestHref} = this.#host;
    const text = peopleWords.in(language);
    return {
      text,
      say: (error) => text(errorKey(peopleFr, error)),
      language,
      level: headingLevel + 1,
      canPropose: requestHref !== '',
      onPropose: this.#onPropose,
    };
  }

  readonly #onPropose = (person: Pick<PersonView, 'id' | 'name'>, step: StepView): void => {
    if (!step.badge || !this.#backend) return;
    const of = {person: person.id, badge: step.badge.id, step: step.id};
    const {structure} = this.#backend;
    const event = new BadgePersonProposeEvent({...of, displayName: person.name, structure});
    if (this.#host.dispatchEvent(event)) location.assign(fillHref(this.#host.requestHref, of));
  };
}

function renderMore(
  list: MoreToRead,
  words: 'more' | 'moreOfMonth',
  wording: PeopleWording,
): TemplateResult | typeof nothing {
  const {text} = wording;
  const more = (): void => void list.readMore();
  if (list.moreError !== undefined) return renderTrouble(list.moreError, wording, more);
  if (list.isReadingMore) return html`<p class="waiting" role="status">${text('readingMore')}</p>`;
  if (!list.hasMore) return nothing;
  return html`<p>
    <button class="button secondary" type="button" @click=${more}>${text(words)}</button>
  </p>`;
}

function renderTrouble(error: unknown, {text, say}: PeopleWording, again: () => void): TemplateResult {
  return html`<div class="problem" role="status">
    <p>${unsureMark()}<span>${say(error)}</span></p>
    <button class="button secondary" type="button" @click=${again}>${text('retry')}</button>
  </div>`;
}
