import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {openStore, type Store} from '../../store/open-store.js';
import {impersonalTables} from './impersonal-tables.js';
import {personalTables} from './registry.js';

/** Names of columns that may say who somebody is. */
const personal =
  /(^|_)(person|people|earner|learner|examiner|endorser|adviser|holder|owner|writer|author|member|actor|peer|email|mail|recipient|address|phone|represented)(_|$)|_by$|^by_/;
/** Columns of such a name that do not. */
const notPersonal: Readonly<Record<string, string>> = {
  'review.examiner_name': 'goes with examiner_id',
  'audit.actor_kind': 'a kind',
  'session.opened_by': 'a kind of page',
  'person.examiner_messages': 'a choice',
  'request.answer_by': 'a date',
  'endorsement.signed_by': 'a kind',
  'award.badge_owner': 'a structure',
  'platform.learner_home_page': 'of the platform',
};

describe('the registry of personal tables', () => {
  let directory: string;
  let store: Store;
  let tables: {name: string; columns: string[]}[];
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pepites-registry-'));
    store = await openStore(directory);
    tables = (await store.introspection.getTables()).map(({name, columns}) => ({
      name,
      columns: columns.map((column) => column.name),
    }));
  });
  after(async () => {
    await store.destroy();
    await rm(directory, {recursive: true});
  });

  const entriesOf = (table: string) => personalTables.filter((entry) => entry.table === table);

  it('knows every table: a new one is in packages/server/src/people/erase, as personal or as impersonal', () => {
    const unknown = tables
      .map(({name}) => name)
      .filter((name) => entriesOf(name).length === 0 && !Object.hasOwn(impersonalTables, name));
    assert.deepEqual(unknown, []);
  });

  it('knows every column that says who somebody is', () => {
    const forgotten = tables.flatMap(({name, columns}) =>
      columns
        .filter((column) => personal.test(column))
        .filter((column) => !entriesOf(name).some((entry) => entry.columns.includes(column)))
        .map((column) => `${name}.${column}`),
    );
    assert.deepEqual(
      forgotten.filter((column) => !Object.hasOwn(notPersonal, column)),
      [],
    );
  });

  it('speaks of tables and columns that exist', () => {
    for (const entry of personalTables) {
      const table = tables.find(({name}) => name === entry.table);
      assert.ok(table, entry.table);
      const set = typeof entry.onErase === 'object' && 'set' in entry.onErase ? entry.onErase.set : {};
      const named = [entry.columns, entry.hidden, entry.json, entry.files, entry.documents, Object.keys(set)];
      for (const column of [
        ...named.flatMap((columns) => columns ?? []),
        typeof entry.request === 'string' ? entry.request : 'id',
      ])
        if (column !== 'id') assert.ok(table.columns.includes(column), `${entry.table}.${column}`);
    }
  });

  it('knows what goes with a request that is kept no longer', () => {
    for (const {name, columns} of tables.filter((table) => table.columns.includes('request_id'))) {
      // A badge outlives the request that it came of.
      if (name === 'award') continue;
      assert.ok(columns.length > 0 && entriesOf(name).some(({request}) => request === 'request_id'), name);
    }
  });

  it('takes rows away before the rows that they hang on', async () => {
    const {rows} = await sql<{child: string; parent: string}>`
      select m.name as child, f."table" as parent
      from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`.execute(store);
    const lastOf = (table: string) =>
      personalTables.findLastIndex((entry) => entry.table === table && entry.onErase === 'delete');
    for (const {child, parent} of rows) {
      if (lastOf(child) < 0 || lastOf(parent) < 0 || child === parent) continue;
      assert.ok(lastOf(child) < lastOf(parent), `${child} before ${parent}`);
    }
  });
});
