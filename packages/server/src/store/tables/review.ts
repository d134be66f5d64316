/** What the examination of requests needs beyond the request: who examines it, form versions, drafts, peers, links. */
import type {Answer, DeclaredCompletion, Form, ReadySentences, Stance} from '@pepites/recognition';
import type {JsonText} from '../json-text.js';

export interface RequestColumns {
  /** What the person's browser said of courses; null: nothing. */
  declared: JsonText<readonly DeclaredCompletion[]> | null;
}

export interface ReviewTables {
  /** Who was named for a request. The decider may stand alone: then whoever has the role votes. */
  request_examiner: {
    request_id: string;
    /** A person, or an examiner's link. */
    examiner_id: string;
    /** `recused`: said that they know the person. */
    part: 'panel' | 'pool' | 'decider' | 'replaced' | 'recused';
    stance: Stance;
    /** Only on the panel. */
    since: string | null;
    position: number;
  };
  /** Questionnaires as they were answered to, by the hash of their content. */
  form_version: {structure_id: string; hash: string; form: JsonText<Form>; created_at: string};
  draft: {
    structure_id: string;
    badge_id: string;
    person_id: string;
    answers: JsonText<readonly Answer[]>;
    form_hash: string;
    version: number;
    saved_at: string;
    /** The day; null: begun before days were noted. */
    begun_on: string | null;
  };
  /** People who agreed to examine as peers: their role `peer`. */
  peer_consent: {structure_id: string; person_id: string; since: string};
  examiner_link: {
    id: string;
    structure_id: string;
    request_id: string;
    invited_by: string;
    name: string;
    /** Emptied when the link is over. */
    email: string | null;
    stance: Stance;
    token_hash: string;
    code_hash: string;
    wrong_codes: number;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
    last_opened_at: string | null;
  };
  /** A structure's own sentences for answers; null: back to those of the page. */
  ready_sentences: {structure_id: string; version: number; sentences: JsonText<ReadySentences> | null};
  link_session: {token_hash: string; link_id: string; expires_at: string; created_at: string};
}
