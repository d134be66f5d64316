/** How a table speaks of people: which of its rows are about somebody, what they are shown of it, and what becomes of it when they are erased. */
import {type RawBuilder, sql} from 'kysely';
import type {Session} from '../../store/open-store.js';

/** Whose rows are meant. */
export interface PersonScope {
  readonly person: string;
  /** Only what this structure holds; undefined: all structures, and the account itself. */
  readonly structure: string | undefined;
  /** Addresses that the person signs in with. */
  readonly addresses: readonly string[];
  /** Names that the person goes by, here and in what they signed. */
  readonly names: readonly string[];
  /** Pages that the person was signed in on. */
  readonly origins: readonly string[];
  /** The sealer's keyed hash, for rows that are found by one. */
  readonly hash: (text: string) => string;
}

export type Condition = RawBuilder<boolean>;
export type StoredRow = Readonly<Record<string, unknown>>;

export interface PersonalTable {
  readonly table: string;
  /** Columns of this table that say who it is: a person's id, an address. */
  readonly columns: readonly string[];
  /** Which rows are meant; undefined: none in this scope. */
  readonly rows: (scope: PersonScope) => Condition | undefined;
  /** `keep` says why. In `set`, null empties a column and `pseudonym` puts the same new id of nobody everywhere. */
  readonly onErase:
    | 'delete'
    | {readonly keep: string}
    | {readonly set: Readonly<Record<string, '' | null | 'pseudonym' | RawBuilder<unknown>>>};
  /** Columns that the person is not shown: hashes and seals, of no use to them. */
  readonly hidden?: readonly string[];
  /** False where the rows speak of somebody else, whom this person only examined or invited. @default true */
  readonly isShown?: boolean;
  /** Columns that hold JSON. */
  readonly json?: readonly string[];
  /** Columns that name stored files, which go with the row. */
  readonly files?: readonly string[];
  /** Columns that hold a document: each is a file of its own among what the person takes along. */
  readonly documents?: readonly string[];
  /** True for what belongs to the person in all structures: shown and corrected from any of them. */
  readonly isAccount?: boolean;
  /** The column that names a request, or which rows hang on some: for rows that go when it is kept no longer. */
  readonly request?: string | ((requests: RawBuilder<unknown>) => Condition);
  /** True where a row means that the structure knows the person: then the account stays while another structure has one. */
  readonly isTie?: boolean;
  /** What must be done with the rows before they go. */
  readonly before?: (t: Session, rows: readonly StoredRow[], now: Date) => Promise<void>;
}

/** Rows that carry the person's id, and the structure's where there is one. */
export function ownRows(
  column = 'person_id',
  {structure = 'structure_id'}: {readonly structure?: string | null} = {},
): PersonalTable['rows'] {
  return (scope) => {
    const isOwn = sql<boolean>`${sql.ref(column)} = ${scope.person}`;
    if (scope.structure === undefined) return isOwn;
    return structure === null ? undefined : sql`${isOwn} and ${sql.ref(structure)} = ${scope.structure}`;
  };
}

/** Rows that hang on a row of another table: `rowsOf('request_id', 'request')`. */
export function rowsOf(
  column: string,
  parent: string,
  {key = 'id', owner = 'person_id'}: {readonly key?: string; readonly owner?: string} = {},
): PersonalTable['rows'] {
  return (scope) => {
    const isOwned = sql`select ${sql.ref(key)} from ${sql.table(parent)} where ${sql.ref(owner)} = ${scope.person}`;
    return scope.structure === undefined
      ? sql`${sql.ref(column)} in (${isOwned})`
      : sql`${sql.ref(column)} in (${isOwned} and structure_id = ${scope.structure})`;
  };
}

/** Rows that carry one of the person's addresses. */
export function rowsTo(
  column: string,
  {structure = null}: {readonly structure?: string | null} = {},
): PersonalTable['rows'] {
  return (scope) => {
    if (scope.addresses.length === 0) return undefined;
    const isTo = sql<boolean>`${sql.ref(column)} in (${sql.join(scope.addresses)})`;
    if (scope.structure === undefined) return isTo;
    return structure === null ? undefined : sql`${isTo} and ${sql.ref(structure)} = ${scope.structure}`;
  };
}
