/** Who examines one request, while a lead names them. */
import type {RequestExaminers, Stance} from '@pepites/recognition';
import {codeOf} from '../../text/error-key.js';
import type {LeadOptions} from './lead-options.js';

/** `aside`: has no part in this request. */
export type Part = 'panel' | 'pool' | 'aside';

export class ExaminerFlow {
  stage: 'closed' | 'reading' | 'failed' | 'open' = 'closed';
  read: RequestExaminers | undefined;
  error: unknown;
  /** Nobody is chosen. */
  isEmpty = false;
  /** Who was chosen and may not examine, by name. */
  tooClose: readonly string[] = [];
  /** Who is to be replaced, by name; empty where names are saved. */
  leaving = '';
  /** What whoever is to be replaced answers as: only somebody like them takes their place. */
  leavingStance: Stance = 'professional';
  /** What was done: said here, beside what it was done with. */
  done = '';
  isSending = false;
  decider = '';
  readonly #parts = new Map<string, Part>();

  readonly #options: LeadOptions;
  #request = '';

  constructor(options: LeadOptions) {
    this.#options = options;
  }

  /** Another request has others. */
  isOf(request: string): boolean {
    return this.#request === request;
  }

  async open(request: string): Promise<void> {
    this.#request = request;
    this.stage = 'reading';
    this.error = undefined;
    this.#options.update();
    await this.#readAgain();
    this.#options.update();
  }

  nameOf(examiner: string | undefined): string {
    return this.read?.candidates.find((each) => each.examiner === examiner)?.name ?? '';
  }

  partOf(examiner: string): Part {
    return this.#parts.get(examiner) ?? 'aside';
  }

  /** Nobody is named, nor about to be: whoever has no part may answer like the others. */
  get isOpenToAll(): boolean {
    return !this.read?.panel && ![...this.#parts.values()].includes('panel');
  }

  /** Of those who are named and have a substitute: the next of the pool can take their place. */
  get canReplace(): boolean {
    return (this.read?.pool?.length ?? 0) > 0;
  }

  choose(examiner: string, part: Part): void {
    this.#parts.set(examiner, part);
    this.done = '';
    if (part !== 'aside') this.isEmpty = false;
    this.#options.update();
  }

  chooseDecider(examiner: string): void {
    this.decider = examiner;
    this.#options.update();
  }

  async save(): Promise<void> {
    if (this.isSending || !this.read) return;
    const {candidates, version} = this.read;
    const named = (part: Part) =>
      candidates
        .filter(({examiner}) => this.partOf(examiner) === part)
        .map(({examiner, stance}) => ({examiner, stance}));
    const panel = named('panel');
    this.isEmpty = panel.length === 0;
    if (this.isEmpty) {
      this.#options.update('#panel-error');
      return;
    }
    const {structure} = this.#options.backend;
    const {decider} = this;
    this.leaving = '';
    const input = {structure, request: this.#request, version, panel, pool: named('pool')};
    await this.#act(
      (client) => client.requests.assign({...input, ...(decider !== '' && {decider})}),
      () => this.#options.text('assigned'),
    );
  }

  async replace(examiner: string): Promise<void> {
    const {structure} = this.#options.backend;
    const panelBefore = this.read?.panel ?? [];
    const before = new Set(panelBefore.map((member) => member.examiner));
    const left = this.nameOf(examiner);
    this.leaving = left;
    this.leavingStance = panelBefore.find((member) => member.examiner === examiner)?.stance ?? 'professional';
    await this.#act(
      (client) => client.requests.replaceExaminer({structure, request: this.#request, examiner}),
      ({panel = []}) => {
        const next = panel.find((member) => !before.has(member.examiner));
        return this.#options.text('replaced', {name: this.nameOf(next?.examiner), left});
      },
    );
  }

  async #act(
    act: (client: Parameters<Parameters<LeadOptions['backend']['use']>[0]>[0]) => Promise<RequestExaminers>,
    said: (after: RequestExaminers) => string,
  ): Promise<void> {
    if (this.isSending) return;
    const {backend, update} = this.#options;
    this.isSending = true;
    this.error = undefined;
    this.tooClose = [];
    this.done = '';
    update();
    try {
      const after = await backend.use(act);
      this.#take(after);
      this.done = said(after);
      this.#options.onAssigned();
    } catch (error) {
      // Somebody was faster: the names are read again, and what was chosen is chosen anew.
      if (codeOf(error) === 'REVISION_CHANGED') await this.#readAgain();
      if (codeOf(error) === 'CONFLICT_OF_INTEREST') await this.#leaveOutTooClose();
      this.error = error;
    }
    this.isSending = false;
    update(this.error === undefined ? '#examiners-save' : '[data-focus="examiners"]');
  }

  /** Whoever is too close is named, and no longer chosen; all else stays as it was chosen. */
  async #leaveOutTooClose(): Promise<void> {
    const [chosen, decider] = [new Map(this.#parts), this.decider];
    await this.#readAgain();
    this.#parts.clear();
    for (const {examiner, name, isTooClose} of this.read?.candidates ?? []) {
      const part = chosen.get(examiner);
      if (isTooClose !== true && part) this.#parts.set(examiner, part);
      const isChosen = examiner === decider || (part !== undefined && part !== 'aside');
      if (isTooClose === true && isChosen) this.tooClose = [...this.tooClose, name];
      if (isTooClose !== true && examiner === decider) this.decider = decider;
    }
  }

  async #readAgain(): Promise<void> {
    const {backend} = this.#options;
    const {structure} = backend;
    const request = this.#request;
    try {
      const read = await backend.use((client) => client.requests.examiners({structure, request}));
      if (request !== this.#request) return;
      this.#take(read);
      this.stage = 'open';
    } catch (error) {
      if (request !== this.#request) return;
      this.error = error;
      if (!this.read) this.stage = 'failed';
    }
  }

  #take(read: RequestExaminers): void {
    this.read = read;
    this.isEmpty = false;
    this.decider = read.decider ?? '';
    this.#parts.clear();
    for (const {examiner} of read.pool ?? []) this.#parts.set(examiner, 'pool');
    for (const {examiner} of read.panel ?? []) this.#parts.set(examiner, 'panel');
  }
}
