/** The tables, as Kysely knows them. Times are ISO 8601 text in UTC, booleans 0 or 1, JSON is text: what SQLite and PostgreSQL share. */
import type {Generated} from 'kysely';
import type {
  Answer,
  AwardState,
  Awaited,
  BadgeDefinition,
  Confirmation,
  LocalisedText,
  PathwayDefinition,
  RequestState,
  ReviewAnswer,
  ReviewPolicy,
  Role,
  Scope,
  SentReminder,
  Stance,
  StructureDefinition,
  TrustLevel,
} from './domain-types.js';
import type {JsonText} from './json-text.js';
import type {AccessTables, MembershipSource} from './tables/access.js';
import type {AuditTables} from './tables/audit.js';
import type {BadgeDesignTables} from './tables/badge-designs.js';
import type {BadgeCatalogueColumns, CatalogueTables} from './tables/catalogue.js';
import type {ElsewhereTables} from './tables/elsewhere.js';
import type {HostLinkTables} from './tables/host-links.js';
import type {NotificationTables} from './tables/notifications.js';
import type {OauthTables} from './tables/oauth.js';
import type {PasskeyTables} from './tables/passkeys.js';
import type {PlatformColumns, PlatformTables} from './tables/platforms.js';
import type {RequestColumns, ReviewTables} from './tables/review.js';
import type {PersonChoices, RightsTables} from './tables/rights.js';
import type {SharingTables} from './tables/sharing.js';
import type {StaffSignInTables} from './tables/staff-sign-in.js';
import type {StatisticsTables} from './tables/statistics.js';
import type {WebhookTables} from './tables/webhooks.js';

import type {RecognitionTables} from './tables/recognition.js';

type Bit = 0 | 1;

