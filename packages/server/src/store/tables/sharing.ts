/** Links by which people show their badges, and the copies in Open Badges 2.0 that they asked for. */
import type {ShareScope} from '@pepites/recognition';
import type {JsonText} from '../json-text.js';

type Bit = 0 | 1;

export interface SharingTables {
  share: {
    id: string;
    /** In clear: the person is shown their own links again. */
    token: string;
    structure_id: string;
    award_id: string;
    person_id: string;
    scope: ShareScope;
    label: string | null;
    /** The link that the award has from the start: `award.share_token` is its token. */
    is_default: Bit;
    is_indexed: Bit;
    ends_at: string | null;
    /** How often its page was opened; nothing about by whom. */
    openings: number;
    created_at: string;
    revoked_at: string | null;
  };
  /** A link to several badges. */
  wall: {
    id: string;
    /** In clear: the person is shown their own links again. */
    token: string;
    structure_id: string;
    person_id: string;
    /** Ids of the awards that were chosen, in their order. */
    awards: JsonText<readonly string[]>;
    shows_name: Bit;
    label: string | null;
    ends_at: string | null;
    openings: number;
    created_at: string;
    revoked_at: string | null;
  };
  twin: {
    id: string;
    token: string;
    structure_id: string;
    award_id: string;
    person_id: string;
    /** `sha256$…` of the address and the salt; emptied when the twin is taken back. */
    identity: string | null;
    salt: string | null;
    created_at: string;
    removed_at: string | null;
  };
}
