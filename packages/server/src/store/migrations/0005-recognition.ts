/** The ways to earn a badge beyond a request, what stands beside a badge, versions of pathways. */
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {createTable, type Table} from './create-table.js';

const tables: Readonly<Record<string, Table>> = {
  key_requirement: {
    columns: {structure_id: 'text', required: 'text', key_badge: 'text'},
    key: ['structure_id', 'required', 'key_badge'],
    references: {structure_id: 'structure.id'},
  },
  key_case: {
    columns: {
      structure_id: 'text',
      badge_id: 'text',
      person_id: 'text',
      state: 'text',
      award_id: 'text?',
      machine: 'text',
      updated_at: 'text',
    },
    key: ['structure_id', 'badge_id', 'person_id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  key_counted: {columns: {counted: 'text', award_id: 'text'}, key: ['counted', 'award_id']},
  foreign_badge: {
    columns: {
      id: 'text',
      structure_id: 'text',
      person_id: 'text',
      issuer_id: 'text',
      issuer_name: 'text',
      achievement_id: 'text',
      name: 'text',
      awarded_at: 'text',
      valid_until: 'text?',
      credential: 'text',
      credential_hash: 'text',
      verdict: 'text',
      checked_at: 'text',
      confirmed_by: 'text?',
      confirmed_at: 'text?',
      created_at: 'text',
    },
    key: ['id'],
    unique: [['structure_id', 'person_id', 'credential_hash']],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  criteria_case: {
    columns: {
      id: 'text',
      structure_id: 'text',
      badge_id: 'text',
      platform_id: 'text',
      learner_ref: 'text',
      state: 'text',
      person_id: 'text?',
      award_id: 'text?',
      contest: 'text?',
      decisions: 'text',
      updated_at: 'text',
    },
    key: ['id'],
    unique: [['structure_id', 'badge_id', 'platform_id', 'learner_ref']],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  organisation: {
    columns: {
      id: 'text',
      structure_id: 'text',
      name: 'text',
      url: 'text?',
      logo_key: 'text?',
      represented_by: 'text',
      created_at: 'text',
    },
    key: ['id'],
    references: {structure_id: 'structure.id', represented_by: 'person.id'},
  },
  supporter_listing: {columns: {award_id: 'text', name: 'text', since: 'text'}, key: ['award_id']},
  self_badge: {
    columns: {
      id: 'text',
      structure_id: 'text',
      person_id: 'text',
      state: 'text',
      name: 'text',
      description: 'text',
      criteria: 'text',
      image_key: 'text?',
      image_alt: 'text',
      pseudonym_id: 'text?',
      award_id: 'text?',
      created_at: 'text',
      updated_at: 'text',
    },
    key: ['id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  pseudonym: {
    columns: {
      id: 'text',
      person_id: 'text',
      name: 'text',
      public_key: 'text',
      sealed_seed: 'text',
      status_index: 'integer',
      is_revoked: 'bit',
      signed_status: 'text?',
      created_at: 'text',
    },
    // No reference: the person may be erased, and what was signed stay verifiable.
    key: ['id'],
  },
  added_evidence: {
    columns: {
      id: 'text',
      award_id: 'text',
      kind: 'text',
      title: 'text',
      text: 'text?',
      url: 'text?',
      file_id: 'text?',
      added_by: 'text',
      added_at: 'text',
      is_confirmed: 'bit',
    },
    key: ['id'],
    // Whoever added it may be erased, and the evidence stay.
    references: {award_id: 'award.id'},
  },
  endorsement: {
    columns: {
      id: 'text',
      structure_id: 'text',
      award_id: 'text',
      earner_id: 'text',
      endorser_id: 'text?',
      link_hash: 'text?',
      code_hash: 'text?',
      wrong_codes: 'integer',
      state: 'text',
      message: 'text',
      requested_at: 'text',
      text: 'text?',
      name: 'text?',
      written_at: 'text?',
      accepted_at: 'text?',
      signed_by: 'text?',
      pseudonym_id: 'text?',
      status_index: 'integer?',
      share_token: 'text?',
      credential: 'text?',
      signed_at: 'text?',
      updated_at: 'text',
    },
    key: ['id'],
    unique: [['link_hash'], ['share_token']],
    references: {
      structure_id: 'structure.id',
      award_id: 'award.id',
      earner_id: 'person.id',
      endorser_id: 'person.id',
    },
  },
  pathway_version: {
    columns: {
      structure_id: 'text',
      pathway_id: 'text',
      version: 'integer',
      definition: 'text',
      published_at: 'text',
    },
    key: ['structure_id', 'pathway_id', 'version'],
    references: {structure_id: 'structure.id'},
  },
  reference_date: {
    columns: {structure_id: 'text', person_id: 'text', date: 'text', set_by: 'text', set_at: 'text'},
    key: ['structure_id', 'person_id'],
    references: {structure_id: 'structure.id', person_id: 'person.id'},
  },
  suspension_list: {
    columns: {structure_id: 'text', revision: 'integer', signed_revision: 'integer', signed: 'text?'},
    key: ['structure_id'],
    references: {structure_id: 'structure.id'},
  },
};

const indexes: readonly [name: string, table: string, columns: string[]][] = [
  ['key_case_of_person', 'key_case', ['person_id', 'state']],
  ['key_case_of_award', 'key_case', ['award_id']],
  ['foreign_badge_of_person', 'foreign_badge', ['person_id', 'structure_id']],
  ['foreign_badge_of_achievement', 'foreign_badge', ['structure_id', 'issuer_id', 'achievement_id']],
  ['criteria_case_by_state', 'criteria_case', ['structure_id', 'state']],
  ['criteria_case_of_person', 'criteria_case', ['person_id', 'badge_id']],
  ['criteria_case_of_award', 'criteria_case', ['award_id']],
  ['organisation_of_person', 'organisation', ['represented_by']],
  ['self_badge_of_person', 'self_badge', ['person_id', 'structure_id']],
  ['self_badge_of_award', 'self_badge', ['award_id']],
  ['pseudonym_of_person', 'pseudonym', ['person_id']],
  ['added_evidence_of_award', 'added_evidence', ['award_id', 'added_at']],
  ['added_evidence_of_file', 'added_evidence', ['file_id']],
  ['endorsement_of_award', 'endorsement', ['award_id']],
  ['endorsement_of_earner', 'endorsement', ['earner_id', 'requested_at']],
  ['endorsement_of_endorser', 'endorsement', ['endorser_id', 'state']],
  ['endorsement_pending', 'endorsement', ['state', 'requested_at']],
  ['reference_date_of_structure', 'reference_date', ['structure_id', 'date']],
  ['award_of_structure', 'award', ['structure_id', 'person_id']],
  ['award_of_holder', 'award', ['structure_id', 'badge_id', 'person_id']],
  ['award_suspended', 'award', ['structure_id', 'suspended_at']],
  ['request_of_structure', 'request', ['structure_id', 'person_id']],
  ['fact_of_badge', 'completion_fact', ['structure_id', 'badge_id', 'platform_id', 'learner_ref']],
];

export const recognition: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
    const added: [string, string][] = [
      ['award', 'pseudonym_id'],
      ['award', 'organisation_id'],
      ['award', 'suspended_at'],
      ['award', 'withdrawn_at'],
      ['completion_fact', 'badge_id'],
      ['completion_fact', 'registration'],
      ['completion_fact', 'voided_at'],
    ];
    for (const [table, column] of added)
      await db.schema.alterTable(table).addColumn(column, 'text').execute();
    for (const [name, table, columns] of indexes)
      await db.schema.createIndex(name).on(table).columns(columns).execute();
    await fillFromBefore(db);
  },
};

/** The columns that are read below, as the migrations before this one made them. */
interface Before {
  badge: {structure_id: string; id: string; definition: string};
  pathway: {structure_id: string; id: string; definition: string; updated_at: string};
  award: {id: string; person_id: string; listed: number; awarded_at: string};
  person: {id: string; display_name: string};
  key_requirement: {structure_id: string; required: string; key_badge: string};
  pathway_version: {
    structure_id: string;
    pathway_id: string;
    version: number;
    definition: string;
    published_at: string;
  };
  supporter_listing: {award_id: string; name: string; since: string};
}

/** What the new tables say of what was there before. */
async function fillFromBefore(db: Kysely<Before>): Promise<void> {
  for (const row of await db.selectFrom('badge').select(['structure_id', 'id', 'definition']).execute()) {
    const {process} = JSON.parse(row.definition) as {
      process: {mode: string; requires?: readonly {readonly badge: string}[]};
    };
    for (const required of new Set(process.requires?.map(({badge}) => badge)))
      await db
        .insertInto('key_requirement')
        .values({structure_id: row.structure_id, required, key_badge: row.id})
        .execute();
  }
  for (const row of await db.selectFrom('pathway').selectAll().execute()) {
    const {version} = JSON.parse(row.definition) as {version: number};
    await db
      .insertInto('pathway_version')
      .values({
        structure_id: row.structure_id,
        pathway_id: row.id,
        version,
        definition: row.definition,
        published_at: row.updated_at,
      })
      .execute();
  }
  await db
    .insertInto('supporter_listing')
    .columns(['award_id', 'name', 'since'])
    .expression(
      db
        .selectFrom('award')
        .innerJoin('person', 'person.id', 'award.person_id')
        .select(['award.id', 'person.display_name', 'award.awarded_at'])
        .where('award.listed', '=', 1)
        .where('person.display_name', '!=', ''),
    )
    .execute();
}
