/** Tables of the ways to earn a badge, of what stands beside one, and of pathways. */
import type {
  CriteriaCaseState,
  CriteriaContest,
  CriteriaDecision,
  EndorsementState,
  ForeignBadge,
  KeptBadgeDesign,
  KeyBadgeCase,
  KeyBadgeState,
  PathwayDefinition,
  SelfCreatedState,
} from '@pepites/recognition';
import type {JsonText} from '../json-text.js';

type Bit = 0 | 1;

export interface RecognitionTables {
  /** Which key badges need a badge: written when a definition is applied. `required` is what `requirementKey` says. */
  key_requirement: {structure_id: string; required: string; key_badge: string};
  /** One person on the way to one key badge; only where something was offered or given. */
  key_case: {
    structure_id: string;
    badge_id: string;
    person_id: string;
    state: KeyBadgeState;
    award_id: string | null;
    /** The rest of the machine; the rule is the badge's. */
    machine: JsonText<Omit<KeyBadgeCase, 'rule' | 'state' | 'award'>>;
    updated_at: string;
  };
  /** What a key badge rests on: an award, or a badge of another issuer. */
  key_counted: {counted: string; award_id: string};
  /** A badge that a person brought from another issuer. */
  foreign_badge: {
    id: string;
    structure_id: string;
    person_id: string;
    issuer_id: string;
    issuer_name: string;
    achievement_id: string;
    name: string;
    awarded_at: string;
    valid_until: string | null;
    /** As it was packed: JSON text or a compact JWS. */
    credential: string;
    credential_hash: string;
    verdict: JsonText<ForeignBadge['verdict']>;
    /** When the verdict was made. */
    checked_at: string;
    /** Since when it could not be verified again. */
    unsure_since: string | null;
    /** Null: what was found does not change any more. */
    next_look_at: string | null;
    confirmed_by: string | null;
    confirmed_at: string | null;
    created_at: string;
  };
  /** One learner on the way to one badge of a course. */
  criteria_case: {
    id: string;
    structure_id: string;
    badge_id: string;
    platform_id: string;
    learner_ref: string;
    state: CriteriaCaseState;
    person_id: string | null;
    award_id: string | null;
    contest: JsonText<CriteriaContest> | null;
    decisions: JsonText<readonly CriteriaDecision[]>;
    updated_at: string;
  };
  /** In whose name somebody receives a supporters’ badge. Erased with it. */
  organisation: {
    id: string;
    structure_id: string;
    name: string;
    url: string | null;
    logo_key: string | null;
    represented_by: string;
    created_at: string;
  };
  /** Who chose to be shown among the supporters, and under which name; with what the list is read by, so that awards need not be. */
  supporter_listing: {
    award_id: string;
    name: string;
    since: string;
    structure_id: string;
    badge_id: string;
    organisation_id: string | null;
    valid_until: string | null;
    /** The award is signed, and not suspended. One that was taken back has no line here. */
    is_shown: Bit;
  };
  /** A badge that somebody made for themselves. */
  self_badge: {
    id: string;
    structure_id: string;
    person_id: string;
    state: SelfCreatedState;
    name: string;
    description: string;
    criteria: JsonText<readonly string[]>;
    image_key: string | null;
    image_alt: string;
    /** What the image was drawn from; null where it was not drawn here. */
    design: JsonText<KeptBadgeDesign> | null;
    pseudonym_id: string | null;
    award_id: string | null;
    created_at: string;
    updated_at: string;
  };
  /** An issuer that is nobody by name: made for one signed document, with a key and a status list of its own. */
  pseudonym: {
    id: string;
    person_id: string;
    name: string;
    public_key: string;
    sealed_seed: string;
    status_index: number;
    is_revoked: Bit;
    /** The signed status list; null: to be signed when it is asked for. */
    signed_status: string | null;
    created_at: string;
  };
  /** Evidence that was put beside a badge after it was issued. */
  added_evidence: {
    id: string;
    award_id: string;
    kind: 'text' | 'link' | 'file';
    title: string;
    text: string | null;
    url: string | null;
    file_id: string | null;
    added_by: string;
    added_at: string;
    is_confirmed: Bit;
  };
  /** A recommendation, from the asking on: of a badge that is held, or of one whose request is examined. One of the two is named. */
  endorsement: {
    id: string;
    structure_id: string;
    award_id: string | null;
    /** Emptied when the badge is given. */
    request_id: string | null;
    earner_id: string;
    endorser_id: string | null;
    /** Hash of the link's token, where the endorser has no account. */
    link_hash: string | null;
    code_hash: string | null;
    wrong_codes: number;
    state: EndorsementState;
    /** What the earner wrote to the endorser. */
    message: string;
    requested_at: string;
    text: string | null;
    name: string | null;
    written_at: string | null;
    accepted_at: string | null;
    signed_by: 'endorser' | 'structure' | null;
    pseudonym_id: string | null;
    status_index: number | null;
    share_token: string | null;
    credential: string | null;
    signed_at: string | null;
    updated_at: string;
  };
  /** Every version of a pathway that was published. */
  pathway_version: {
    structure_id: string;
    pathway_id: string;
    version: number;
    definition: JsonText<PathwayDefinition>;
    published_at: string;
  };
  /** From when the windows of pathways count for a person: the start of the contract. */
  reference_date: {structure_id: string; person_id: string; date: string; set_by: string; set_at: string};
  /** What was signed of a structure's lists, until a bit changes. */
  signed_status_list: {
    structure_id: string;
    purpose: string;
    /** From 0. */
    list: number;
    revision: number;
    signed_revision: number;
    signed: string | null;
  };
}
