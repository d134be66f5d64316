/** A store whose transactions are begun again when they met another that contradicts them. */
import {setTimeout as wait} from 'node:timers/promises';
import {Kysely, type Transaction, type TransactionBuilder} from 'kysely';
import type {Database} from './schema.js';
import {StoreAwayError} from './store-away.js';

/**
 * How often what fails so is tried, by PostgreSQL's code. The waits of the first two come to some ten seconds, which is longer than anything here
 * holds a row. A row that exists already may have been written since this transaction looked for it; looking again finds it.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const mostTries: Readonly<Record<string, number>> = {
  // serialization_failure, deadlock_detected, unique_violation
  '40001': 20,
  '40P01': 20,
  '23505': 4,
};
const firstWaitMs = 4;
const longestWaitMs = 1000;
/** What has met others so often is tried alone: hundreds at one row would only go on meeting each other. */
const triesAmongOthers = 3;

/** What a transaction does besides writing to it, it may do more than once. */
export class RetriedStore extends Kysely<Database> {
  readonly #line = new Line();
  #begunAgain = 0;

  /** Transactions that were begun again, each time counted, since the store was opened. */
  get begunAgain(): number {
    return this.#begunAgain;
  }

  override transaction(): TransactionBuilder<Database> {
    const builder = super.transaction();
    const once = builder.execute.bind(builder);
    builder.execute = async <T>(work: (t: Transaction<Database>) => Promise<T>): Promise<T> =>
      this.#untilAgreed(async () => once(work));
    return builder;
  }

  async #untilAgreed<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await (tries > triesAmongOthers ? this.#line.alone(attempt) : attempt());
      } catch (error) {
        const code = codeOf(error);
        if (tries >= (mostTries[code] ?? 1))
          throw code.startsWith('40') ? new StoreAwayError(error, 'is busy') : error;
        this.#begunAgain++;
        // Not all of them after the same time: they would meet again.
        await wait(Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** tries));
      }
    }
  }
}

/** Work that is done one piece after the other, in this process. No transaction here begins another one: none waits for itself. */
class Line {
  #last: Promise<unknown> = Promise.resolve();

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
