/** Webhooks out: where events go, and each event on its way there. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const webhooks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'webhook', {
      columns: {
        id: 'text',
        structure_id: 'text',
        name: 'text',
        url: 'text',
        events: 'text',
        is_on: 'bit',
        is_gone: 'bit',
        source: 'text',
        sealed_secret: 'text?',
        sealed_old_secret: 'text?',
        old_secret_until: 'text?',
        failures: 'integer',
        failing_since: 'text?',
        held_until: 'text?',
        last_delivered_at: 'text?',
        last_error: 'text?',
        created_at: 'text',
      },
      key: ['id'],
      unique: [['structure_id', 'name']],
      references: {structure_id: 'structure.id'},
    });
    await createTable(db, 'webhook_delivery', {
      columns: {
        id: 'text',
        webhook_id: 'text',
        type: 'text',
        body: 'text',
        created_at: 'text',
        queued_at: 'text',
        attempts: 'integer',
        available_at: 'text',
        done_at: 'text?',
        outcome: 'text?',
        last_error: 'text?',
      },
      // No reference: whoever issues a badge would wait for whoever notes what became of a delivery.
      key: ['id'],
    });
    await db.schema
      .createIndex('webhook_delivery_due')
      .on('webhook_delivery')
      .columns(['done_at', 'available_at'])
      .execute();
    await db.schema
      .createIndex('webhook_delivery_of')
      .on('webhook_delivery')
      .columns(['webhook_id', 'created_at', 'id'])
      .execute();
  },
};
