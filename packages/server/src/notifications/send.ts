/** Sends the messages that wait, each once as far as the post tells; what fails is tried again, more and more rarely. */
import type {Selectable} from 'kysely';
import {MailError} from '../mail/mailer.js';
import {type Choices, readChoices} from '../people/choices.js';
import type {Services} from '../services.js';
import {backoffMs} from '../store/backoff.js';
import {releaseDueRows, takeDueRows} from '../store/due-rows.js';
import {fromJsonText} from '../store/json-text.js';
import type {Database} from '../store/schema.js';
import type {AnyMessageKind} from './messages.js';
import {messageKindOf} from './messages.js';
import {preferencesUrlOf} from './preferences-link.js';
import {wordsFor} from './templates.js';
import {writeMessage} from './write-message.js';

const batchSize = 20;
const leaseMs = 120_000;
const afterFailure = {firstMs: 30_000, longestMs: 6 * 3_600_000};
const mostAttempts = 12;

type Row = Selectable<Database['notification']>;
type Outcome = 'sent' | 'notSent' | 'unreachable';

interface Reader {
  readonly address: string;
  readonly language: 'fr' | 'en';
  readonly name: string;
  readonly preferencesUrl: string | undefined;
}

/** Returns how many were sent. */
export async function sendNotifications(services: Services): Promise<number> {
  let sent = 0;
  for (;;) {
    const rows = await takeDueRows(services, 'notification', {leaseMs, limit: batchSize});
    if (rows.length === 0) return sent;
    for (const row of rows) {
      const outcome = await sendOne(services, row);
      if (outcome === 'sent') sent++;
      // Where nobody answers, the others of the lot need not wait for it one after the other: their lease ends by itself.
      if (outcome === 'unreachable') return sent;
    }
  }
}

export async function releaseNotifications(services: Pick<Services, 'db' | 'now'>): Promise<void> {
  await releaseDueRows(services, 'notification', leaseMs);
}

async function sendOne(services: Services, row: Row): Promise<Outcome> {
  try {
    const kind = messageKindOf(row.kind);
    const reader = kind && (await readerOf(services, row, kind));
    if (kind && reader) await post(services, row, kind, reader);
    await close(services, row.id, null);
    return kind && reader ? 'sent' : 'notSent';
  } catch (error) {
    return postpone(services, row, error);
  }
}

async function post(services: Services, row: Row, kind: AnyMessageKind, reader: Reader): Promise<void> {
  const {structure_id: structure} = row;
  const {language, name, preferencesUrl} = reader;
  const {name: structureName} = await services.db
    .selectFrom('structure')
    .select('name')
    .where('id', '=', structure)
    .executeTakeFirstOrThrow();
  const words = await wordsFor(services.db, kind, {structure, kind: row.kind, language});
  const {subject, text} = writeMessage(kind, words, row.details === null ? {} : fromJsonText(row.details), {
    structureName,
    publicUrl: services.publicUrl,
    language,
    personName: name,
  });
  await services.mailer.send({
    id: row.id,
    to: reader.address,
    subject,
    text: preferencesUrl === undefined ? text : `${text}\n${footer(language)}${preferencesUrl}\n`,
    language,
    ...(preferencesUrl !== undefined && {preferencesUrl}),
  });
}

function footer(language: 'fr' | 'en'): string {
  return language === 'fr' ? 'Choisir vos messages\u00a0: ' : 'Choose your messages: ';
}

/** undefined: nobody to send it to, or somebody who does not want it. Read at the last moment: the person may have been erased. */
async function readerOf(services: Services, row: Row, kind: AnyMessageKind): Promise<Reader | undefined> {
  const {db} = services;
  if (row.person_id === null)
    return row.address === null
      ? undefined
      : {address: row.address, language: 'fr', name: '', preferencesUrl: undefined};
  const choices = await readChoices(db, row.person_id);
  if (!choices || !isWanted(row.kind, kind, choices)) return undefined;
  const method = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', row.person_id)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .executeTakeFirst();
  return (
    method && {
      address: method.subject,
      language: choices.language,
      name: choices.displayName,
      preferencesUrl: preferencesUrlOf(services, row.person_id),
    }
  );
}

function isWanted(name: string, kind: AnyMessageKind, choices: Choices): boolean {
  if (kind.weight === 'security') return true;
  // The summary is a choice of its own.
  if (name === 'digest') return choices.examinerMessages === 'digest' && choices.notifications !== 'none';
  if (kind.audience === 'examiner' && choices.examinerMessages === 'digest') return false;
  return (
    choices.notifications === 'all' || (choices.notifications === 'important' && kind.weight === 'important')
  );
}

async function postpone(services: Services, row: Row, error: unknown): Promise<Outcome> {
  // Only what we wrote ourselves: other errors may quote what they stumbled over.
  const detail = error instanceof MailError ? error.message : error instanceof Error ? error.name : 'unknown';
  const at = services.now();
  services.log({at: at.toISOString(), event: 'problem', detail: `sending ${row.kind}: ${detail}`});
  const isFinal = error instanceof MailError && error.kind === 'refused';
  if (isFinal || row.attempts >= mostAttempts) {
    await close(services, row.id, detail);
    return 'notSent';
  }
  const waitMs = backoffMs(afterFailure, row.attempts);
  await services.db
    .updateTable('notification')
    .set({available_at: new Date(at.getTime() + waitMs).toISOString(), last_error: detail})
    .where('id', '=', row.id)
    .execute();
  return error instanceof MailError && error.kind === 'unreachable' ? 'unreachable' : 'notSent';
}

/** What it said is of no more use, and is about somebody. */
async function close({db, now}: Services, id: string, error: string | null): Promise<void> {
  await db
    .updateTable('notification')
    .set({done_at: now().toISOString(), address: null, details: null, last_error: error})
    .where('id', '=', id)
    .execute();
}
