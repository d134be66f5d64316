/** The post of a trial: messages stay in the store, and the page /dev/inbox shows them. Never in production. */
import type {Executor} from '../store/open-store.js';
import type {Mailer, Message} from './mailer.js';

const shownMessages = 50;

export interface InboxMessage extends Message {
  readonly sentAt: string;
}

export function createDevelopmentInbox(db: Executor, now: () => Date): Mailer {
  return {
    async send({to, subject, text}) {
      await db
        .insertInto('development_mail')
        .values({id: crypto.randomUUID(), recipient: to, subject, body: text, sent_at: now().toISOString()})
        .execute();
    },
  };
}

/** The newest messages, the newest first. */
export async function readDevelopmentInbox(db: Executor): Promise<InboxMessage[]> {
  const rows = await db
    .selectFrom('development_mail')
    .selectAll()
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownMessages)
    .execute();
  return rows.map((row) => ({to: row.recipient, subject: row.subject, text: row.body, sentAt: row.sent_at}));
}
