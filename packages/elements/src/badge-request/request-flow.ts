/** The course of a request in one element: which screen is open, what has been answered, what is wrong. It renders and sends nothing. */
import {
  type AnswerProblemCode,
  type Badge,
  type BadgeRequest,
  checkAnswers,
  checkFile,
  type FileKind,
  type Question,
} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {makeUuid} from '../base/make-uuid.js';
import {
  answerTo,
  answersOf,
  type Draft,
  type DraftAnswer,
  draftOfRequest,
  hasArrived,
  isAnsweredAs,
  isEmptyDraft,
  toAnswers,
  withAnswer,
} from './draft.js';
import type {DeviceOwner} from './keeping/device-owner.js';
import {DraftKeeper, type Keeping} from './keeping/draft-keeper.js';
import {openQuestions, type RequestStage} from './request-stage.js';
import type {SendProgress} from './send-request.js';

export type Screen =
  | {readonly kind: 'intro'}
  /** `isChange`: opened from the last screen, and goes back to it. */
  | {readonly kind: 'question'; readonly id: string; readonly isChange: boolean}
  /** All questions. */
  | {readonly kind: 'page'}
  | {readonly kind: 'check'}
  /** Whose device is this? Before the first answer. */
  | {readonly kind: 'device'}
  /** Shall the draft be erased? `from`: where the person was. */
  | {readonly kind: 'erase'; readonly from: Screen}
  | {readonly kind: 'signIn'; readonly purpose: 'send' | 'look'; readonly start?: 'email' | 'claim'}
  | {readonly kind: 'name'}
  | {readonly kind: 'sending'; readonly progress: SendProgress}
  | {readonly kind: 'withdraw'};

export type ProblemCode = AnswerProblemCode | 'FILE_TYPE_REFUSED' | 'FILE_TOO_LARGE';

/** Said once, above the screen that is open. */
export type Note = 'movedOn' | 'erased' | 'withdrawn' | 'arrivedBefore' | 'toChange';

/** What the keyboard focus goes to once the next render is done. */
export type FocusTarget =
  'heading' | 'problem' | 'summary' | {readonly question: string; readonly isWrong: boolean};

/** One question on a screen, or all on one page. */
export type Layout = 'steps' | 'page';

export interface Place {
  readonly backend: string;
  readonly badge: Badge;
  readonly stage: RequestStage;
  /** Id of the signed-in person. */
  readonly person: string | undefined;
  /** Id of the person whom the signed-in adviser asks with. */
  readonly with?: string | undefined;
  /** Nobody is signed in, because the person wanted so. */
  readonly hasSignedOut: boolean;
}

