/** Routes by which people and their advisers see where they stand on a pathway. */
import {progressOfPeople, promptsOfMonth} from '../../pathways/people-on.js';
import {setReferenceDate} from '../../pathways/reference-dates.js';
import {progressOfPerson} from '../../pathways/standings.js';
import type {Handlers} from '../handler.js';

type PathwayRoutes =
  | 'pathways.progress'
  | 'pathways.follow'
  | 'pathways.progressOfMany'
  | 'pathways.prompts'
  | 'people.setReferenceDate';

export const pathwayHandlers: Pick<Handlers, PathwayRoutes> = {
  'pathways.progress': async ({structure, pathway}, {services, caller}) =>
    progressOfPerson(services.db, {structure, pathway, person: caller.person, now: services.now()}),

  'pathways.follow': async ({structure, pathway, after}, {services, caller: {person}}) => ({
    ...{structure, person, after},
    read: async () => progressOfPerson(services.db, {structure, pathway, person, now: services.now()}),
  }),

  'pathways.progressOfMany': async (input, {services, caller}) =>
    progressOfPeople(services, {...input, by: caller.person}),

  'pathways.prompts': async (input, {services, caller}) =>
    promptsOfMonth(services, {...input, by: caller.person}),

  'people.setReferenceDate': async ({structure, person, date}, {services, caller}) => {
    await setReferenceDate(services, {structure, person, date, by: caller.person});
    return undefined;
  },
};
