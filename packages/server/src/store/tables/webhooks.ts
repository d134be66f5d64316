/** Where events go, and each event on its way there. */
import type {Webhook, WebhookDelivery, WebhookEventType} from '@pepites/recognition';
import type {JsonText} from '../json-text.js';

export interface WebhookTables {
  webhook: {
    id: string;
    structure_id: string;
    name: string;
    url: string;
    events: JsonText<readonly WebhookEventType[]>;
    is_on: 0 | 1;
    /** It said 410. */
    is_gone: 0 | 1;
    source: Webhook['source'];
    /** Null: nobody has made one yet, and nothing is queued. */
    sealed_secret: string | null;
    sealed_old_secret: string | null;
    old_secret_until: string | null;
    /** In a row. */
    failures: number;
    failing_since: string | null;
    /** After a failure nothing is sent there before. */
    held_until: string | null;
    last_delivered_at: string | null;
    last_error: string | null;
    created_at: string;
  };
  webhook_delivery: {
    id: string;
    webhook_id: string;
    type: WebhookDelivery['type'];
    body: string;
    created_at: string;
    /** The same, or when it was last put back to be sent again. */
    queued_at: string;
    attempts: number;
    available_at: string;
    done_at: string | null;
    outcome: Exclude<WebhookDelivery['state'], 'waiting'> | null;
    last_error: string | null;
  };
}