export interface Database
  extends
    AccessTables,
    AuditTables,
    BadgeDesignTables,
    CatalogueTables,
    ElsewhereTables,
    HostLinkTables,
    NotificationTables,
    OauthTables,
    PasskeyTables,
    PlatformTables,
    RecognitionTables,
    ReviewTables,
    RightsTables,
    SharingTables,
    StaffSignInTables,
    StatisticsTables,
    WebhookTables {
  setting: {key: string; value: string};
  structure: {
    id: string;
    name: string;
    kind: StructureDefinition['kind'];
    presentation: JsonText<LocalisedText> | null;
    url: string | null;
    created_at: string;
    updated_at: string;
  };
  structure_origin: {structure_id: string; origin: string};
  member: {
    structure_id: string;
    person_id: string;
    name: string;
    title: JsonText<LocalisedText> | null;
    roles: JsonText<readonly Role[]>;
    source: Generated<MembershipSource>;
  };
  issuer_key: {
    id: string;
    structure_id: string;
    name: string;
    public_key: string;
    sealed_seed: string;
    signs: Bit;
    created_at: string;
  };
  platform: {
    structure_id: string;
    id: string;
    name: JsonText<LocalisedText>;
    public_key: JsonText<Record<string, string>> | null;
    badges: JsonText<readonly string[]>;
  } & PlatformColumns;
  badge: {
    structure_id: string;
    id: string;
    definition: JsonText<BadgeDefinition>;
    image_key: string;
    image_type: string;
    png_key: string;
    /** Of a network, for all its structures. */
    shared: Generated<Bit>;
    position: number;
    updated_at: string;
  } & BadgeCatalogueColumns;
  pathway: {
    structure_id: string;
    id: string;
    definition: JsonText<PathwayDefinition>;
    shared: Generated<Bit>;
    updated_at: string;
  };
  person: {id: string; display_name: string; created_at: string; last_seen_at: string} & PersonChoices;
  sign_in_method: {
    id: string;
    person_id: string;
    kind: 'email' | 'claimCode' | 'oidc' | 'passkey';
    /** The address in lower case; the hash of a claim code; an issuer, a space, and its name for the person; the id of a passkey. */
    subject: string;
    structure_id: string | null;
    expires_at: string | null;
    /** A claim code: when it was used up; an address: when a code last came back from it, hence proven. */
    used_at: string | null;
    created_at: string;
    /** Of a claim code: who made it. */
    made_by: Generated<string | null>;
  };
  one_time_code: {
    email: string;
    origin: string;
    code_hash: string;
    attempts: number;
    expires_at: string;
  };
  attempt_count: {bucket: string; count: number; window_ends_at: string};
  session: {
    token_hash: string;
    person_id: string;
    structure_id: string;
    origin: string;
    scopes: JsonText<readonly Scope[]>;
    /** `popup`: handed to a page that the structure has not registered. */
    opened_by: Generated<'page' | 'popup'>;
    /** Null: opened before this was written down. */
    began_with: Generated<'emailCode' | 'claimCode' | 'oidc' | 'passkey' | null>;
    /** Who made the claim code that it began with. */
    assisted_by: Generated<string | null>;
    /** The passkey that it was opened with. */
    method_id: Generated<string | null>;
    expires_at: string;
    created_at: string;
  };
  api_key: {
    id: string;
    key_hash: string;
    structure_id: string;
    platform_id: string;
    created_at: string;
    revoked_at: string | null;
  };
  file: {
    id: string;
    structure_id: string;
    person_id: string;
    request_id: string | null;
    media_type: string;
    bytes: number;
    storage_key: string;
    /** What the virus scanner said; null: none was asked. A file that is `held` is shown to nobody. */
    scan: 'clean' | 'held' | null;
    created_at: string;
  };
  request: RequestColumns & {
    id: string;
    structure_id: string;
    badge_id: string;
    person_id: string;
    state: RequestState;
    /** 1 while a second request for the same badge would be a duplicate. */
    is_open: Bit;
    revision: number;
    version: number;
    answers: JsonText<readonly Answer[]>;
    quorum: number;
    listed: Bit;
    needs_more_since: string | null;
    answer_by: string | null;
    submitted_at: string;
    updated_at: string;
    /** As it stood when the person asked; null: a mode without examiners, or asked before policies were carried out. */
    policy: JsonText<ReviewPolicy> | null;
    writers: JsonText<readonly string[]> | null;
    submitted_by: string | null;
    confirmation: JsonText<Confirmation> | null;
    reminded: JsonText<readonly SentReminder[]> | null;
    form_hash: string | null;
    waits_for: Awaited | null;
    /** When time changes something next. */
    next_timer_at: string | null;
    /** Somebody was named: nobody else sees it. */
    is_named: Generated<Bit>;
    /** With its examiners. */
    is_waiting: Generated<Bit>;
  };
  review: {
    id: string;
    request_id: string;
    examiner_id: string;
    examiner_name: string;
    revision: number;
    answer: ReviewAnswer;
    message: string;
    criteria_met: JsonText<readonly number[]>;
    reopened: JsonText<readonly string[]>;
    at: string;
    stance: Stance | null;
    is_final: Generated<Bit>;
  };
  award: {
    id: string;
    structure_id: string;
    badge_id: string;
    /** Who made the badge: the structure, or a network of its. */
    badge_owner: string;
    /** The version of the badge that it was given on. */
    badge_version: number;
    person_id: string;
    request_id: string | null;
    state: AwardState;
    /** What the award came from; unique, so that nothing is given twice. */
    issue_key: string;
    subject_id: string;
    awarded_at: string;
    valid_until: string | null;
    counted_from: JsonText<readonly string[]> | null;
    listed: Bit;
    status_index: number | null;
    share_token: string | null;
    credential: string | null;
    png_key: string | null;
    issued_at: string | null;
    revoked_at: string | null;
    revoke_reason: string | null;
    accepted_at: string | null;
    refused_at: string | null;
    /** Of a self-created badge: its issuer. */
    pseudonym_id: string | null;
    /** Received in the name of this organisation; `person_id` represents it. */
    organisation_id: string | null;
    /** Of a key badge, while too few of its badges are left. */
    suspended_at: string | null;
    /** When the holder gave it back; it is `revoked` then. */
    withdrawn_at: string | null;
  };
  /** `list_index`: the place in all lists, see `issuing/status-place.ts`. */
  status_entry: {structure_id: string; list_index: number; is_revoked: Bit};
  status_list: {
    structure_id: string;
    /** About how many places are taken, in all its lists; see `issuing/status-place.ts`. */
    taken: Generated<number>;
  };
  outbox: {
    id: string;
    topic: 'signAward' | 'signEndorsement' | 'evaluateKey' | 'importCompletions';
    subject: string;
    unique_key: string;
    attempts: number;
    available_at: string;
    done_at: string | null;
    last_error: string | null;
  };
  completion_fact: {
    id: string;
    structure_id: string;
    platform_id: string;
    learner_ref: string;
    /** Tells one report from another; the same one twice is one fact. */
    fact_key: string;
    activity: string;
    completed: Bit;
    passed: Bit | null;
    scaled: number | null;
    trust: TrustLevel;
    happened_at: string | null;
    /** Null in stores of an earlier version: then it counts for every badge. */
    badge_id: string | null;
    registration: string | null;
    /** When the platform took it back. */
    voided_at: string | null;
    created_at: string;
  };
  learner: {structure_id: string; platform_id: string; ref: string; person_id: string};
  claim: {
    token_hash: string;
    structure_id: string;
    badge_id: string;
    platform_id: string;
    learner_ref: string;
    expires_at: string;
    created_at: string;
  };
  used_token: {platform_id: string; structure_id: string; jti: string; expires_at: string};
  stored_reply: {
    caller: string;
    key: string;
    request_hash: string;
    status: number;
    /** Sealed: a reply may hold a token. */
    sealed_body: string;
    expires_at: string;
  };
  development_mail: {id: string; recipient: string; subject: string; body: string; sent_at: string};
}
