/** The first tables: structures and their badges, people, requests, awards, completions. */
import {type Kysely, sql} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable, type Table} from './create-table.js';

const tables: Readonly<Record<string, Table>> = {
  setting: {columns: {key: 'text', value: 'text'}, key: ['key']},
  structure: {
    columns: {
      id: 'text',
      name: 'text',
      kind: 'text',
      presentation: 'text?',
      url: 'text?',
      created_at: 'text',
      updated_at: 'text',
    },
    key: ['id'],
  },
  structure_origin: {
    columns: {structure_id: 'text', origin: 'text'},
    key: ['structure_id', 'origin'],
    references: {structure_id: 'structure.id'},
  },
  person: {
    columns: {id: 'text', display_name: 'text', created_at: 'text', last_seen_at: 'text'},
    key: ['id'],
  },
  member: {
    columns: {structure_id: 'text', person_id: 'text', name: 'text', title: 'text?', roles: 'text'},
    key: ['structure_id', 'person_id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  issuer_key: {
    columns: {
      id: 'text',
      structure_id: 'text',
      name: 'text',
      public_key: 'text',
      sealed_seed: 'text',
      signs: 'bit',
      created_at: 'text',
    },
    key: ['id'],
    unique: [['structure_id', 'name']],
    references: {structure_id: 'structure.id'},
  },
  platform: {
    columns: {structure_id: 'text', id: 'text', name: 'text', public_key: 'text?', badges: 'text'},
    key: ['structure_id', 'id'],
    references: {structure_id: 'structure.id'},
  },
  badge: {
    columns: {
      structure_id: 'text',
      id: 'text',
      definition: 'text',
      image_key: 'text',
      image_type: 'text',
      png_key: 'text',
      position: 'integer',
      updated_at: 'text',
    },
    key: ['structure_id', 'id'],
    references: {structure_id: 'structure.id'},
  },
  pathway: {
    columns: {structure_id: 'text', id: 'text', definition: 'text', updated_at: 'text'},
    key: ['structure_id', 'id'],
    references: {structure_id: 'structure.id'},
  },
  sign_in_method: {
    columns: {
      id: 'text',
      person_id: 'text',
      kind: 'text',
      subject: 'text',
      structure_id: 'text?',
      expires_at: 'text?',
      used_at: 'text?',
      created_at: 'text',
    },
    key: ['id'],
    unique: [['kind', 'subject']],
    references: {person_id: 'person.id'},
  },
  one_time_code: {
    columns: {email: 'text', origin: 'text', code_hash: 'text', attempts: 'integer', expires_at: 'text'},
    key: ['email', 'origin'],
  },
  attempt_count: {columns: {bucket: 'text', count: 'integer', window_ends_at: 'text'}, key: ['bucket']},
  session: {
    columns: {
      token_hash: 'text',
      person_id: 'text',
      structure_id: 'text',
      origin: 'text',
      scopes: 'text',
      expires_at: 'text',
      created_at: 'text',
    },
    key: ['token_hash'],
    references: {person_id: 'person.id'},
  },
  api_key: {
    columns: {
      id: 'text',
      key_hash: 'text',
      structure_id: 'text',
      platform_id: 'text',
      created_at: 'text',
      revoked_at: 'text?',
    },
    key: ['id'],
    unique: [['key_hash']],
    references: {structure_id: 'structure.id'},
  },
  file: {
    columns: {
      id: 'text',
      structure_id: 'text',
      person_id: 'text',
      request_id: 'text?',
      media_type: 'text',
      bytes: 'integer',
      storage_key: 'text',
      created_at: 'text',
    },
    key: ['id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  request: {
    columns: {
      id: 'text',
      structure_id: 'text',
      badge_id: 'text',
      person_id: 'text',
      state: 'text',
      is_open: 'bit',
      revision: 'integer',
      version: 'integer',
      answers: 'text',
      quorum: 'integer',
      listed: 'bit',
      needs_more_since: 'text?',
      answer_by: 'text?',
      submitted_at: 'text',
      updated_at: 'text',
    },
    key: ['id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  review: {
    columns: {
      id: 'text',
      request_id: 'text',
      examiner_id: 'text',
      examiner_name: 'text',
      revision: 'integer',
      answer: 'text',
      message: 'text',
      criteria_met: 'text',
      reopened: 'text',
      at: 'text',
    },
    key: ['id'],
    unique: [['request_id', 'revision', 'examiner_id']],
    references: {request_id: 'request.id'},
  },
  award: {
    columns: {
      id: 'text',
      structure_id: 'text',
      badge_id: 'text',
      person_id: 'text',
      request_id: 'text?',
      state: 'text',
      issue_key: 'text',
      subject_id: 'text',
      awarded_at: 'text',
      valid_until: 'text?',
      counted_from: 'text?',
      listed: 'bit',
      status_index: 'integer?',
      share_token: 'text?',
      credential: 'text?',
      png_key: 'text?',
      issued_at: 'text?',
      revoked_at: 'text?',
      revoke_reason: 'text?',
    },
    key: ['id'],
    unique: [['issue_key'], ['share_token'], ['structure_id', 'status_index']],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  status_entry: {
    columns: {structure_id: 'text', list_index: 'integer', is_revoked: 'bit'},
    key: ['structure_id', 'list_index'],
    references: {structure_id: 'structure.id'},
  },
  status_list: {
    columns: {structure_id: 'text', revision: 'integer', signed_revision: 'integer', signed: 'text?'},
    key: ['structure_id'],
    references: {structure_id: 'structure.id'},
  },
  outbox: {
    columns: {
      id: 'text',
      topic: 'text',
      subject: 'text',
      unique_key: 'text',
      attempts: 'integer',
      available_at: 'text',
      done_at: 'text?',
      last_error: 'text?',
    },
    key: ['id'],
    unique: [['unique_key']],
  },
  completion_fact: {
    columns: {
      id: 'text',
      structure_id: 'text',
      platform_id: 'text',
      learner_ref: 'text',
      fact_key: 'text',
      activity: 'text',
      completed: 'bit',
      passed: 'bit?',
      scaled: 'real?',
      trust: 'text',
      happened_at: 'text?',
      created_at: 'text',
    },
    key: ['id'],
    unique: [['fact_key']],
    references: {structure_id: 'structure.id'},
  },
  learner: {
    columns: {structure_id: 'text', platform_id: 'text', ref: 'text', person_id: 'text'},
    key: ['structure_id', 'platform_id', 'ref'],
    references: {person_id: 'person.id'},
  },
  claim: {
    columns: {
      token_hash: 'text',
      structure_id: 'text',
      badge_id: 'text',
      platform_id: 'text',
      learner_ref: 'text',
      expires_at: 'text',
      created_at: 'text',
    },
    key: ['token_hash'],
    references: {structure_id: 'structure.id'},
  },
  used_token: {
    columns: {structure_id: 'text', platform_id: 'text', jti: 'text', expires_at: 'text'},
    key: ['structure_id', 'platform_id', 'jti'],
  },
  stored_reply: {
    columns: {
      caller: 'text',
      key: 'text',
      request_hash: 'text',
      status: 'integer',
      sealed_body: 'text',
      expires_at: 'text',
    },
    key: ['caller', 'key'],
  },
  development_mail: {
    columns: {id: 'text', recipient: 'text', subject: 'text', body: 'text', sent_at: 'text'},
    key: ['id'],
  },
};

export const foundations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    await db.schema
      .createIndex('request_one_open')
      .unique()
      .on('request')
      .columns(['structure_id', 'badge_id', 'person_id'])
      .where(sql`is_open`, '=', sql`1`)
      .execute();
    const indexes: [string, string, string[]][] = [
      ['request_queue', 'request', ['structure_id', 'state', 'submitted_at']],
      ['request_of_person', 'request', ['person_id', 'submitted_at']],
      ['award_of_person', 'award', ['person_id', 'structure_id', 'badge_id']],
      ['award_of_badge', 'award', ['structure_id', 'badge_id', 'issued_at']],
      ['award_of_request', 'award', ['request_id']],
      ['outbox_waiting', 'outbox', ['done_at', 'available_at']],
      ['fact_of_learner', 'completion_fact', ['structure_id', 'platform_id', 'learner_ref']],
      ['method_of_person', 'sign_in_method', ['person_id']],
      ['file_of_request', 'file', ['request_id']],
    ];
    for (const [index, table, columns] of indexes)
      await db.schema.createIndex(index).on(table).columns(columns).execute();
  },
};
