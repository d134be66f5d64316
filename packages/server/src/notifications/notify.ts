/** Puts a message in the queue, in the transaction of what it tells: either both happen or neither. */
import {toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';
import type {NotificationTables} from '../store/tables/notifications.js';
import type {NotificationDetails, NotificationKind} from './messages.js';

export interface Notification<Kind extends NotificationKind> {
  readonly structure: string;
  /** A person, who may have no address: then nothing is sent; or somebody without an account. */
  readonly to: {readonly person: string} | {readonly address: string};
  readonly kind: Kind;
  readonly details: NotificationDetails[Kind];
  /** `requestReceived:<request>:<revision>`: the same key again is the same message. */
  readonly key: string;
  readonly now: Date;
  /** Not to be sent before; absent: at once. */
  readonly notBefore?: Date;
}

export async function notify<Kind extends NotificationKind>(
  t: Executor,
  {structure, to, kind, details, key, now, notBefore}: Notification<Kind>,
): Promise<void> {
  await addNotification(t, {
    id: crypto.randomUUID(),
    structure_id: structure,
    person_id: 'person' in to ? to.person : null,
    address: 'address' in to ? to.address : null,
    kind,
    details: toJsonText<Readonly<Record<string, unknown>>>({...details}),
    unique_key: key,
    created_at: now.toISOString(),
    attempts: 0,
    available_at: (notBefore ?? now).toISOString(),
    done_at: null,
    last_error: null,
  });
}

const addNotification = keptQuery((t, row: NotificationTables['notification']) =>
  t
    .insertInto('notification')
    .values(row)
    .onConflict((conflict) => conflict.column('unique_key').doNothing()),
);