export class RequestFlow {
  problems: ReadonlyMap<string, ProblemCode> = new Map();
  /** The tick or the name is missing: said where it is asked. */
  missing: 'consent' | 'name' | undefined;
  focusTarget: FocusTarget | undefined;
  note: Note | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #keeper: DraftKeeper;
  #screen: Screen = {kind: 'intro'};
  #place: Place | undefined;
  #layout: Layout = 'steps';
  /** The person has asked for the questions, and the draft was not there yet. */
  #isAwaited = false;
  /** Answers that wait for the draft that takes them. */
  #toReopen: readonly DraftAnswer[] | undefined;
  #opened: {readonly of: readonly unknown[]; readonly questions: Question[]} | undefined;

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
  }

  get screen(): Screen {
    return this.#screen;
  }

  get draft(): Draft | undefined {
    return this.#keeper.draft;
  }

  /** Where the draft is as it stands. */
  get keeping(): Keeping {
    return this.#keeper.keeping;
  }

  get deviceOwner(): DeviceOwner | undefined {
    return this.#keeper.owner;
  }

  get isOpenElsewhere(): boolean {
    return this.#keeper.isOpenElsewhere;
  }

  /** Has the person answered anything yet? */
  get hasBegun(): boolean {
    return this.draft !== undefined && !isEmptyDraft(this.draft);
  }

  /** Id of the person whom an adviser asks with; `undefined` where the person asks for themselves. */
  get person(): string | undefined {
    return this.#place?.with;
  }

  get badge(): Badge | undefined {
    return this.#place?.badge;
  }

  get stage(): RequestStage {
    return this.#place?.stage ?? {kind: 'ask'};
  }

  /** The questions that are open, in order. */
  get questions(): Question[] {
    const {badge, draft, stage} = this;
    if (!badge || !draft) return [];
    const of = [badge, draft.answers, stage];
    if (!this.#opened?.of.every((one, i) => one === of[i]))
      this.#opened = {of, questions: openQuestions(badge, draft, stage)};
    return this.#opened.questions;
  }

  setLayout(layout: Layout): void {
    if (layout === this.#layout) return;
    this.#layout = layout;
    const {kind} = this.#screen;
    if (kind === 'question' || kind === 'page') this.start();
  }

  /** Takes note of the badge and of where the person stands, and opens the draft that belongs to both. */
  async follow(place: Place): Promise<void> {
    const before = this.#place;
    this.#place = place;
    const {backend, badge, stage, person} = place;
    const hasLeft = before?.person !== undefined && person === undefined && place.hasSignedOut;
    // On a device that others use, nothing of somebody who signs out stays behind.
    if (hasLeft && this.#keeper.owner === 'shared') {
      this.#screen = {kind: 'intro'};
      await this.#keeper.drop();
    }
    if ('request' in stage) await this.settle(stage.request);
    const hasMoved = before?.badge.id !== badge.id || before.stage.kind !== stage.kind;
    if (before && hasMoved && this.#screen.kind !== 'sending') this.#screen = {kind: 'intro'};
    const at = [
      backend,
      badge.structure,
      badge.id,
      ...(place.with === undefined ? [] : [`with ${place.with}`]),
    ].join('|');
    if (stage.kind === 'more') {
      const {request} = stage;
      await this.#keeper.open(`${at}|${request.id}|${request.revision}`, person, (draft) =>
        draftOfRequest(draft, request),
      );
    } else await this.#keeper.open(at, person);
    if (this.draft?.isQueued === true && this.#screen.kind === 'intro') this.show({kind: 'check'}, undefined);
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
    if (stage.kind === 'declined' && !this.hasBegun) {
      const answers = answersOf(stage.request).map(({files: _chosenAnew, ...rest}) => rest);
      this.#keeper.change((draft) => ({...draft, answers}));
    }
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
    const code = this.check().get(screen.id);
    if (code !== undefined) {
      this.#fail(screen.id, code);
      return;
    }
    const following = questions[questions.findIndex(({id}) => id === screen.id) + 1];
    if (following && !screen.isChange) this.#open(following.id, false);
    else this.show({kind: 'check'});
  }

  back(): void {
    const {screen, questions} = this;
    if (screen.kind === 'page') this.show({kind: 'intro'});
    else if (screen.kind === 'check' && this.#layout === 'page' && questions.length > 0)
      this.show({kind: 'page'});
    else if (screen.kind === 'question' && !screen.isChange) {
      this.#openBefore(questions.findIndex(({id}) => id === screen.id));
    } else if (screen.kind === 'check') this.#openBefore(questions.length);
    else if (screen.kind === 'question') this.show({kind: 'check'});
    else if (screen.kind === 'erase') this.show(screen.from);
    else if (screen.kind === 'device') this.show({kind: 'intro'});
    else this.show({kind: questions.length > 0 && this.hasBegun ? 'check' : 'intro'});
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

  show(screen: Screen, focusTarget: FocusTarget | undefined = 'heading'): void {
    this.#isAwaited = false;
    this.#screen = screen;
    this.focusTarget = focusTarget;
    if (screen.kind !== 'check') this.problems = new Map();
    if (screen.kind !== 'intro') this.note = undefined;
    this.#host.requestUpdate();
  }

  answer(question: string, change: Partial<DraftAnswer>): void {
    this.#keeper.change((draft) => withAnswer(draft, {...answerTo(draft, question), ...change}));
    if (!this.problems.has(question)) return;
    this.problems = new Map([...this.problems].filter(([id]) => id !== question));
  }

  /** Adds the files that may be sent; says why another may not. @returns how many were added. */
  addFiles(question: string, files: readonly File[], kind: FileKind): number {
    if (!this.draft) return 0;
    const refusals = files.map((file) => checkFile(kind, {mediaType: file.type, bytes: file.size}));
    const good = files.filter((_, i) => refusals[i] === undefined);
    const added = good.map((blob) => ({id: makeUuid(), name: blob.name, mediaType: blob.type, kind, blob}));
    const before = answerTo(this.draft, question).files ?? [];
    if (added.length > 0) this.answer(question, {files: [...before, ...added]});
    const refusal = refusals.find((code) => code !== undefined);
    if (refusal) this.#fail(question, refusal);
    return added.length;
  }

  removeFile(question: string, file: string): void {
    if (!this.draft) return;
    const files = answerTo(this.draft, question).files ?? [];
    this.answer(question, {files: files.filter(({id}) => id !== file)});
  }

  /** What a photo shows, in words. */
  describe(question: string, file: string, description: string): void {
    if (!this.draft) return;
    const files = answerTo(this.draft, question).files ?? [];
    this.answer(question, {files: files.map((each) => (each.id === file ? {...each, description} : each))});
  }

  /** Begins again with answers that were sent before: to read them, and to change what is not right. */
  async reopen(answers: readonly DraftAnswer[]): Promise<void> {
    this.#toReopen = answers;
    if (this.#place) await this.follow({...this.#place, stage: {kind: 'ask'}});
  }

  set(change: Partial<Pick<Draft, 'consent' | 'declared' | 'listed' | 'displayName' | 'isQueued'>>): void {
    this.missing = undefined;
    this.#keeper.change((draft) => ({...draft, ...change}));
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

  /** What has arrived need not be kept. What was changed after it had left did not arrive, and stays for another time. */
  async settle(request: BadgeRequest): Promise<void> {
    const {draft, badge} = this;
    if (!draft || !hasArrived(draft, request)) return;
    const isWhole = isAnsweredAs(draft, badge?.form, request);
    if (!isWhole) this.note = 'arrivedBefore';
    if (isWhole || draft.completes) await this.#keeper.drop();
    else this.#keeper.change((changed) => ({...changed, requestId: makeUuid(), isQueued: false}));
  }

  /** The agreements that the badge cannot be asked for without, and that the person does not give: answered, and no mistake. */
  get refused(): Question[] {
    const {draft} = this;
    if (!draft) return [];
    return this.questions.filter(
      (question) =>
        question.type === 'consent' && question.required && answerTo(draft, question.id).agreed === false,
    );
  }

  /** What is wrong with the answers to the open questions, by question. */
  check(): Map<string, ProblemCode> {
    const form = this.badge?.form;
    if (!form || !this.draft) return new Map();
    const refused = new Set(this.refused);
    const open = new Set(this.questions.flatMap((one) => (refused.has(one) ? [] : [one.id])));
    const problems = checkAnswers(form, toAnswers(this.draft, form));
    return new Map(problems.filter((p) => open.has(p.question)).map((p) => [p.question, p.code]));
  }

  /** Everything at once: what is wrong is listed first. */
  #checkPage(): void {
    this.problems = this.check();
    if (this.problems.size === 0) {
      this.show({kind: 'check'});
      return;
    }
    this.focusTarget = 'summary';
    this.#host.requestUpdate();
  }

  #openBefore(index: number): void {
    const before = this.questions[index - 1];
    if (before) this.#open(before.id, false);
    else this.show({kind: 'intro'});
  }

  #open(id: string, isChange: boolean): void {
    const problem = this.problems.get(id);
    this.#keeper.change((draft) => ({...draft, at: id}));
    this.show({kind: 'question', id, isChange});
    if (problem) this.problems = new Map([[id, problem]]);
  }

  #fail(question: string, code: ProblemCode): void {
    this.problems = new Map([...(this.#layout === 'page' ? this.problems : []), [question, code]]);
    this.focusTarget = {question, isWrong: true};
    this.#host.requestUpdate();
  }
}
