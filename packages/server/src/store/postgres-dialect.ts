/** Kysely on PostgreSQL, with what SQLite does by itself: transactions as if one ran after the other, text compared byte by byte. */
import {
  type AbortableOperationOptions,
  type BinaryOperationNode,
  type CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  type Driver,
  type OperationNode,
  OperatorNode,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type QueryCompiler,
  type TransactionSettings,
  ValueListNode,
} from 'kysely';
import {isAway, StoreAwayError} from './store-away.js';

class SerializableDriver extends PostgresDriver {
  readonly #telling = new WeakSet<DatabaseConnection>();

  override async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    try {
      return this.#tell(await super.acquireConnection(options));
    } catch (error) {
      throw new StoreAwayError(error);
    }
  }

  /** Of each connection once: its errors say whether the database is away. */
  #tell(connection: DatabaseConnection): DatabaseConnection {
    if (this.#telling.has(connection)) return connection;
    this.#telling.add(connection);
    const ask = connection.executeQuery.bind(connection);
    connection.executeQuery = async <R>(query: CompiledQuery) => {
      try {
        return await ask<R>(query);
      } catch (error) {
        throw isAway(error) ? new StoreAwayError(error) : error;
      }
    };
    return connection;
  }

  /** What is read stays true until the commit; where two transactions contradict each other, one of them fails, and is begun again. */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, {
      ...settings,
      isolationLevel: settings.isolationLevel ?? 'serializable',
    });
  }
}

/** The types of columns: the same order of texts on every machine, numbers as large and as exact as SQLite's. */
const columnTypes: Readonly<Record<string, string>> = {
  text: 'text collate "C"',
  integer: 'bigint',
  real: 'double precision',
};

class PortableCompiler extends PostgresQueryCompiler {
  /** Of columns that are made: nothing here casts. */
  protected override visitDataType(node: DataTypeNode): void {
    const {dataType} = node;
    const type = columnTypes[dataType];
    if (type === undefined) super.visitDataType(node);
    else this.append(type);
  }

  /** `in ()` is no SQL: nothing is in an empty list, and everything outside of it. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const operator = OperatorNode.is(node.operator) ? node.operator.operator : undefined;
    if ((operator === 'in' || operator === 'not in') && isEmptyList(node.rightOperand))
      this.append(operator === 'in' ? 'false' : 'true');
    else super.visitBinaryOperation(node);
  }
}

function isEmptyList(node: OperationNode): boolean {
  return (ValueListNode.is(node) || PrimitiveValueListNode.is(node)) && node.values.length === 0;
}

export class SerializablePostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new SerializableDriver(this.#config);
  }

  override createQueryCompiler(): QueryCompiler {
    return new PortableCompiler();
  }
}
