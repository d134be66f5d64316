/** How course platforms are connected: statements of record stores, what is fetched, tables of completions that are worked off. */
import type {JsonText} from '../json-text.js';

/** What a statement was counted for. */
export interface CountedFact {
  readonly badge: string;
  readonly activity: string;
}

export interface PlatformColumns {
  /** Whom the platform's server writes statements as; null: nobody is named, and no statement counts. */
  authorities: JsonText<readonly string[]> | null;
  learner_home_page: string | null;
  /** The secret that webhooks are signed with. */
  sealed_webhook: string | null;
}

export interface PlatformTables {
  /** Statements that counted, and ids that were taken back: the same one again changes nothing. */
  statement: {
    structure_id: string;
    platform_id: string;
    statement_id: string;
    /** Null: taken back before it came. */
    learner_ref: string | null;
    /** Of what it says, not of its bytes: stores write the same statement in several ways. */
    meaning_hash: string | null;
    counted: JsonText<readonly CountedFact[]>;
    voided_at: string | null;
    received_at: string;
  };
  record_store: {
    structure_id: string;
    platform_id: string;
    endpoint: string;
    /** User and password. */
    sealed_login: string;
    /** Everything stored until then was read. */
    read_until: string | null;
    last_pulled_at: string | null;
    last_error: string | null;
    failures: number;
    next_pull_at: string;
  };
  course_import: {
    id: string;
    structure_id: string;
    platform_id: string;
    state: 'underWay' | 'done';
    total: number;
    done: number;
    awarded: number;
    claimable: number;
    not_met: number;
    refused: JsonText<readonly {readonly line: number; readonly code: string}[]>;
    created_at: string;
    done_at: string | null;
  };
  /** Lines that wait; each goes when it is done. */
  course_import_line: {
    import_id: string;
    line: number;
    structure_id: string;
    platform_id: string;
    learner_ref: string;
    email: string | null;
    badge_id: string;
    completion: string;
  };
}
