/** The endorser's side: who comes in by a link and a code or signed in, what they write, what became of it. */
import type {EndorsementView} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import {
  BadgeEndorsementAnsweredEvent,
  BadgeEndorsementAnswerEvent,
  BadgeEndorsementWriteEvent,
  BadgeEndorsementWrittenEvent,
} from '../events/endorsement-events.js';
import {codeOf} from '../text/error-key.js';
import type {EndorseOptions} from './endorse-host.js';
import {
  checkDraft,
  composeText,
  type DraftProblem,
  emptyDraft,
  type EndorsementDraft,
} from './endorsement-draft.js';
import {dropWords, keepWords, keptWords, purge} from './kept-words.js';

const codeShape = /^\d{6}$/;

export class WriteFlow {
  /** The recommendation that is open. */
  opened: EndorsementView | undefined;
  error: unknown;
  problems: ReadonlySet<DraftProblem> = new Set();
  isBusy = false;
  /** What is asked once more before it is done. */
  sure: 'decline' | 'withdraw' | undefined;
  /** Name of the structure; empty while it is not known. */
  structureName = '';

  readonly #options: EndorseOptions;
  readonly #drafts = new Map<string, EndorsementDraft>();
  #key: {readonly link: string; readonly code: string} | undefined;
  #structure: string | undefined;

  constructor(options: EndorseOptions) {
    this.#options = options;
  }

  get draft(): EndorsementDraft {
    return this.#drafts.get(this.opened?.id ?? '') ?? emptyDraft;
  }

  /** The text as the holder will read it. */
  get composed(): string {
    const {text, say} = this.#options;
    const name = this.earnerName;
    return composeText(this.draft, {
      relation: (relation) => text(`relation.${relation}`, {name}),
      iAm: (what) => text('iAm', {what}),
      seenThat: text('seenThat'),
      seenLine: (line) => text('seenLine', {line}),
      criteria: (this.opened?.criteria ?? []).map((criterion) => say(criterion)),
    });
  }

  /** As one may say in a sentence. */
  get earnerName(): string {
    const name = this.opened?.earnerName ?? '';
    return name === '' ? this.#options.text('somebody') : name;
  }

  get isByLink(): boolean {
    return this.#key !== undefined;
  }

