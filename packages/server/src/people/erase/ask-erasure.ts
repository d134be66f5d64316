/** A person has everything erased: they confirm it with a fresh code, or with a word where they have no address. */
import {noteAct} from '../../audit/note-act.js';
import {messages} from '../../notifications/messages.js';
import {writeMessage} from '../../notifications/write-message.js';
import {messageKindOf} from '../../notifications/messages.js';
import {Refusal} from '../../refusal.js';
import {noteErasure} from '../../erasures/note-erasure.js';
import type {Services} from '../../services.js';
import {countAttempt} from '../attempts.js';
import {readChoices} from '../choices.js';
import {makeOneTimeCode} from '../secret-tokens.js';
import {erasePersonRows, finishErasing, reportDeletion} from './erase-person.js';

const codeMinutes = 10;
const triesPerCode = 5;
const asksPerHour = 5;
/** What somebody without an address types, in either language. */
export const erasureWords = ['EFFACER', 'DELETE'] as const;

export interface ErasureAsked {
  readonly confirmBy: 'code' | 'word';
  readonly expiresInSeconds: number;
}

/** Sends the code. @throws {Refusal} TOO_MANY_ATTEMPTS */
export async function askErasure(
  services: Services,
  {person, structureName}: {readonly person: string; readonly structureName: string},
): Promise<ErasureAsked> {
  const {db, sealer} = services;
  const now = services.now();
  const expiresInSeconds = codeMinutes * 60;
  const address = await addressOf(services, person);
  if (address === undefined) return {confirmBy: 'word', expiresInSeconds};
  const bucket = `erase:${sealer.hash(person)}`;
  await countAttempt(db, {bucket, atMost: asksPerHour, withinSeconds: 3600}, now);
  const code = makeOneTimeCode();
  const values = {
    code_hash: sealer.hash(`erase ${person} ${code}`),
    attempts: 0,
    expires_at: new Date(now.getTime() + expiresInSeconds * 1000).toISOString(),
  };
  await db
    .insertInto('deletion_code')
    .values({person_id: person, ...values})
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
  const kind = messageKindOf('deletionCode');
  const choices = await readChoices(db, person);
  if (!kind || !choices) throw new Refusal('SESSION_ENDED');
  const language = choices.language;
  const {subject, text} = writeMessage(
    kind,
    messages.deletionCode.words[language],
    {code, minutes: codeMinutes},
    {
      structureName,
      publicUrl: services.publicUrl,
      language,
      personName: choices.displayName,
    },
  );
  await services.mailer.send({to: address, subject, text, language});
  return {confirmBy: 'code', expiresInSeconds};
}

export interface Confirmation {
  readonly code?: string | undefined;
  readonly word?: string | undefined;
}

/**
 * Erases what this structure holds of the person, and the account once no other structure knows them; everywhere when asked for.
 * @throws {Refusal} CONFIRMATION_INVALID, CODE_EXPIRED, TOO_MANY_ATTEMPTS
 */
export async function eraseMyself(
  services: Services,
  options: Confirmation & {
    readonly person: string;
    readonly structure: string;
    readonly everywhere: boolean;
  },
): Promise<void> {
  const {person, structure, everywhere} = options;
  await assertConfirmed(services, person, options);
  const now = services.now();
  await services.db.transaction().execute(async (t) => {
    const counts = await erasePersonRows(t, services, {
      person,
      structure: everywhere ? undefined : structure,
    });
    await noteErasure(t, {person, structure, everywhere, at: now.toISOString()});
    await reportDeletion(t, {structure, cause: 'askedByPerson', counts, now});
    await noteAct(t, {structure, by: person, act: 'person.erased', about: person, at: now});
  });
  await finishErasing(services);
}

async function assertConfirmed(services: Services, person: string, given: Confirmation): Promise<void> {
  const {db, sealer} = services;
  if ((await addressOf(services, person)) === undefined) {
    const word = given.word?.trim().toUpperCase();
    if (!erasureWords.some((one) => one === word)) throw new Refusal('CONFIRMATION_INVALID');
    return;
  }
  // Counted before it is looked at, and outside the transaction: a refusal must not undo the count.
  const row = await db
    .updateTable('deletion_code')
    .set((eb) => ({attempts: eb('attempts', '+', 1)}))
    .where('person_id', '=', person)
    .returning(['attempts', 'code_hash', 'expires_at'])
    .executeTakeFirst();
  if (!row) throw new Refusal('CONFIRMATION_INVALID');
  if (Date.parse(row.expires_at) <= services.now().getTime()) throw new Refusal('CODE_EXPIRED');
  if (row.attempts > triesPerCode) throw new Refusal('TOO_MANY_ATTEMPTS');
  if (row.code_hash !== sealer.hash(`erase ${person} ${given.code ?? ''}`))
    throw new Refusal('CONFIRMATION_INVALID');
}

async function addressOf({db}: Services, person: string): Promise<string | undefined> {
  const method = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .executeTakeFirst();
  return method?.subject;
}
