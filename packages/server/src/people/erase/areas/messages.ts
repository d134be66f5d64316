/** Messages to the person, messages to others that speak of them, and the lines of the audit log. */
import {sql} from 'kysely';
import {ownRows, type PersonalTable, type PersonScope} from '../personal-table.js';

/** A name of one or two letters stands in every text. */
const shortestName = 3;

/** Texts in which a name of the person or address stands. */
function mentions(column: string, {addresses, names}: PersonScope) {
  const words = [...addresses, ...names.filter((name) => name.length >= shortestName)];
  return words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  });
}

export const messageTables: readonly PersonalTable[] = [
  {
    table: 'notification',
    columns: ['person_id', 'address'],
    rows: (scope) => {
      const {person, structure, addresses} = scope;
      const isTo = sql`person_id = ${person}${
        addresses.length === 0 ? sql`` : sql` or address in (${sql.join(addresses)})`
      }`;
      // What waits to be sent to others and names the person is not sent any more.
      const speaksOf = mentions('details', scope).map((condition) => sql` or ${condition}`);
      const isMeant = sql<boolean>`(${isTo}${sql.join(speaksOf, sql``)})`;
      return structure === undefined ? isMeant : sql`${isMeant} and structure_id = ${structure}`;
    },
    onErase: 'delete',
    hidden: ['unique_key'],
    json: ['details'],
  },
  {
    // Of a trial on somebody's own machine.
    table: 'development_mail',
    columns: ['recipient'],
    rows: (scope) => {
      if (scope.structure !== undefined) return undefined;
      const found = [
        ...mentions('recipient', scope),
        ...mentions('body', scope),
        ...mentions('subject', scope),
      ];
      return found.length === 0 ? undefined : sql`(${sql.join(found, sql` or `)})`;
    },
    onErase: 'delete',
    isShown: false,
  },
  {
    table: 'audit',
    columns: ['subject_person'],
    rows: ownRows('subject_person'),
    onErase: {keep: 'no content; the id is nobody’s once the person is gone; deleted by its age'},
    isShown: false,
  },
  {
    table: 'audit',
    columns: ['actor'],
    rows: ownRows('actor'),
    onErase: {keep: 'as above: others may see that somebody looked'},
    isShown: false,
  },
  {
    table: 'audit',
    columns: ['assisted_by'],
    rows: ownRows('assisted_by'),
    onErase: {keep: 'as above'},
    isShown: false,
  },
];
