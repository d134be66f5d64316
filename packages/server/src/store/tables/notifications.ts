/** Messages that wait to be sent, written in the transaction of what they tell. */
import type {JsonText} from '../json-text.js';

export interface NotificationTables {
  notification: {
    id: string;
    structure_id: string;
    /** The person it goes to; null where `address` is somebody without an account. */
    person_id: string | null;
    /** Emptied once it is sent. */
    address: string | null;
    kind: string;
    /** What the message says beyond its template. Emptied once it is sent. */
    details: JsonText<Readonly<Record<string, unknown>>> | null;
    /** The same message twice is one. */
    unique_key: string;
    created_at: string;
    attempts: number;
    available_at: string;
    done_at: string | null;
    last_error: string | null;
  };
}
