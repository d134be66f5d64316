/** Sign-ins of staff by their organisation's own account, while they are under way. */

export interface StaffSignInTables {
  staff_sign_in: {
    id: string;
    structure_id: string;
    /** The page that they began on. */
    page: 'console' | 'examine';
    /** Of the browser that was sent: no other comes back. */
    browser_hash: string;
    /** Null: answered, and waiting for the page to take its session. */
    state_hash: string | null;
    /** What the answer must fit; once answered, who it is. */
    sealed: string;
    expires_at: string;
  };
}
