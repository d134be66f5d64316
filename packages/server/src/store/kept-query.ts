/** Queries that are asked for every badge: built and compiled once, since building one costs more than SQLite takes to answer it. */
import type {Compilable, CompiledQuery, DialectAdapter} from 'kysely';
import type {DirectConnection} from './sqlite-dialect.js';
import type {Executor} from './open-store.js';

/** Stands for a value while the query is built. Looking at it would make a query for one value only: that fails at once. */
class Placeholder {
  readonly name: string;
  /** Of a list, its place there. */
  readonly index: number | undefined;

  constructor(name: string, index?: number) {
    this.name = name;
    this.index = index;
  }

  /** @throws {TypeError} for what was not given: it would be taken for null, and find nothing without a word */
  valueIn(given: object): unknown {
    const value: unknown = given[this.name as keyof typeof given];
    const found: unknown = this.index === undefined ? value : (value as readonly unknown[])[this.index];
    if (found === undefined) throw new TypeError(`A kept query was asked without "${this.name}"`);
    return found;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(
      `A kept query looked at "${this.name}" while it was built; values may only be passed on`,
    );
  }
}

/** One for each length that a list had; long lists are rare, and building for them is little beside reading them. */
const mostShapes = 40;

/**
 * The same query for ever, with other values each time: texts, numbers, nulls, and lists of them.
 * @param build called once for each length of its lists; passes each value of `given` on to where it belongs, and decides nothing by it
 * @returns asks it, inside a transaction or outside, always with the same names in `given`; resolves to the rows
 */
export function keptQuery<Given extends object, Row>(
  build: (db: Executor, given: Given) => Compilable<Row>,
): (db: Executor, given: Given) => Promise<Row[]> {
  // By adapter: each store has one, and its own way to write SQL.
  const kept = new WeakMap<object, Map<string, Kept<Row>>>();
  const make = (db: Executor, given: Given, {direct}: {readonly direct?: DirectConnection}): Kept<Row> => {
    const query = build(db, standIns(given)).compile();
    return {query, ask: direct?.prepare(query.sql)};
  };
  return async (db, given) => {
    const adapter: DialectAdapter & {readonly direct?: DirectConnection} = db.getExecutor().adapter;
    const shapes = kept.get(adapter) ?? new Map<string, Kept<Row>>();
    if (shapes.size === 0) kept.set(adapter, shapes);
    const shape = shapeOf(given);
    const known = shapes.get(shape);
    const {query, ask} = known ?? make(db, given, adapter);
    if (!known && shapes.size < mostShapes) shapes.set(shape, {query, ask});
    const parameters: unknown[] = [];
    for (const value of query.parameters)
      parameters.push(value instanceof Placeholder ? value.valueIn(given) : value);
    if (ask && adapter.direct?.isFreeFor(db) === true) return ask(parameters) as Row[];
    const {rows} = await db.executeQuery<Row>({...query, parameters});
    return rows;
  };
}

interface Kept<Row> {
  readonly query: CompiledQuery<Row>;
  /** Where the store can be asked without Kysely’s way to it. */
  readonly ask: ((parameters: readonly unknown[]) => unknown[]) | undefined;
}

/** The lengths of its lists: with other lengths it is another query. */
function shapeOf(given: object): string {
  let shape = '';
  for (const name in given) {
    const value: unknown = given[name as keyof typeof given];
    if (Array.isArray(value)) shape += ` ${value.length}`;
  }
  return shape;
}

function standIns<Given extends object>(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.map((_, index) => new Placeholder(name, index)) : new Placeholder(name),
    ]),
  ) as Given;
}
