/** Which question of how many each one is. When one opens or closes, the others' numbers change: after the paint that shows it, so that nobody waits for them. */
import type {Question} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {afterPaint} from '../base/after-paint.js';

export interface NumberedQuestion {
  readonly question: Question;
  readonly n: number;
  readonly total: number;
}

export class QuestionNumbers {
  readonly #host: ReactiveControllerHost;
  #shown: ReadonlyMap<string, NumberedQuestion> = new Map();
  #isWaiting = false;
  #isDue = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of(questions: readonly Question[]): readonly NumberedQuestion[] {
    const total = questions.length;
    const right = questions.map((question, index): NumberedQuestion => ({question, n: index + 1, total}));
    const kept = right.map((one) => {
      const {n = one.n, total: of = total} = this.#shown.get(one.question.id) ?? {};
      return {...one, n, total: of};
    });
    const isLate = !this.#isDue && kept.some(({n, total: of}, index) => n !== index + 1 || of !== total);
    this.#isDue = false;
    if (isLate) this.#wait();
    const numbered = isLate ? kept : right;
    this.#shown = new Map(numbered.map((one) => [one.question.id, one]));
    return numbered;
  }

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    afterPaint(() => {
      this.#isWaiting = false;
      this.#isDue = true;
      this.#host.requestUpdate();
    });
  }
}
