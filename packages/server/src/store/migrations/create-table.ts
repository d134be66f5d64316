/** Makes a table from a short description, in column types that both databases have. */
import {type Kysely, sql} from 'kysely';

type Columns = Readonly<Record<string, 'text' | 'text?' | 'integer' | 'integer?' | 'real?' | 'bit' | 'bit?'>>;

export interface Table {
  readonly columns: Columns;
  readonly key: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly references?: Readonly<Record<string, string>>;
}

export async function createTable(db: Kysely<unknown>, name: string, table: Table): Promise<void> {
  let builder = db.schema.createTable(name);
  for (const [column, written] of Object.entries(table.columns)) {
    const isOptional = written.endsWith('?');
    const kind = isOptional ? written.slice(0, -1) : written;
    builder = builder.addColumn(
      column,
      kind === 'real' ? 'real' : kind === 'text' ? 'text' : 'integer',
      (c) => {
        let made = isOptional ? c : c.notNull();
        if (kind === 'bit') made = made.check(sql`${sql.ref(column)} in (0, 1)`);
        const target = table.references?.[column];
        return target === undefined ? made : made.references(target);
      },
    );
  }
  builder = builder.addPrimaryKeyConstraint(`${name}_key`, [...table.key] as never);
  for (const columns of table.unique ?? [])
    builder = builder.addUniqueConstraint(`${name}_${columns.join('_')}_once`, [...columns] as never);
  await builder.execute();
}
