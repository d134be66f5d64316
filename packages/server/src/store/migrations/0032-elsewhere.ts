/** Other platforms that give badges: what is given there too, what they have, and who holds it. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable} from './create-table.js';

export const elsewhere: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, 'elsewhere_link', {
      columns: {
        structure_id: 'text',
        badge_id: 'text',
        platform: 'text',
        their_badge: 'text',
        alias: 'text?',
      },
      key: ['structure_id', 'badge_id'],
    });
    await createTable(db, 'elsewhere_issue', {
      columns: {
        award_id: 'text',
        structure_id: 'text',
        platform: 'text',
        their_badge: 'text',
        alias: 'text?',
        state: 'text',
        wants_revoked: 'bit',
        was_sent: 'bit',
        busy_until: 'text?',
        next_try_at: 'text?',
        failures: 'integer',
        last_error: 'text?',
        event: 'text?',
        assertion: 'text?',
        assertion_url: 'text?',
        receive_url: 'text?',
        is_received: 'bit',
        is_in_wallet: 'bit?',
        created_at: 'text',
        issued_at: 'text?',
        looked_at: 'text?',
      },
      key: ['award_id'],
    });
    await db.schema
      .createIndex('elsewhere_issue_by_next_try')
      .on('elsewhere_issue')
      .columns(['next_try_at'])
      .execute();
    await createTable(db, 'elsewhere_badge', {
      columns: {
        platform: 'text',
        id: 'text',
        name: 'text',
        description: 'text',
        categories: 'text',
        languages: 'text',
        is_draft: 'bit',
        gone_at: 'text?',
        updated_at: 'text',
      },
      key: ['platform', 'id'],
    });
    await createTable(db, 'elsewhere_event', {
      columns: {
        platform: 'text',
        id: 'text',
        their_badge: 'text',
        issued_at: 'text',
        expires_at: 'text?',
        consumer: 'text',
        alias: 'text?',
        award_id: 'text?',
      },
      key: ['platform', 'id'],
    });
    await createTable(db, 'elsewhere_holding', {
      columns: {
        platform: 'text',
        assertion: 'text',
        event: 'text',
        person_id: 'text',
        assertion_url: 'text',
        receive_url: 'text?',
        is_received: 'bit',
        is_in_wallet: 'bit?',
        is_revoked: 'bit',
        updated_at: 'text',
      },
      key: ['platform', 'assertion'],
    });
    await db.schema
      .createIndex('elsewhere_holding_by_person')
      .on('elsewhere_holding')
      .columns(['person_id'])
      .execute();
  },
};