  /** Who asks is not said before the code; through whom, is. */
  readStructure(): void {
    const {backend} = this.#options;
    const {structure} = backend;
    if (this.#structure === structure || structure === '') return;
    this.#structure = structure;
    backend
      .use((client) => client.structures.get({structure}))
      .then(
        ({name}) => {
          this.structureName = name;
          this.#update();
        },
        // The sentences do without the name.
        () => undefined,
      );
  }

  async openLink(link: string, code: string): Promise<void> {
    await this.#try(async () => {
      const digits = code.replace(/\D/g, '');
      if (!codeShape.test(digits)) throw new CodedError('SIX_DIGITS', 'Not six digits');
      const {structure} = this.#options.backend;
      const opened = await this.#options.backend.use((client) =>
        client.endorsements.openLink({structure, link, code: digits}),
      );
      this.#key = {link, code: digits};
      this.open(opened);
    });
  }

  open(endorsement: EndorsementView | undefined): void {
    this.opened = endorsement;
    this.error = undefined;
    this.problems = new Set();
    this.sure = undefined;
    if (endorsement) this.#recall(endorsement);
    this.#options.focus('heading');
    this.#update();
  }

  /** Another link, another person: nothing of the one before is kept in this tab. */
  forget(): void {
    this.#key = undefined;
    this.opened = undefined;
    this.error = undefined;
    this.#drafts.clear();
    purge(undefined, new Date());
  }

  change(change: Partial<EndorsementDraft>): void {
    if (!this.opened) return;
    this.#drafts.set(this.opened.id, {...this.draft, ...change});
    keepWords(this.opened.id, this.#person, this.draft, new Date());
    const stillWrong = checkDraft(this.draft, this.composed);
    this.problems = new Set([...this.problems].filter((problem) => stillWrong.has(problem)));
    this.#update();
  }

  askIfSure(sure: 'decline' | 'withdraw' | undefined): void {
    this.sure = sure;
    this.#options.focus(sure === undefined ? 'heading' : 'sure');
    this.#update();
  }

  async send(): Promise<void> {
    const {opened, draft, composed, isBusy} = this;
    if (!opened || isBusy) return;
    this.problems = checkDraft(draft, composed);
    if (this.problems.size > 0) {
      this.#options.focus('problem');
      this.#update();
      return;
    }
    const written = {text: composed, name: draft.name.trim()};
    const {host, backend} = this.#options;
    if (!host.dispatchEvent(new BadgeEndorsementWriteEvent({endorsement: opened, ...written}))) return;
    await this.#try(async () => {
      const {structure} = backend;
      const [key, body] = [this.#key, {structure, ...written, consent: true}];
      const after = await backend.use((client) =>
        key
          ? client.endorsements.writeByLink({...body, ...key})
          : client.endorsements.write({...body, endorsement: opened.id}),
      );
      host.dispatchEvent(new BadgeEndorsementWrittenEvent(after));
      this.#settle(after);
    });
  }

  async answer(answer: 'decline' | 'withdraw'): Promise<void> {
    const {opened, isBusy} = this;
    if (!opened || isBusy) return;
    const {host, backend} = this.#options;
    if (!host.dispatchEvent(new BadgeEndorsementAnswerEvent(opened, answer))) return;
    await this.#try(async () => {
      const {structure} = backend;
      const byLink = this.#key && {structure, ...this.#key};
      const own = {structure, endorsement: opened.id};
      const after = await backend.use((client) => {
        if (answer === 'decline')
          return byLink ? client.endorsements.declineByLink(byLink) : client.endorsements.decline(own);
        return byLink ? client.endorsements.withdrawByLink(byLink) : client.endorsements.withdraw(own);
      });
      host.dispatchEvent(new BadgeEndorsementAnsweredEvent(after, answer));
      this.#settle(after);
    });
  }

  /** Whose words are kept; empty for who came by a link. */
  get #person(): string {
    return this.isByLink ? '' : (this.#options.backend.session?.person.id ?? '');
  }

  /** What was written before the page was loaded again; nothing of one that is answered. */
  #recall({id, state}: EndorsementView): void {
    if (state !== 'pending') {
      this.#drafts.delete(id);
      dropWords(id);
      return;
    }
    const kept = this.#drafts.has(id) ? undefined : keptWords(id, this.#person, new Date());
    if (kept) this.#drafts.set(id, kept);
  }

  #settle(after: EndorsementView): void {
    const {text} = this.#options;
    this.open(after);
    this.#options.announce(text(`sent.${after.state}`, {name: this.earnerName}));
    if (!this.isByLink) this.#options.backend.context.notifyChange();
  }

  async #try(attempt: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    this.#update();
    try {
      await attempt();
    } catch (error) {
      this.error = error;
      this.sure = undefined;
      this.#options.focus('problem');
      if (codeOf(error) === 'REQUEST_STATE') await this.#reread();
    } finally {
      this.isBusy = false;
      this.#update();
    }
  }

  /** Somebody was faster: what is shown is what is true now; what was written stays. */
  async #reread(): Promise<void> {
    const {backend} = this.#options;
    const {structure} = backend;
    const [key, id] = [this.#key, this.opened?.id];
    try {
      this.opened = key
        ? await backend.use((client) => client.endorsements.openLink({structure, ...key}))
        : (await backend.use((client) => client.endorsements.mine({structure}))).items.find(
            (one) => one.id === id,
          );
    } catch {
      // The first error says what happened.
    }
  }

  #update(): void {
    this.#options.host.requestUpdate();
  }
}
