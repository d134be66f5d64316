/** The badges that a structure gave to somebody, for who may take them back. */
import type {Award} from '@pepites/recognition';
import {type Act, noteLooks} from '../audit/note-act.js';
import {isKnownTo} from '../people/erase/erase-for-person.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {awardViews} from './award-view.js';

/** Not those that people made themselves. The newest first. @throws {Refusal} PERSON_UNKNOWN: nobody, or nobody of this structure */
export async function givenBadges(
  services: Services,
  {structure, person, by}: {readonly structure: string; readonly person: string; readonly by: Act['by']},
): Promise<Award[]> {
  const {db} = services;
  if (!(await isKnownTo(db, services, {structure, person}))) throw new Refusal('PERSON_UNKNOWN');
  const rows = await db
    .selectFrom('award')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .where('pseudonym_id', 'is', null)
    .orderBy('awarded_at', 'desc')
    .execute();
  await noteLooks(db, [{structure, by, act: 'award.listed', about: person, at: services.now()}]);
  return awardViews(services, db, rows, {isForHolder: false});
}
