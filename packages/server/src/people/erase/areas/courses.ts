/** What course platforms reported of a learner who is this person. */
import {type RawBuilder, sql} from 'kysely';
import {ownRows, rowsTo, type PersonalTable, type PersonScope} from '../personal-table.js';

/** Platforms know learners by a pseudonym of theirs; the table `learner` says whose it is. */
const isOfLearner =
  (table: string) =>
  ({person, structure}: PersonScope): RawBuilder<boolean> => {
    const of = (column: string) => sql.ref(`${table}.${column}`);
    const isLearner = sql<boolean>`exists (select 1 from learner where learner.person_id = ${person}
      and learner.structure_id = ${of('structure_id')} and learner.platform_id = ${of('platform_id')}
      and learner.ref = ${of('learner_ref')})`;
    return structure === undefined ? isLearner : sql`${isLearner} and ${of('structure_id')} = ${structure}`;
  };

export const courseTables: readonly PersonalTable[] = [
  {
    table: 'statement',
    columns: ['learner_ref'],
    rows: isOfLearner('statement'),
    onErase: 'delete',
    hidden: ['meaning_hash'],
    json: ['counted'],
  },
  {
    table: 'course_import_line',
    columns: ['learner_ref', 'email'],
    rows: (scope) => {
      const isLearner = isOfLearner('course_import_line')(scope);
      const isTo = rowsTo('course_import_line.email', {structure: 'structure_id'})(scope);
      return isTo ? sql`(${isLearner} or ${isTo})` : isLearner;
    },
    onErase: 'delete',
    json: ['completion'],
  },
  {
    table: 'completion_fact',
    columns: ['learner_ref'],
    rows: isOfLearner('completion_fact'),
    onErase: 'delete',
    hidden: ['fact_key'],
  },
  {
    table: 'claim',
    columns: ['learner_ref'],
    rows: isOfLearner('claim'),
    onErase: 'delete',
    hidden: ['token_hash'],
  },
  {
    table: 'criteria_case',
    columns: ['person_id', 'learner_ref'],
    rows: (scope) => {
      const isOwn = ownRows()(scope);
      return isOwn && sql`(${isOwn} or ${isOfLearner('criteria_case')(scope)})`;
    },
    onErase: 'delete',
    json: ['contest', 'decisions'],
  },
  {table: 'learner', columns: ['person_id'], rows: ownRows(), onErase: 'delete', isTie: true},
];
