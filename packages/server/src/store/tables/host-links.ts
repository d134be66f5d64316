/** Hosts of badges elsewhere. */

export interface HostLinkTables {
  /** How this backend is known to a host: one registration for all people. */
  host_client: {host: string; sealed_client: string; created_at: string};
  host_link: {
    id: string;
    person_id: string;
    structure_id: string;
    /** Address of the host. */
    host: string;
    /** While the person is asked there. */
    state_hash: string | null;
    /** Of the browser that was sent there: no other comes back from it. */
    browser_hash: string | null;
    sealed_pending: string | null;
    sealed_tokens: string | null;
    created_at: string;
    /** Null: connected. */
    expires_at: string | null;
  };
}
