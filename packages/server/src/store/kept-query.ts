/** Queries that are asked for every badge: built and compiled once, since building one costs more than SQLite takes to answer it. */
import type {Compilable, CompiledQuery} from 'kysely';
import type {Executor} from './open-store.js';

/** Stands for a value while the query is built. Looking at it would make a query for one value only: that fails at once. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `A kept query looked at "${this.name}" while it was built; values may only be passed on`,
    );
  }
}

/**
 * The same query for ever, with other values each time: texts, numbers and nulls.
 * @param build called once; passes each value of `given` on to where it belongs, and decides nothing by it
 * @returns asks it, inside a transaction or outside, always with the same names in `given`; resolves to the rows
 */
export function keptQuery<Given extends object, Row>(
  build: (db: Executor, given: Given) => Compilable<Row>,
): (db: Executor, given: Given) => Promise<Row[]> {
  // By adapter: each store has one, and its own way to write SQL.
  const kept = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, given) => {
    const {adapter} = db.getExecutor();
    const query = kept.get(adapter) ?? build(db, standIns(given)).compile();
    kept.set(adapter, query);
    const parameters = query.parameters.map((one) => {
      if (!(one instanceof Placeholder)) return one;
      const value = given[one.name as keyof Given];
      // It would be taken for null, and find nothing without a word.
      if (value === undefined) throw new TypeError(`A kept query was asked without "${one.name}"`);
      return value;
    });
    const {rows} = await db.executeQuery<Row>({...query, parameters});
    return rows;
  };
}

function standIns<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.keys(given).map((name) => [name, new Placeholder(name)])) as Given;
}
