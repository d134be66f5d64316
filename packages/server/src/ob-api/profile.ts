/** `GET` and `PUT /profile`: the person's name, and nothing else of them. */
import type {Account} from '../oauth/account.js';
import {rename} from '../people/people.js';
import type {Services} from '../services.js';
import * as v from 'valibot';
import {ObRefusal} from './ob-refusal.js';

const context = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

export async function profileOf({db}: Services, {person}: Account): Promise<object> {
  const {display_name: name} = await db
    .selectFrom('person')
    .select('display_name')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return {'@context': context, id: idOf(person), type: ['Profile'], ...(name !== '' && {name})};
}

const profileSchema = v.object({
  id: v.optional(v.string()),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
});

/** @returns what is kept of it @throws {ObRefusal} PROFILE_INVALID */
export async function putProfile(services: Services, account: Account, sent: unknown): Promise<object> {
  const read = v.safeParse(profileSchema, sent);
  if (!read.success) throw new ObRefusal('PROFILE_INVALID', 'name: 1 to 100 characters are needed');
  const {id, name} = read.output;
  if (id !== undefined && id !== idOf(account.person))
    throw new ObRefusal('PROFILE_INVALID', 'id: that of another profile');
  await rename(services.db, account.person, name);
  return profileOf(services, account);
}

function idOf(person: string): string {
  return `urn:uuid:${person}`;
}
