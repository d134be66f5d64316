/** The answers of a request as they are filled in: which questions are open, what was answered, what is wrong with it. */
import {checkAnswers, checkFile, type FileKind, type Question} from '@pepites/recognition';
import {makeUuid} from '../base/make-uuid.js';
import {answerTo, type Draft, type DraftAnswer, isEmptyDraft, toAnswers, withAnswer} from './draft.js';
import type {FileProblemCode, Place, ProblemCode} from './flow-state.js';
import type {DraftKeeper} from './keeping/draft-keeper.js';
import {openQuestions} from './request-stage.js';

export type SheetChange = Partial<
  Pick<Draft, 'consent' | 'declared' | 'listed' | 'displayName' | 'isQueued'>
>;

/** They speak of no one file: room may be made with any other, and what was lost is added anew. */
export const ofAnyFile: ReadonlySet<ProblemCode | undefined> = new Set(['FILE_QUOTA', 'FILE_UNKNOWN']);

export class AnswerSheet {
  readonly #keeper: DraftKeeper;
  readonly #place: () => Place | undefined;
  /** What the backend would not take, by the id of the file: it stays refused until it is taken out. */
  readonly #refusedFiles = new Map<string, FileProblemCode>();
  #opened: {readonly of: readonly unknown[]; readonly questions: Question[]} | undefined;

  /** @param place the badge, and where the person stands with it */
  constructor(keeper: DraftKeeper, place: () => Place | undefined) {
    this.#keeper = keeper;
    this.#place = place;
  }

  get #draft(): Draft | undefined {
    return this.#keeper.draft;
  }

  get hasBegun(): boolean {
    return this.#draft !== undefined && !isEmptyDraft(this.#draft);
  }

  /** In order; found again only when an answer has changed. */
  get questions(): Question[] {
    const {badge, stage} = this.#place() ?? {};
    const draft = this.#draft;
    if (!badge || !stage || !draft) return [];
    const of = [badge, draft.answers, stage];
    if (!this.#opened?.of.every((one, i) => one === of[i]))
      this.#opened = {of, questions: openQuestions(badge, draft, stage)};
    return this.#opened.questions;
  }

  /** Agreements that the badge cannot be asked for without, and that the person does not give: answered, and no mistake. */
  get refused(): Question[] {
    const draft = this.#draft;
    if (!draft) return [];
    return this.questions.filter(
      (question) =>
        question.type === 'consent' && question.required && answerTo(draft, question.id).agreed === false,
    );
  }

  /** What is wrong with the answers to the open questions, by question. */
  check(): Map<string, ProblemCode> {
    const form = this.#place()?.badge.form;
    if (!form || !this.#draft) return new Map();
    const refused = new Set(this.refused);
    const open = new Set(this.questions.flatMap((one) => (refused.has(one) ? [] : [one.id])));
    const problems = checkAnswers(form, toAnswers(this.#draft, form));
    const found = new Map<string, ProblemCode>();
    for (const {question, code} of problems) if (open.has(question)) found.set(question, code);
    for (const id of open) {
      const code = this.refusedFile(id)?.code;
      if (code) found.set(id, code);
    }
    return found;
  }

  /** The backend does not take a file, or not what is sent as a whole. @returns the questions whose answers may mend that */
  refuseFile(file: string, code: FileProblemCode): string[] {
    const holding = this.questions.flatMap(({id}) => {
      const {files = []} = this.#draft ? answerTo(this.#draft, id) : {};
      return files.length > 0 ? [{id, files}] : [];
    });
    const found = holding.find(({files}) => files.some((one) => one.id === file));
    // What the backend had and has lost cannot be sent again from here.
    const lost = holding.filter(({files}) => code === 'FILE_UNKNOWN' && files.some(({blob}) => !blob));
    if (found && !ofAnyFile.has(code)) this.#refusedFiles.set(file, code);
    return (found ? [found] : lost.length > 0 ? lost : holding).map(({id}) => id);
  }

  /** The file of an answer that the backend does not take; `n`: its place among them. */
  refusedFile(question: string): {code: FileProblemCode; kind: FileKind; n: number; of: number} | undefined {
    const {files = []} = this.#draft ? answerTo(this.#draft, question) : {};
    for (const [index, {id, kind}] of files.entries()) {
      const code = this.#refusedFiles.get(id);
      if (code) return {code, kind, n: index + 1, of: files.length};
    }
    return undefined;
  }

  answer(question: string, change: Partial<DraftAnswer>): void {
    this.#keeper.change((draft) => withAnswer(draft, {...answerTo(draft, question), ...change}));
  }

  /** Adds the files that may be sent; `refusal`: why another may not. */
  addFiles(
    question: string,
    files: readonly File[],
    kind: FileKind,
  ): {readonly added: number; readonly refusal?: ProblemCode | undefined} {
    if (!this.#draft) return {added: 0};
    const refusals = files.map((file) => checkFile(kind, {mediaType: file.type, bytes: file.size}));
    const good = files.filter((_, i) => refusals[i] === undefined);
    const added = good.map((blob) => ({id: makeUuid(), name: blob.name, mediaType: blob.type, kind, blob}));
    const before = answerTo(this.#draft, question).files ?? [];
    if (added.length > 0) this.answer(question, {files: [...before, ...added]});
    return {added: added.length, refusal: refusals.find((code) => code !== undefined)};
  }

  removeFile(question: string, file: string): void {
    if (!this.#draft) return;
    const files = answerTo(this.#draft, question).files ?? [];
    this.answer(question, {files: files.filter(({id}) => id !== file)});
  }

  describe(question: string, file: string, description: string): void {
    if (!this.#draft) return;
    const files = answerTo(this.#draft, question).files ?? [];
    this.answer(question, {files: files.map((each) => (each.id === file ? {...each, description} : each))});
  }

  set(change: SheetChange): void {
    this.#keeper.change((draft) => ({...draft, ...change}));
  }
}
