/** Statements that counted or were taken back, in the store. */
import type {Selectable} from 'kysely';
import type {Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import type {Platform} from './platform.js';

export type StatementRow = Selectable<Database['statement']>;

type Of = Pick<Platform, 'structure' | 'platform'>;

export async function findStatement(
  t: Session,
  {structure, platform}: Of,
  statement: string,
): Promise<StatementRow | undefined> {
  return t
    .selectFrom('statement')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('platform_id', '=', platform)
    .where('statement_id', '=', statement)
    .executeTakeFirst();
}

export async function saveStatement(
  t: Session,
  {structure, platform}: Of,
  row: Omit<StatementRow, 'structure_id' | 'platform_id'>,
): Promise<void> {
  const {counted, voided_at} = row;
  await t
    .insertInto('statement')
    .values({...row, structure_id: structure, platform_id: platform})
    .onConflict((conflict) =>
      conflict.columns(['structure_id', 'platform_id', 'statement_id']).doUpdateSet({counted, voided_at}),
    )
    .execute();
}
