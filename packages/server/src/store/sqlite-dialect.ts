/** Kysely on SQLite as a durable store needs it: writing transactions take their lock first, migrations are transactions. */
import {
  type DatabaseConnection,
  type Driver,
  type LimitNode,
  type PrimitiveValueListNode,
  type QueryCompiler,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
  type TransactionSettings,
  type ValueListNode,
  ValueNode,
} from 'kysely';

/**
 * The one connection, without Kysely's way to it through a dozen promises, which takes longer than the answer: for statements that are
 * compiled already. SQLite answers at once, so that nothing of others can come between a question and its answer.
 */
export class DirectConnection {
  readonly #database: SqliteDatabase;
  #isInTransaction = false;
  #begun = 0;
  readonly #transactions = new WeakMap<object, number>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Not while a transaction is open that is another's: what is asked would become part of it. */
  isFreeFor(db: {readonly isTransaction: boolean}): boolean {
    if (!db.isTransaction) return !this.#isInTransaction;
    const known = this.#transactions.get(db);
    if (known === undefined) this.#transactions.set(db, this.#begun);
    // One that is over is told so by Kysely.
    return this.#isInTransaction && (known ?? this.#begun) === this.#begun;
  }

  /** What asks it, with other values each time, and has its rows: none of a statement that gives none. */
  prepare(sql: string): (parameters: readonly unknown[]) => unknown[] {
    const statement = this.#database.prepare(sql);
    if (statement.reader) return (parameters) => statement.all(parameters);
    return (parameters) => {
      statement.run(parameters);
      return [];
    };
  }

  begin(sql: string): void {
    this.#database.prepare(sql).run([]);
    this.#isInTransaction = true;
    this.#begun++;
  }

  /** @param sql `commit` or `rollback`; a commit that fails leaves the transaction open */
  end(sql: string): void {
    this.#database.prepare(sql).run([]);
    this.#isInTransaction = false;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #direct: DirectConnection;

  constructor(config: SqliteDialectConfig, direct: DirectConnection) {
    super(config);
    this.#direct = direct;
  }

  /** `begin` alone would take the write lock at the first write, and fail at once if another had written since the first read. */
  override async beginTransaction(
    _connection: DatabaseConnection,
    {accessMode}: TransactionSettings = {},
  ): Promise<void> {
    this.#direct.begin(accessMode === 'read only' ? 'begin' : 'begin immediate');
    return Promise.resolve();
  }

  override async commitTransaction(): Promise<void> {
    this.#direct.end('commit');
    return Promise.resolve();
  }

  override async rollbackTransaction(): Promise<void> {
    this.#direct.end('rollback');
    return Promise.resolve();
  }
}

/**
 * `in ()`, which SQL does not know, is `in` nothing; a limit is written out, since SQLite plans a statement anew each time that a
 * bound one is given, which takes longer than most of them run. Said while compiling: a plugin would walk through every query to
 * look for them.
 */
class PlannedOnceCompiler extends SqliteQueryCompiler {
  protected override visitValueList(node: ValueListNode): void {
    if (node.values.length === 0) this.append(noRows);
    else super.visitValueList(node);
  }

  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    if (node.values.length === 0) this.append(noRows);
    else super.visitPrimitiveValueList(node);
  }

  protected override visitLimit(node: LimitNode): void {
    const {limit} = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${String(limit.value)}`);
    else super.visitLimit(node);
  }
}

const noRows = '(select null where 1 = 0)';

export class DurableSqliteAdapter extends SqliteAdapter {
  readonly direct: DirectConnection;

  constructor(direct: DirectConnection) {
    super();
    this.direct = direct;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class DurableSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #direct: DirectConnection;

  constructor(database: SqliteDatabase) {
    const config = {database};
    super(config);
    this.#config = config;
    this.#direct = new DirectConnection(database);
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#direct);
  }

  override createQueryCompiler(): QueryCompiler {
    return new PlannedOnceCompiler();
  }

  override createAdapter(): SqliteAdapter {
    return new DurableSqliteAdapter(this.#direct);
  }
}
