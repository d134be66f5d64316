/** Passkeys of staff. */

export interface PasskeyTables {
  passkey: {
    /** The way to sign in that it is; its id by the device is there. */
    method_id: string;
    person_id: string;
    /** By which its person knows it from others. */
    name: string;
    /** COSE, base64url. */
    public_key: string;
    /** Grows with each use, on devices that count. A number up to 2³² - 1, which is no integer of PostgreSQL. */
    counter: string;
    last_used_at: string | null;
  };
  passkey_challenge: {
    challenge_hash: string;
    structure_id: string;
    /** Who adds one; null: whoever comes in. */
    person_id: string | null;
    expires_at: string;
  };
}
