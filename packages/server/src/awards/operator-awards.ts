/** The badges of somebody as whoever runs the backend finds them, to take one back. Nobody’s rights are asked; the person is told who looked. */
import {type Award, rightsRoutes} from '@pepites/recognition';
import * as v from 'valibot';
import {assertStructure} from '../catalogue/assert-structure.js';
import {ServerError} from '../errors.js';
import {type FoundPerson, findPeople} from '../people/erase/find-people.js';
import type {Services} from '../services.js';
import {givenBadges} from './given-badges.js';

const by = {kind: 'operator'} as const;

export interface AwardsAsked {
  readonly structure: string;
  /** A whole address, or a part of the name that they gave. */
  readonly words: string;
}

export interface AwardsOfPerson extends Pick<FoundPerson, 'displayName' | 'lastSeenAt'> {
  /** Those that the structure gave, the newest first. */
  readonly awards: readonly Award[];
}

export interface AwardActions {
  /** Twenty people at most. @throws {ServerError} ERR_STRUCTURE_UNKNOWN; ERR_NAME_INVALID; ERR_PERSON_UNKNOWN: nobody there is called that */
  awardsOfPeople(input: AwardsAsked): Promise<readonly AwardsOfPerson[]>;
}

export function createAwardActions(services: Services): AwardActions {
  return {
    awardsOfPeople: async ({structure, words}) => {
      await assertStructure(services.db, structure);
      // As the console's route checks it.
      const asked = v.safeParse(rightsRoutes['people.find'].body, {words});
      if (!asked.success)
        throw new ServerError('ERR_NAME_INVALID', 'Give 3 to 254 characters of a name, or a whole address.');
      const found = await findPeople(services, {structure, ...asked.output, by});
      if (found.length === 0)
        throw new ServerError('ERR_PERSON_UNKNOWN', `"${structure}" knows nobody of that name or address.`);
      const people: AwardsOfPerson[] = [];
      for (const {person, displayName, lastSeenAt} of found)
        people.push({
          displayName,
          lastSeenAt,
          awards: await givenBadges(services, {structure, person, by}),
        });
      return people;
    },
  };
}
