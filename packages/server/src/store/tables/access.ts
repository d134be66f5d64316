/** Networks, invitations, printed sheets: who belongs where, and how they come in. */
import type {LocalisedText, Role} from '../domain-types.js';
import type {JsonText} from '../json-text.js';

/** `file`: a definition says so, and may unsay it; `invitation`: people said so, and no file takes it away. */
export type MembershipSource = 'file' | 'invitation';

export interface AccessTables {
  network_membership: {
    structure_id: string;
    network_id: string;
    /** `left` is kept: badges of the network that were given here go on naming it. */
    state: 'invited' | 'joined' | 'left';
    source: MembershipSource;
    since: string;
  };
  invitation: {
    id: string;
    structure_id: string;
    email: string;
    name: string;
    title: JsonText<LocalisedText> | null;
    roles: JsonText<readonly Role[]>;
    /** Of the newest link that was sent: an older one is worth nothing. */
    token_hash: string;
    invited_by: string | null;
    created_at: string;
    sent_at: string;
    expires_at: string;
  };
  claim_sheet: {
    token_hash: string;
    structure_id: string;
    /** The codes in clear, until the sheet is opened once. */
    sealed_cards: string;
    expires_at: string;
  };
}
