/** What the authorisation server keeps: programs that registered, agreements of people, codes, tokens, and agreements being asked for. */

export interface OauthTables {
  oauth_record: {
    /** `Client`, `Grant`, `AuthorizationCode`, `AccessToken`, `RefreshToken`, `Interaction`, `Session`. */
    kind: string;
    /** A hash: the names of tokens and codes are the secrets themselves. */
    id: string;
    /** Hash of the agreement that it came of. */
    grant_id: string | null;
    /** Hash of the program that it is for. */
    client_id: string | null;
    person_id: string | null;
    structure_id: string | null;
    /** Sealed: it holds tokens and the secrets of programs. */
    sealed_payload: string;
    created_at: string;
    /** Null: until it is deleted. */
    expires_at: string | null;
    /** Codes and refresh tokens are good once. */
    consumed_at: string | null;
  };
}
