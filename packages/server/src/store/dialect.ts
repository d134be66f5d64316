/** Kysely on SQLite as a durable store needs it: writing transactions take their lock first, migrations are transactions. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type PrimitiveValueListNode,
  type QueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
  type TransactionSettings,
  type ValueListNode,
} from 'kysely';

/** `begin` alone would take the write lock at the first write, and fail at once if another had written since the first read. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings = {},
  ): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

/** `in ()`, which SQL does not know, is `in` nothing. Said while compiling: a plugin would walk through every query to look for it. */
class EmptyListCompiler extends SqliteQueryCompiler {
  protected override visitValueList(node: ValueListNode): void {
    if (node.values.length === 0) this.append(noRows);
    else super.visitValueList(node);
  }

  protected override visitPrimitiveValueList(node: PrimitiveValueListNode): void {
    if (node.values.length === 0) this.append(noRows);
    else super.visitPrimitiveValueList(node);
  }
}

const noRows = '(select null where 1 = 0)';

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class DurableSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }

  override createQueryCompiler(): QueryCompiler {
    return new EmptyListCompiler();
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}
