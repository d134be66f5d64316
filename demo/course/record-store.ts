/** A tiny learning record store: statements in the order they came, each with who wrote it. */
import {isDeepStrictEqual} from 'node:util';
import {CourseRefusal} from './refusal.ts';
import type {Account, Statement} from './statements.ts';

/** With what the store adds. `authority` is who wrote it, not who it is about: that is all that a reader can believe. */
export interface StoredStatement extends Statement {
  readonly stored: string;
  readonly authority: {readonly objectType: 'Agent'; readonly account: Account};
}

export class RecordStore {
  readonly #statements: StoredStatement[] = [];

  /** The same one again changes nothing. @throws {CourseRefusal} ID_TAKEN: another one has this id */
  write(statement: Statement, author: Account, at = new Date()): void {
    const known = this.#statements.find(({id}) => id === statement.id);
    if (known) {
      const {stored: _stored, authority: _authority, ...before} = known;
      if (!isDeepStrictEqual(before, statement)) throw new CourseRefusal(409, 'ID_TAKEN');
      return;
    }
    const authority = {objectType: 'Agent', account: author} as const;
    this.#statements.push({...statement, authority, stored: at.toISOString()});
  }

  /** The oldest first. */
  all(): readonly StoredStatement[] {
    return this.#statements;
  }

  with(id: string): StoredStatement | undefined {
    return this.#statements.find((statement) => statement.id === id);
  }

  of(registration: string): readonly StoredStatement[] {
    return this.#statements.filter(({context}) => context?.registration === registration);
  }
}
