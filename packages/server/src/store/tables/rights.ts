/** People's choices, templates of messages, what an erasure leaves behind, how long things are kept. */
import type {JsonText} from '../json-text.js';

type Bit = 0 | 1;

/** Columns that the table `person` has beside the first ones. */
export interface PersonChoices {
  /** null: French. */
  language: 'fr' | 'en' | null;
  /** Which messages the person wants; null: all. */
  message_choice: 'all' | 'important' | 'none' | null;
  /** How an examiner hears of what waits; null: at once. */
  examiner_messages: 'immediate' | 'digest' | null;
  /** How the name is said, in the person's own words. */
  pronunciation: string | null;
  /** The name that the public page of a badge may show; null: none. */
  public_name: string | null;
}

export type DeletionCause =
  'askedByPerson' | 'askedOnPaper' | 'askedByVoice' | 'leftStructure' | 'retention' | 'afterRestore';

export interface RightsTables {
  /** A structure's own words for a message. The newest version counts; one without words is the way back to ours. */
  message_template: {
    structure_id: string;
    kind: string;
    language: 'fr' | 'en';
    version: number;
    subject: string | null;
    body: string | null;
    changed_by: string | null;
    changed_at: string;
  };
  deletion_code: {person_id: string; code_hash: string; attempts: number; expires_at: string};
  /** Hashes of share links that were erased: they answer 410, and say nothing more. */
  gone_link: {token_hash: string; gone_at: string};
  /** A badge whose person was erased: enough to take it back, and to count it; nothing about anybody. */
  erased_award: {
    id: string;
    structure_id: string;
    badge_id: string;
    status_index: number | null;
    /** The day, no finer. */
    awarded_on: string;
    erased_at: string;
    revoked_at: string | null;
    suspended_at: string | null;
  };
  /** That somebody was erased. The id, and until it stands in the list outside the store, whose. */
  erasure: {
    id: string;
    person_id: string | null;
    structure_id: string;
    everywhere: Bit;
    at: string;
    noted_at: string | null;
  };
  /** Files whose rows are gone and whose bytes are still to be deleted. */
  file_removal: {storage_key: string; created_at: string};
  retention_setting: {structure_id: string; rule: string; days: number};
  /** Counts without names. */
  deletion_report: {
    id: string;
    /** null: accounts that no structure knew. */
    structure_id: string | null;
    at: string;
    cause: DeletionCause;
    counts: JsonText<Readonly<Record<string, number>>>;
  };
}
