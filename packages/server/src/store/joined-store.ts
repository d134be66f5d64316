/** A store that is one transaction: what is given it works as ever, and all that it writes is kept together or not at all. */
import {sql} from 'kysely';
import type {Session, Store} from './open-store.js';

/**
 * Transactions begun on it are parts of `t`: one that fails is undone by itself, as if it had been alone. They run one after the other,
 * as they would on a store.
 */
export function joinedStore(t: Session): Store {
  let last: Promise<unknown> = Promise.resolve();
  const transaction = () => ({
    execute: async <T>(work: (part: Session) => Promise<T>): Promise<T> => {
      const part = last.then(async () => asPart(t, work));
      last = part.catch(() => undefined);
      return part;
    },
  });
  return new Proxy<Store>(t, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function asPart<T>(t: Session, work: (part: Session) => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(t);
  try {
    const result = await work(t);
    await sql`release savepoint part`.execute(t);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(t);
    await sql`release savepoint part`.execute(t);
    throw error;
  }
}
