/** Other platforms that give badges. */
import type {IssuingPlatformId, MemberDigests} from '@pepites/recognition';
import type {JsonText} from '../json-text.js';

type Bit = 0 | 1;

export interface ElsewhereTables {
  /** Which badge is given there too. */
  elsewhere_link: {
    structure_id: string;
    badge_id: string;
    platform: IssuingPlatformId;
    their_badge: string;
    alias: string | null;
  };
  /** A badge that is made there from here. */
  elsewhere_made: {
    structure_id: string;
    badge_id: string;
    platform: IssuingPlatformId;
    alias: string | null;
    /** Null: not made yet, as far as is known here. Then it is linked, too. */
    their_badge: string | null;
    /** It may have been made: it is looked for before it is made again. */
    was_sent: Bit;
    /** Somebody is at it. */
    busy_until: string | null;
    sent: JsonText<MemberDigests>;
    seen: JsonText<MemberDigests>;
    updated_at: string;
  };
  /** An award that is to be given there, or was. */
  elsewhere_issue: {
    award_id: string;
    structure_id: string;
    platform: IssuingPlatformId;
    their_badge: string;
    alias: string | null;
    /** `withdrawn`: taken back here before it went there. */
    state: 'waiting' | 'issued' | 'refused' | 'revoked' | 'withdrawn';
    /** Taken back here, and to be there. */
    wants_revoked: Bit;
    /** It may have arrived: it is looked for before it is sent again. */
    was_sent: Bit;
    /** Somebody is at it. */
    busy_until: string | null;
    /** Null: nothing is left to do. */
    next_try_at: string | null;
    failures: number;
    /** A code. */
    last_error: string | null;
    event: string | null;
    assertion: string | null;
    assertion_url: string | null;
    receive_url: string | null;
    is_received: Bit;
    is_in_wallet: Bit | null;
    created_at: string;
    issued_at: string | null;
    looked_at: string | null;
  };
  /** A badge as the platform has it, by its id there. */
  elsewhere_badge: {
    platform: IssuingPlatformId;
    id: string;
    name: string;
    description: string;
    categories: JsonText<readonly string[]>;
    languages: JsonText<readonly string[]>;
    is_draft: Bit;
    /** Deleted there. */
    gone_at: string | null;
    updated_at: string;
  };
  elsewhere_event: {
    platform: IssuingPlatformId;
    id: string;
    their_badge: string;
    issued_at: string;
    expires_at: string | null;
    consumer: string;
    alias: string | null;
    /** The award here that it came from. */
    award_id: string | null;
  };
  /** A key badge as the platform has it. */
  elsewhere_milestone: {
    platform: IssuingPlatformId;
    id: string;
    name: string;
    /** Which badge is given. */
    their_badge: string;
    /** 0: all. */
    min_required: number;
    required: JsonText<readonly string[]>;
    updated_at: string;
  };
  /** A badge that somebody known here was given there. Of others, nothing is kept. */
  elsewhere_holding: {
    platform: IssuingPlatformId;
    assertion: string;
    event: string;
    person_id: string;
    assertion_url: string;
    receive_url: string | null;
    is_received: Bit;
    is_in_wallet: Bit | null;
    is_revoked: Bit;
    updated_at: string;
  };
}
