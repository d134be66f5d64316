/** Whose account it is: bound to the issuer's name for the person at the first sign-in, by a proven address that the structure gave a role. */
import {noteAct} from '../audit/note-act.js';
import {notify} from '../notifications/notify.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Identity} from './identity.js';
import {isStaff} from './is-staff.js';
import {SignInFault} from './sign-in-fault.js';

interface Asked {
  readonly structure: string;
  readonly identity: Identity;
  /** What people call the issuer. */
  readonly issuerName: string;
  readonly now: Date;
}

/**
 * Run it in a transaction.
 * @throws {SignInFault} OIDC_NOT_STAFF, OIDC_EMAIL_UNVERIFIED, OIDC_OTHER_ACCOUNT
 */
export async function staffAccountOf(t: Session, asked: Asked): Promise<string> {
  const {structure, identity} = asked;
  const subject = subjectOf(identity);
  const bound = await boundTo(t, subject);
  if (bound !== undefined) {
    if (!(await isStaff(t, {structure, person: bound}))) throw new SignInFault('OIDC_NOT_STAFF');
    return bound;
  }
  if (identity.email === undefined) throw new SignInFault('OIDC_EMAIL_UNVERIFIED');
  const owner = await t
    .selectFrom('sign_in_method')
    .select('person_id')
    .where('kind', '=', 'email')
    .where('subject', '=', identity.email)
    .executeTakeFirst();
  if (!owner) throw new SignInFault('OIDC_NOT_STAFF');
  const person = owner.person_id;
  if (!(await isStaff(t, {structure, person}))) throw new SignInFault('OIDC_NOT_STAFF');
  await bind(t, {...asked, person, subject});
  return person;
}

async function boundTo(t: Executor, subject: string): Promise<string | undefined> {
  const row = await t
    .selectFrom('sign_in_method')
    .select('person_id')
    .where('kind', '=', 'oidc')
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

async function bind(
  t: Session,
  {
    structure,
    person,
    subject,
    identity,
    issuerName,
    now,
  }: Asked & {readonly person: string; readonly subject: string},
): Promise<void> {
  // Two at once take turns here: the person is one row.
  await t.updateTable('person').set({last_seen_at: now.toISOString()}).where('id', '=', person).execute();
  const others = await t
    .selectFrom('sign_in_method')
    .select('subject')
    .where('kind', '=', 'oidc')
    .where('person_id', '=', person)
    .execute();
  // An address is given to the next employee; an account of the issuer is not.
  if (others.some((other) => other.subject !== subject && other.subject.startsWith(`${identity.issuer} `)))
    throw new SignInFault('OIDC_OTHER_ACCOUNT');
  await t
    .insertInto('sign_in_method')
    .values({
      id: crypto.randomUUID(),
      person_id: person,
      kind: 'oidc',
      subject,
      structure_id: null,
      expires_at: null,
      used_at: null,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doNothing())
    .execute();
  await noteAct(t, {structure, by: person, act: 'method.added', about: person, at: now});
  await notify(t, {
    structure,
    to: {person},
    kind: 'wayAdded',
    details: {way: {fr: `un compte ${issuerName}`, en: `an account of ${issuerName}`}},
    key: `wayAdded:${person}:${now.toISOString()}`,
    now,
  });
}

/** The issuer, a space, and its name for the person: unique together, and no issuer's address holds a space. */
function subjectOf({issuer, sub}: Identity): string {
  return `${issuer} ${sub}`;
}
