/** The course of a request in one element: which screen is open, and the way between them. It renders and sends nothing. */
import type {Badge, BadgeRequest, FileKind, Question} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {AnswerSheet, type SheetChange} from './answer-sheet.js';
import type {Draft, DraftAnswer} from './draft.js';
import {beginWithAnswers, openDraftAt, settleDraft} from './draft-course.js';
import type {FileProblemCode, FocusTarget, Layout, Note, Place, ProblemCode, Screen} from './flow-state.js';
import type {DeviceOwner} from './keeping/device-owner.js';
import {DraftKeeper, type Keeping} from './keeping/draft-keeper.js';
import {refusedAnswers} from './refused-answers.js';
import type {RequestStage} from './request-stage.js';
import {screenBefore} from './screen-before.js';

export class RequestFlow {
  problems: ReadonlyMap<string, ProblemCode> = new Map();
  /** The tick or the name is missing: said where it is asked. */
  missing: 'consent' | 'name' | undefined;
  focusTarget: FocusTarget | undefined;
  note: Note | undefined;
  /** What is answered, and what is wrong with it. Changes go through the flow. */
  readonly sheet: AnswerSheet;

  readonly #host: ReactiveControllerHost;
  readonly #keeper: DraftKeeper;
  #screen: Screen = {kind: 'intro'};
  #place: Place | undefined;
  #layout: Layout = 'steps';
  /** The person has asked for the questions, and the draft was not there yet. */
  #isAwaited = false;
  /** Answers that wait for the draft that takes them. */
  #toReopen: readonly DraftAnswer[] | undefined;

