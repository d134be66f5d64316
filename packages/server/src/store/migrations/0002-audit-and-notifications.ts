/** The audit log, and messages that wait to be sent. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const auditAndNotifications: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'audit', {
      columns: {
        id: 'text',
        structure_id: 'text',
        at: 'text',
        actor_kind: 'text',
        actor: 'text?',
        act: 'text',
        subject_person: 'text?',
        object_id: 'text?',
      },
      key: ['id'],
    });
    await createTable(db, 'notification', {
      columns: {
        id: 'text',
        structure_id: 'text',
        person_id: 'text?',
        address: 'text?',
        kind: 'text',
        details: 'text?',
        unique_key: 'text',
        created_at: 'text',
        attempts: 'integer',
        available_at: 'text',
        done_at: 'text?',
        last_error: 'text?',
      },
      key: ['id'],
      unique: [['unique_key']],
    });
    const indexes: [string, string, string[]][] = [
      ['audit_of_person', 'audit', ['subject_person', 'at']],
      ['audit_of_structure', 'audit', ['structure_id', 'at']],
      ['notification_waiting', 'notification', ['done_at', 'available_at']],
      ['notification_of_person', 'notification', ['person_id']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};
