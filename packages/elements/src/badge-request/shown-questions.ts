/**
 * The questions of a page, and which of how many each one is. When one opens or closes, what was pressed is painted first; the list follows in the
 * next picture, and the numbers of all the others in the one after it: no press waits for either.
 */
import type {Question} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {afterPaint} from '../base/after-paint.js';

export interface NumberedQuestion {
  readonly question: Question;
  readonly n: number;
  readonly total: number;
}

export class ShownQuestions {
  readonly #host: ReactiveControllerHost;
  #shown: readonly NumberedQuestion[] = [];
  #isWaiting = false;
  #due: 'list' | 'numbers' | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** @param questions those that are open now, in order */
  of(questions: readonly Question[]): readonly NumberedQuestion[] {
    const due = this.#due;
    this.#due = undefined;
    const shown = this.#shown.map(({question}) => question.id);
    const isSameList = questions.length === shown.length && questions.every(({id}, i) => id === shown[i]);
    const isFirst = shown.length === 0;
    if (!isFirst && !isSameList && due === undefined) {
      this.#wait('list');
      const now = new Map(questions.map((question) => [question.id, question]));
      // Others have been answered meanwhile, or are told in another language.
      this.#shown = this.#shown.map((one) => ({...one, question: now.get(one.question.id) ?? one.question}));
      return this.#shown;
    }
    const total = questions.length;
    const right = questions.map((question, index): NumberedQuestion => ({question, n: index + 1, total}));
    const before = new Map(this.#shown.map((one) => [one.question.id, one]));
    const kept = right.map((one) => ({...one, ...numberOf(before.get(one.question.id))}));
    const isLate =
      !isFirst && due !== 'numbers' && kept.some(({n, total: of}, i) => n !== i + 1 || of !== total);
    if (isLate) this.#wait('numbers');
    this.#shown = isLate ? kept : right;
    return this.#shown;
  }

  #wait(due: 'list' | 'numbers'): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    afterPaint(() => {
      this.#isWaiting = false;
      this.#due = due;
      this.#host.requestUpdate();
    });
  }
}

function numberOf(one: NumberedQuestion | undefined): Partial<NumberedQuestion> {
  return one ? {n: one.n, total: one.total} : {};
}