  /** @param onGone the draft has been sent or erased on another page: ask where the request stands */
  constructor(host: ReactiveControllerHost, onGone: () => void) {
    this.#host = host;
    const reopen = (): void => {
      this.note = 'movedOn';
      if (this.#screen.kind !== 'sending') this.show({kind: 'intro'});
      if (this.#place) void this.follow(this.#place);
      onGone();
    };
    this.#keeper = new DraftKeeper(host, {onGone: reopen});
    this.sheet = new AnswerSheet(this.#keeper, () => this.#place && {...this.#place, stage: this.stage});
  }

  get screen(): Screen {
    return this.#screen;
  }

  get draft(): Draft | undefined {
    return this.#keeper.draft;
  }

  /** Where the draft was last kept. */
  get keeping(): Keeping {
    return this.#keeper.keeping;
  }

  /** Is what was written last not kept yet? */
  get hasUnsaved(): boolean {
    return this.#keeper.hasUnsaved;
  }

  /** The same, for so long that the person is told. */
  get isKeepingLate(): boolean {
    return this.#keeper.isKeepingLate;
  }

  get deviceOwner(): DeviceOwner | undefined {
    return this.#keeper.owner;
  }

  get isOpenElsewhere(): boolean {
    return this.#keeper.isOpenElsewhere;
  }

  /** Has the person answered anything yet? */
  get hasBegun(): boolean {
    return this.sheet.hasBegun;
  }

  /** The questions that are open, in order. */
  get questions(): Question[] {
    return this.sheet.questions;
  }

  /** Id of the person whom an adviser asks with; `undefined` where the person asks for themselves. */
  get person(): string | undefined {
    return this.#place?.with;
  }

  get badge(): Badge | undefined {
    return this.#place?.badge;
  }

  /** While the backend has not said it: as the draft has it. */
  get stage(): RequestStage {
    const {stage, isKnown} = this.#place ?? {};
    return (isKnown ? stage : (this.draft?.stage ?? stage)) ?? {kind: 'ask'};
  }

  setLayout(layout: Layout): void {
    if (layout === this.#layout) return;
    this.#layout = layout;
    const {kind} = this.#screen;
    if (kind === 'question' || kind === 'page') this.start();
  }

  /** Takes note of the badge and of where the person stands, and opens the draft that belongs to both. */
  async follow(place: Place): Promise<void> {
    const before = this.#place && {...this.#place, stage: this.stage};
    this.#place = place;
    const {badge, stage, person} = place;
    const hasLeft = before?.person !== undefined && person === undefined && place.hasSignedOut;
    // On a device that others use, nothing of somebody who signs out stays behind.
    if (hasLeft && this.#keeper.owner === 'shared') {
      this.#screen = {kind: 'intro'};
      await this.#keeper.drop();
    }
    if ('request' in stage) await this.settle(stage.request);
    const hasMoved = before?.badge.id !== badge.id || before.stage.kind !== this.stage.kind;
    if (before && hasMoved && this.#screen.kind !== 'sending') this.#screen = {kind: 'intro'};
    await openDraftAt(this.#keeper, place);
    if (this.draft?.isQueued === true && this.#screen.kind === 'intro') this.show({kind: 'check'}, 'none');
    if (this.#isAwaited && this.draft) this.start();
    const answers = this.#toReopen;
    if (answers && this.draft && this.stage.kind === 'ask') {
      this.#toReopen = undefined;
      this.#keeper.change((draft) => ({...draft, answers}));
      this.show({kind: 'check'});
      this.note = 'toChange';
    }
    this.#host.requestUpdate();
  }

  /** Opens the questionnaire where it was left, once it is known whose device this is. After "not yet" it begins with what was answered before. */
  start(): void {
    const {stage} = this;
    this.note = undefined;
    if (this.#keeper.owner === undefined) {
      this.show({kind: 'device'});
      return;
    }
    // Who is faster than the device’s store: it opens as soon as the draft is there, see `follow`.
    this.#isAwaited = this.draft === undefined;
    if (this.#isAwaited) return;
    if (stage.kind === 'declined' && !this.hasBegun) beginWithAnswers(this.#keeper, stage.request);
    const {questions, draft} = this;
    if (this.#layout === 'page' && questions.length > 0) {
      this.show({kind: 'page'});
      return;
    }
    const at = questions.find(({id}) => id === draft?.at) ?? questions[0];
    if (at) this.#open(at.id, false);
    else this.show({kind: 'check'});
  }

  setDeviceOwner(owner: DeviceOwner): void {
    void this.#keeper.setOwner(owner);
    this.start();
  }

  /** The person gives the draft up. */
  async erase(): Promise<void> {
    await this.drop();
    this.note = 'erased';
    this.show({kind: 'intro'});
    if (this.#place) await this.follow(this.#place);
  }

  /** Checks the open question, then goes on to the next one, or to the last screen. */
  next(): void {
    const {screen, questions} = this;
    if (screen.kind === 'page') this.#checkPage();
    if (screen.kind !== 'question') return;
    const code = this.sheet.check().get(screen.id);
    if (code !== undefined) {
      this.#fail(screen.id, code);
      return;
    }
    const following = questions[questions.findIndex(({id}) => id === screen.id) + 1];
    const isStopped = this.sheet.refused.some(({id}) => id === screen.id);
    if (following && !screen.isChange && !isStopped) this.#open(following.id, false);
    else this.show({kind: 'check'});
  }

  back(): void {
    const {screen, questions, hasBegun} = this;
    const before = screenBefore(screen, {questions, hasBegun, layout: this.#layout});
    if (before.kind === 'question') this.#open(before.id, false);
    else this.show(before);
  }

  /** Opens one question from the last screen. */
  change(question: string): void {
    if (this.#layout === 'steps') {
      this.#open(question, true);
      return;
    }
    const {problems} = this;
    this.show({kind: 'page'}, {question, isWrong: problems.has(question)});
    this.problems = problems;
  }

  /** `none`: the focus stays where it is, or goes where it was about to: nobody has pressed anything. */
  show(screen: Screen, focusTarget: FocusTarget | 'none' = 'heading'): void {
    this.#isAwaited = false;
    this.#screen = screen;
    if (focusTarget !== 'none') this.focusTarget = focusTarget;
    if (screen.kind !== 'check') this.problems = new Map();
    if (screen.kind !== 'intro') this.note = undefined;
    this.#host.requestUpdate();
  }

  answer(question: string, change: Partial<DraftAnswer>): void {
    this.sheet.answer(question, change);
    this.#mend(question);
  }

  /** Adds the files that may be sent; says why another may not. @returns how many were added. */
  addFiles(question: string, files: readonly File[], kind: FileKind): number {
    const {added, refusal} = this.sheet.addFiles(question, files, kind);
    if (added > 0) this.#mend(question);
    if (refusal) this.#fail(question, refusal);
    return added;
  }

  /** The backend has not taken a file: said with the answers that it may be about. @returns whether there is one */
  refuseFile(file: string, code: FileProblemCode): boolean {
    this.problems = new Map(this.sheet.refuseFile(file, code).map((question) => [question, code]));
    return this.problems.size > 0;
  }

  /** The backend says which answers it does not take. @returns whether it has named one that is asked */
  refuseAnswers(error: unknown): boolean {
    const ids = new Set(this.questions.map(({id}) => id));
    this.problems = new Map([...refusedAnswers(error)].filter(([id]) => ids.has(id)));
    return this.problems.size > 0;
  }

  removeFile(question: string, file: string): void {
    this.sheet.removeFile(question, file);
    this.#mend(question);
  }

  /** What a photo shows, in words. */
  describe(question: string, file: string, description: string): void {
    this.sheet.describe(question, file, description);
    this.#mend(question);
  }

  set(change: SheetChange): void {
    this.missing = undefined;
    this.sheet.set(change);
  }

  /** Begins again with answers that were sent before: to read them, and to change what is not right. */
  async reopen(answers: readonly DraftAnswer[]): Promise<void> {
    this.#toReopen = answers;
    if (this.#place) await this.follow({...this.#place, stage: {kind: 'ask'}});
  }

  /** The person has sent the draft, and it waits: kept at once, for the page may be closed now. */
  async queue(): Promise<void> {
    this.set({isQueued: true});
    await this.#keeper.flush();
  }

  /** Takes a draft that sending has changed: its files have been uploaded. */
  take(draft: Draft): void {
    if (this.draft?.id === draft.id) this.#keeper.change(() => draft);
  }

  async drop(): Promise<void> {
    await this.#keeper.drop();
  }

  /** What has arrived is no draft any more. */
  async settle(request: BadgeRequest): Promise<void> {
    if ((await settleDraft(this.#keeper, this.badge, request)) === 'changedSince')
      this.note = 'arrivedBefore';
  }

  /** Everything at once: what is wrong is listed first. */
  #checkPage(): void {
    this.problems = this.sheet.check();
    if (this.problems.size === 0) {
      this.show({kind: 'check'});
      return;
    }
    this.focusTarget = 'summary';
    this.#host.requestUpdate();
  }

  #open(id: string, isChange: boolean): void {
    const problem = this.problems.get(id);
    this.#keeper.change((draft) => ({...draft, at: id}));
    this.show({kind: 'question', id, isChange});
    if (problem) this.problems = new Map([[id, problem]]);
  }

  /** What was wrong with an answer is not said of another one. */
  #mend(question: string): void {
    if (!this.problems.has(question)) return;
    this.problems = new Map([...this.problems].filter(([id]) => id !== question));
  }

  #fail(question: string, code: ProblemCode): void {
    this.problems = new Map([...(this.#layout === 'page' ? this.problems : []), [question, code]]);
    this.focusTarget = {question, isWrong: true};
    this.#host.requestUpdate();
  }
}
